import type { PointAwardMode, PointBasis, PointRuleStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** One version of a rule, written once: what a month was counted by stays readable for ever. */
@Entity('point_rule')
@Index('uq_point_rule_version', ['code', 'version'], { unique: true })
export class PointRuleVersion {
  @IdColumn() id: string;
  @TextColumn(64) code: string;
  @IntColumn() version: number;
  @TextColumn(100) title: string;
  @LongTextColumn() description: string;
  @TextColumn(24) basis: PointBasis;
  @TextColumn(16) awardMode: PointAwardMode;
  @IntColumn() pointsCenti: number;
  @IntColumn({ nullable: true }) memberMonthlyCapCenti: number | null;
  @IntColumn({ nullable: true }) orgMonthlyCapCenti: number | null;
  /** Null: the committee at the top of the tree. */
  @RefColumn({ nullable: true }) ownerOrgId: string | null;
  /** Part of the tree that the rule holds for; '' for everybody. */
  @TextColumn(512) ownerOrgPath: string;
  /** First month 'YYYY-MM' that this version holds for. */
  @TextColumn(7) effectiveFrom: string;
  @TextColumn(191) sourceDoc: string;
  @TextColumn(64) sourceArticle: string;
  @TextColumn(16) status: PointRuleStatus;
  @RefColumn({ nullable: true }) createdBy: string | null;
  @TimeColumn() createdAt: Date;
}
