import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** A number that a regulation or the customer fixes, with its source and the dates it holds. */
@Entity('rule_value')
@Index('ix_rule_value_code', ['code', 'effectiveFrom'])
export class RuleValue {
  @IdColumn() id: string;
  @TextColumn(64) code: string;
  @TextColumn(191) value: string;
  /** 人, 年, 月, 天, 字, % … */
  @TextColumn(16) unit: string;
  @TextColumn(191) doc: string;
  @TextColumn(64) article: string;
  @DateColumn() effectiveFrom: string;
  @DateColumn({ nullable: true }) effectiveTo: string | null;
  /** '' for everybody, else the part of the tree it holds for. */
  @TextColumn(512) orgPath: string;
  /** Why the customer changed it; null for what the product shipped. */
  @TextColumn(200, { nullable: true }) reason: string | null;
  @RefColumn({ nullable: true }) createdById: string | null;
  @TimeColumn({ nullable: true }) createdAt: Date | null;
}
