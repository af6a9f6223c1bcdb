import type { AuditVerificationState } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** One recomputation of the chain, its progress and its outcome. */
@Entity('audit_verification')
@Index('ix_audit_verification_state', ['state', 'id'])
export class AuditVerificationRow {
  @IdColumn() id: string;
  @TextColumn(16) state: AuditVerificationState;
  @IntColumn() fromSeq: number;
  /** End of the chain when it was started. */
  @IntColumn() toSeq: number;
  @IntColumn() checked: number;
  @IntColumn() unsealed: number;
  @IntColumn({ nullable: true }) brokenAt: number | null;
  @RefColumn({ nullable: true }) startedById: string | null;
  @TimeColumn() startedAt: Date;
  @TimeColumn({ nullable: true }) finishedAt: Date | null;
}
