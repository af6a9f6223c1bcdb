import type { CaseStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** One transition of a case: who, when, from, to and why. Never changed. */
@Entity('case_step')
@Index('ix_case_step_case', ['caseId', 'id'])
export class CaseStep {
  @IdColumn() id: string;
  @RefColumn() caseId: string;
  @IntColumn() round: number;
  @TextColumn(32) action: string;
  @TextColumn(24) fromStatus: CaseStatus;
  @TextColumn(24) toStatus: CaseStatus;
  /** Null for the system. */
  @RefColumn({ nullable: true }) actorId: string | null;
  @LongTextColumn() reason: string;
  @TimeColumn() at: Date;
}
