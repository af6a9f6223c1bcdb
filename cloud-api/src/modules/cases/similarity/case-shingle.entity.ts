import { Entity, Index, PrimaryColumn } from 'typeorm';

/** Sampled fingerprint of six characters of a case's text. */
@Entity('case_shingle')
@Index('ix_case_shingle_case', ['caseId'])
export class CaseShingle {
  @PrimaryColumn({ type: 'int' }) hash: number;
  @PrimaryColumn({ type: 'varchar', length: 26 }) caseId: string;
}
