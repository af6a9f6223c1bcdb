import type { ExtraStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, IntColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../database/columns';

/** More than is owed, by the member's own will. */
@Entity('dues_extra')
@Index('uq_dues_extra_source', ['source'], { unique: true })
@Index('ix_dues_extra_org', ['orgId', 'status', 'id'])
@Index('ix_dues_extra_member', ['memberId', 'id'])
export class DuesExtraRow {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @RefColumn() orgId: string;
  @IntColumn() fen: number;
  @DateColumn() receivedOn: string;
  @TextColumn(64) source: string;
  @TextColumn(12) status: ExtraStatus;
  @LongTextColumn({ nullable: true }) profile: string | null;
  @TextColumn(64, { nullable: true }) receiptNo: string | null;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
}
