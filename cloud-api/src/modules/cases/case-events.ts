import type { Id, IsoDateTime } from '@xianfeng/shared-types';

/** Outbox topic: a case entered the library. */
export const CASE_PUBLISHED = 'case.published';
export interface CasePublished {
  caseId: Id;
  title: string;
  orgId: Id;
  orgPath: string;
  authorIds: Id[];
  categoryCode: string;
  publishedAt: IsoDateTime;
}

/** Outbox topic: a published case left the library. */
export const CASE_WITHDRAWN = 'case.withdrawn';
export interface CaseWithdrawn {
  caseId: Id;
  title: string;
  orgId: Id;
  orgPath: string;
  authorIds: Id[];
  reason: string;
  withdrawnAt: IsoDateTime;
}

/**
 * Outbox topic: a blind review was handed in by its last day. It names no case: whoever reads what follows from it, a
 * branch secretary or an author, must not learn who reviewed which case.
 */
export const REVIEW_DONE = 'case.review_done';
export interface ReviewDone {
  reviewId: Id;
  reviewerId: Id;
  doneAt: IsoDateTime;
}

/** Outbox topic, inside this module: have WeChat judge the text of a round. */
export const CASE_SAFETY_CHECK = 'case.safety_check';
export interface CaseSafetyCheck {
  caseId: Id;
  round: number;
  /** Who submitted: WeChat judges in the name of a user. */
  submitterId: Id;
}

/** Outbox topic, inside this module: bring the index of like texts up to date. */
export const CASE_REINDEX = 'case.reindex';
export interface CaseReindex {
  caseId: Id;
}
