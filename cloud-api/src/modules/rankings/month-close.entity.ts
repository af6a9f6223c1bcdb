import type { ClosePhase } from '@xianfeng/shared-types';
import { Entity } from 'typeorm';
import { IntColumn, JsonColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** Figures that a month was closed by, kept so that it can be recomputed when the rules have changed. */
export interface CloseTerms {
  /** Below so many members a unit is small. */
  smallUnitHeads: number;
  /** Half width of a small unit's band in standard errors. */
  bandWidth: number;
}

/** The close of a month as a job: the phase and the cursor say where to go on, the lease who is at it. */
@Entity('month_close')
export class MonthCloseRow {
  @KeyColumn(7) month: string;
  @TextColumn(16) phase: ClosePhase;
  /** Id of the last unit done in the phase; '' at its start. */
  @TextColumn(26) cursor: string;
  @IntColumn() done: number;
  @IntColumn() total: number;
  @JsonColumn() terms: CloseTerms;
  @TextColumn(32, { nullable: true }) leaseToken: string | null;
  @TimeColumn({ nullable: true }) leaseUntil: Date | null;
  @RefColumn({ nullable: true }) startedBy: string | null;
  @TimeColumn() startedAt: Date;
  @TimeColumn({ nullable: true }) closedAt: Date | null;
}
