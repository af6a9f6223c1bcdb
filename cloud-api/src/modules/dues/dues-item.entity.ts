import type { DuesItemEffect } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** Whether an item of income counts, for a part of the tree and a span of months, and who decided it. */
@Entity('dues_item')
@Index('uq_dues_item_seed', ['seedKey'], { unique: true })
export class DuesItemRow {
  @IdColumn() id: string;
  /** Names an item that the product ships; null for a committee's own. */
  @TextColumn(64, { nullable: true }) seedKey: string | null;
  /** Null for everybody. */
  @RefColumn({ nullable: true }) orgId: string | null;
  @TextColumn(100) name: string;
  @TextColumn(16) effect: DuesItemEffect;
  @TextColumn(191) doc: string;
  @TextColumn(64) article: string;
  @TextColumn(100) decidedBy: string;
  @DateColumn() decidedOn: string;
  @TextColumn(7) effectiveFrom: string;
  @TextColumn(7, { nullable: true }) effectiveTo: string | null;
  @RefColumn({ nullable: true }) createdBy: string | null;
  @TimeColumn() createdAt: Date;
}
