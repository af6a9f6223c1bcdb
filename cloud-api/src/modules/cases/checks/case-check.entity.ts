import type { CasePart, SafetyState, SimilarPassage } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, RefColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** Verdict on one part of the text of one round. */
@Entity('case_safety_finding')
@Index('uq_case_safety_finding', ['caseId', 'round', 'part'], { unique: true })
export class CaseSafetyFinding {
  @IdColumn() id: string;
  @RefColumn() caseId: string;
  @IntColumn() round: number;
  @TextColumn(24) part: CasePart;
  @TextColumn(16) verdict: SafetyState;
  @TextColumn(32, { nullable: true }) label: string | null;
  @JsonColumn() keywords: string[];
  @JsonColumn() traceIds: string[];
  @TextColumn(200, { nullable: true }) undecided: string | null;
  @TimeColumn() checkedAt: Date;
}

/** A like case found when this one was submitted. */
@Entity('case_similarity_finding')
@Index('uq_case_similarity_finding', ['caseId', 'round', 'otherCaseId'], { unique: true })
export class CaseSimilarityFinding {
  @IdColumn() id: string;
  @RefColumn() caseId: string;
  @IntColumn() round: number;
  @RefColumn() otherCaseId: string;
  @IntColumn() percent: number;
  @JsonColumn() passages: SimilarPassage[];
}
