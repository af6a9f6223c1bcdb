import type { ReliefKind, ReliefStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IdColumn, IntColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../database/columns';

/** 少交 or 免交 for some months. */
@Entity('dues_relief')
@Index('ix_dues_relief_member', ['memberId', 'id'])
@Index('ix_dues_relief_org', ['orgId', 'status', 'id'])
@Index('ix_dues_relief_months', ['status', 'fromMonth', 'toMonth'])
export class DuesReliefRow {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  /** Branch of the membership when it was asked for. */
  @RefColumn() orgId: string;
  /** Of a retired member: the branch alone decides. */
  @BoolColumn() retired: boolean;
  @TextColumn(8) kind: ReliefKind;
  @IntColumn({ nullable: true }) monthlyFen: number | null;
  @TextColumn(7) fromMonth: string;
  @TextColumn(7) toMonth: string;
  @TextColumn(500) reason: string;
  @TextColumn(12) status: ReliefStatus;
  /** Who wrote the branch's decision down: never the one who approves. */
  @RefColumn({ nullable: true }) studiedBy: string | null;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
}
