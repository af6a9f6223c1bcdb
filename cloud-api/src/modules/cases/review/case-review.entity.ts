import type { ReviewScore, ReviewState } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, IntColumn, JsonColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../../database/columns';

/** A score with the weight in force when the case was submitted. */
export interface WeightedScore extends ReviewScore {
  weightPercent: number;
}

/** One reviewer's blind review of one round. */
@Entity('case_review')
@Index('uq_case_review', ['caseId', 'round', 'reviewerId'], { unique: true })
@Index('ix_case_review_reviewer', ['reviewerId', 'state', 'id'])
@Index('ix_case_review_due', ['state', 'dueOn'])
export class CaseReview {
  @IdColumn() id: string;
  @RefColumn() caseId: string;
  @IntColumn() round: number;
  @RefColumn() reviewerId: string;
  @TextColumn(16) state: ReviewState;
  @TextColumn(16) method: 'officer' | 'random';
  /** Of the draw, so that it can be repeated and checked; null when an officer chose. */
  @TextColumn(32, { nullable: true }) seed: string | null;
  @RefColumn() assignedById: string;
  @TimeColumn() assignedAt: Date;
  @DateColumn() dueOn: string;
  @JsonColumn() scores: WeightedScore[];
  /** Weighted total in hundredths of a point, 0–10000; null until handed in. */
  @IntColumn({ nullable: true }) totalHundredths: number | null;
  @LongTextColumn() opinion: string;
  /** Why it was declined or taken back. */
  @LongTextColumn() reason: string;
  @TimeColumn({ nullable: true }) closedAt: Date | null;
  @VersionColumn() version: number;
}
