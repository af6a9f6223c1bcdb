import type { ArrearsOutcome } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../database/columns';

/** Six unpaid months in a row, for people to look into. */
@Entity('dues_case')
@Index('uq_dues_case_open', ['openKey'], { unique: true })
@Index('ix_dues_case_member', ['memberId', 'id'])
@Index('ix_dues_case_org', ['orgId', 'status', 'id'])
export class DuesCaseRow {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @RefColumn() orgId: string;
  /** The member while it is open: one case at a time. */
  @RefColumn({ nullable: true }) openKey: string | null;
  @TextColumn(7) fromMonth: string;
  @TextColumn(7) toMonth: string;
  @IntColumn() months: number;
  @IntColumn() owedFen: number;
  @TextColumn(8) status: 'open' | 'resolved';
  @TextColumn(16, { nullable: true }) outcome: ArrearsOutcome | null;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
}
