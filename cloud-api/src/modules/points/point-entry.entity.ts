import type { OrgClass, PointSource } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, IntColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/**
 * A line of the ledger. Append-only: PointEntryGuard refuses updates and deletes.
 * `ix_point_entry_month` alone answers the month's sums per organisation and member.
 */
@Entity('point_entry')
@Index('uq_point_entry_key', ['idempotencyKey'], { unique: true })
@Index('uq_point_entry_reverses', ['reversesId'], { unique: true })
@Index('ix_point_entry_month', ['month', 'orgId', 'memberId', 'deltaCenti'])
@Index('ix_point_entry_ledger', ['month', 'id'])
@Index('ix_point_entry_member', ['memberId', 'month', 'id'])
@Index('ix_point_entry_source', ['source', 'sourceId'])
export class PointEntryRow {
  @IdColumn() id: string;
  @TextColumn(64) ruleCode: string;
  @IntColumn() ruleVersion: number;
  /** Null for points of the branch as a whole. */
  @RefColumn({ nullable: true }) memberId: string | null;
  @RefColumn() orgId: string;
  /** Path and class of the organisation when the entry was written. */
  @TextColumn(512) orgPath: string;
  @TextColumn(16) orgClass: OrgClass;
  /** Hundredths of a point. */
  @IntColumn() deltaCenti: number;
  /** Month 'YYYY-MM' that it counts for: that of occurredOn, or the first open one after it. */
  @TextColumn(7) month: string;
  @DateColumn() occurredOn: string;
  @TextColumn(16) source: PointSource;
  /** Id of the case, adoption, review or request that it comes from. */
  @TextColumn(64) sourceId: string;
  @TextColumn(200) subject: string;
  @TextColumn(255, { nullable: true }) evidencePage: string | null;
  @TextColumn(500, { nullable: true }) evidenceNote: string | null;
  @TextColumn(500, { nullable: true }) reason: string | null;
  /** The same fact delivered twice has the same key. */
  @TextColumn(191) idempotencyKey: string;
  @RefColumn({ nullable: true }) reversesId: string | null;
  @RefColumn({ nullable: true }) createdBy: string | null;
  @TimeColumn() createdAt: Date;
}
