import type { CaseSectionTexts, CaseSettings } from './case-content';
import type { SimilarCase } from './case-drafts';
import type { CaseCard, CaseDetail, CaseNotice, CaseObjection, VersionBody, VersionReasonBody } from './cases';
import type { CasePart, CaseStatus, RubricCriterion, SafetyState } from './constants';
import { endpoint } from './endpoint';
import type { FileView } from './files';
import type { Id, IsoDate, IsoDateTime, Page, PageQuery } from './primitives';

/** Numbers for the home page: what waits for me. */
export interface CaseTodoCounts {
  /** Returned to me as an author. */
  returned: number;
  branchReview: number;
  /** Blind reviews I have not handed in. */
  myReviews: number;
  /** For officers: safety decisions, reviewers to assign or decisions to take, notices to open, publish or answer. */
  safety: number;
  committee: number;
  notice: number;
  objections: number;
}

/** Desks a case lies on: branch, safety (a person must look), committee, notice (approved or on notice), objections. */
export const REVIEW_DESKS = ['branch', 'safety', 'committee', 'notice', 'objections'] as const;
export type ReviewDesk = (typeof REVIEW_DESKS)[number];

export interface ReviewQueueQuery extends PageQuery {
  desk: ReviewDesk;
}

/** Queues that the console works off case by case; notices and objections have a page of their own. */
export const BENCH_QUEUES = ['mine', 'branch', 'safety', 'committee'] as const;
export type BenchQueue = (typeof BENCH_QUEUES)[number];

/** Lines of a queue on the review desk: more than anybody judges in a sitting. */
export const BENCH_ROWS = 50;

export interface BenchQuery {
  /** The first of the caller's queues that has work where none is named. Problems: access.denied for another's. */
  queue?: BenchQueue;
  /** Blind review of the queue `mine`, case of the others; the first line of the queue where none is named. */
  id?: Id;
}

/** A case waiting on a desk. */
export interface DeskItem extends CaseCard {
  version: number;
  submittedAt: IsoDateTime | null;
  /** Days since it was submitted; 0 on the same day. */
  waitingDays: number;
  /** Handed in and assigned blind reviews of this round. */
  reviewsDone: number;
  reviewsAssigned: number;
  /** Last day of the running notice. */
  noticeEndsOn: IsoDate | null;
  openObjections: number;
}

export interface BranchDecisionBody {
  version: number;
  decision: 'pass' | 'return' | 'reject';
  /** Branch opinion; the reason for return and reject. */
  opinion: string;
}

/** `pass`: a person takes responsibility for the text. */
export interface SafetyDecisionBody {
  version: number;
  decision: 'pass' | 'return';
  reason: string;
}

export interface SafetyFinding {
  part: CasePart;
  verdict: SafetyState;
  /** In Chinese, e.g. 时政. */
  label: string | null;
  keywords: string[];
  /** Why a person must look, when WeChat could not tell. */
  undecided: string | null;
}

export type ReviewState = 'assigned' | 'declined' | 'released' | 'submitted';

export interface ReviewScore {
  criterion: RubricCriterion;
  /** 0–100. */
  score: number;
  /** Needed below the limit of the settings. */
  comment: string;
}

/** One blind review as the officer sees it. */
export interface ReviewOnBoard {
  id: Id;
  reviewerId: Id;
  reviewerName: string;
  reviewerOrgName: string;
  state: ReviewState;
  dueOn: IsoDate;
  overdue: boolean;
  method: 'officer' | 'random';
  /** Null until handed in. Hundredths of a point, 0–10000. */
  totalHundredths: number | null;
  scores: ReviewScore[];
  opinion: string;
  reason: string;
}

export interface ReviewerCandidate {
  memberId: Id;
  name: string;
  orgName: string;
  /** Reviews assigned and not handed in. */
  openReviews: number;
}

/** A criterion of the blind review with its weight on the day the case was submitted. */
export interface WeightedCriterion {
  criterion: RubricCriterion;
  name: string;
  weightPercent: number;
}

export interface ReviewBoard {
  case: CaseDetail;
  rubric: WeightedCriterion[];
  reviews: ReviewOnBoard[];
  /** Over reviews handed in; null without any. Hundredths of a point. */
  averageHundredths: number | null;
  /** Highest minus lowest total, hundredths of a point. */
  spreadHundredths: number | null;
  /** Handed-in reviews that a decision needs. */
  needed: number;
  /** Handed-in reviews suffice for a decision. */
  enough: boolean;
  /** One sentence on what to do next, e.g. that a wide spread calls for a further reviewer; null when nothing. */
  suggestion: string | null;
  candidates: ReviewerCandidate[];
  similar: SimilarCase[];
  similarityExplanation: string;
  safetyFindings: SafetyFinding[];
}

/** Either named reviewers, or a number to draw at random among those with the fewest open reviews. */
export interface AssignReviewersBody {
  version: number;
  reviewerIds?: Id[];
  draw?: number;
  /** By the rules when left out. */
  dueOn?: IsoDate;
}

export interface ReasonBody {
  reason: string;
}

export interface MyReviewsQuery extends PageQuery {
  state?: ReviewState;
}

export interface MyReviewItem {
  id: Id;
  title: string;
  categoryName: string;
  state: ReviewState;
  dueOn: IsoDate;
  overdue: boolean;
  totalHundredths: number | null;
}

/** A case without its authors and organisation, and without other reviewers' scores until the own ones are handed in. */
export interface BlindReview extends MyReviewItem {
  version: number;
  caseStatus: CaseStatus;
  tags: string[];
  summary: string;
  sections: CaseSectionTexts;
  files: (FileView & { caption: string })[];
  wordCount: number;
  rubric: WeightedCriterion[];
  commentBelow: number;
  /** Names that the text itself gives away have been masked; the officer is told. */
  masked: boolean;
  similar: { percent: number; passages: { mine: string; theirs: string; part: CasePart }[] }[];
  similarityExplanation: string;
  scores: ReviewScore[];
  opinion: string;
  /** Totals of the other handed-in reviews, hundredths of a point; null before the own one is handed in. */
  othersHundredths: number[] | null;
  allowedActions: ('score' | 'decline')[];
}

export interface ScoreReviewBody {
  version: number;
  scores: ReviewScore[];
  opinion: string;
}

export interface CommitteeDecisionBody {
  version: number;
  decision: 'approve' | 'return' | 'reject';
  /** Needed for return and reject. */
  reason: string;
}

export interface OpenNoticeBody {
  version: number;
  /** Later than the rules ask for; by the rules when left out. */
  endsOn?: IsoDate;
}

/** The review desk's first look: the queue and the case on the desk, each as its own endpoint answers. */
export interface ReviewBenchView {
  todo: CaseTodoCounts;
  settings: CaseSettings;
  /** Null for who has nothing to judge. */
  queue: BenchQueue | null;
  /** First page of `caseReviewsApi.mine`, open reviews alone; of the queue `mine`. */
  mine: Page<MyReviewItem> | null;
  /** First page of `caseReviewsApi.desk`; of the other queues. */
  desk: Page<DeskItem> | null;
  /** What is on the desk: one of the three, none where the queue is empty or the case is not to be seen. */
  blind: BlindReview | null;
  item: CaseDetail | null;
  board: ReviewBoard | null;
}

export interface NoticesQuery extends PageQuery {
  state?: CaseNotice['state'];
}

/** A case on public notice. */
export interface NoticeItem {
  notice: CaseNotice;
  case: CaseCard;
}

export interface ObjectBody {
  /** What is wrong and how the objector knows. */
  text: string;
}

/** An upheld objection stops the notice and either returns the case to its author or ends it. */
export type AnswerObjectionBody =
  | { outcome: 'dismissed'; answer: string }
  | { outcome: 'upheld'; remedy: 'return' | 'reject'; answer: string };

export const caseReviewsApi = {
  todo: endpoint<{ reply: CaseTodoCounts }>('GET', '/api/my/case-todo'),
  /** The review desk of the console in one round trip. */
  bench: endpoint<{ query: BenchQuery; reply: ReviewBenchView }>('GET', '/api/case-bench'),
  desk: endpoint<{ query: ReviewQueueQuery; reply: Page<DeskItem> }>('GET', '/api/case-desk'),
  /** Problems: case.self_review, conflict.version, conflict.state. */
  branchDecision: endpoint<{ params: { id: Id }; body: BranchDecisionBody; reply: CaseDetail }>('POST', '/api/cases/:id/branch-decision'),
  /** For a text WeChat could not judge. Problems: case.risky where it did. */
  safetyDecision: endpoint<{ params: { id: Id }; body: SafetyDecisionBody; reply: CaseDetail }>('POST', '/api/cases/:id/safety-decision'),
  board: endpoint<{ params: { id: Id }; reply: ReviewBoard }>('GET', '/api/cases/:id/review-board'),
  /** Problems: case.self_review, request.invalid where a reviewer is of the same branch. */
  assign: endpoint<{ params: { id: Id }; body: AssignReviewersBody; reply: ReviewBoard }>('POST', '/api/cases/:id/reviewers'),
  /** Takes an assignment back, e.g. from a reviewer who does not answer. */
  release: endpoint<{ params: { id: Id }; body: ReasonBody; reply: ReviewBoard }>('POST', '/api/case-reviews/:id/release'),
  mine: endpoint<{ query: MyReviewsQuery; reply: Page<MyReviewItem> }>('GET', '/api/my/case-reviews'),
  blind: endpoint<{ params: { id: Id }; reply: BlindReview }>('GET', '/api/case-reviews/:id'),
  decline: endpoint<{ params: { id: Id }; body: ReasonBody; reply: BlindReview }>('POST', '/api/case-reviews/:id/decline'),
  /** Final once handed in. Problems: conflict.version, conflict.state, request.invalid. */
  score: endpoint<{ params: { id: Id }; body: ScoreReviewBody; reply: BlindReview }>('POST', '/api/case-reviews/:id/score'),
  /** Problems: case.reviews_missing, case.self_review, conflict.version, conflict.state. */
  committeeDecision: endpoint<{ params: { id: Id }; body: CommitteeDecisionBody; reply: CaseDetail }>('POST', '/api/cases/:id/committee-decision'),
  openNotice: endpoint<{ params: { id: Id }; body: OpenNoticeBody; reply: CaseDetail }>('POST', '/api/cases/:id/notice'),
  notices: endpoint<{ query: NoticesQuery; reply: Page<NoticeItem> }>('GET', '/api/case-notices'),
  /** Any member, while the notice runs. */
  object: endpoint<{ params: { id: Id }; body: ObjectBody; reply: CaseObjection }>('POST', '/api/cases/:id/objections'),
  objections: endpoint<{ params: { id: Id }; reply: CaseObjection[] }>('GET', '/api/cases/:id/objections'),
  answerObjection: endpoint<{ params: { id: Id }; body: AnswerObjectionBody; reply: CaseObjection }>('POST', '/api/case-objections/:id/answer'),
  /** Problems: case.notice_running, conflict.state while objections are open. */
  publish: endpoint<{ params: { id: Id }; body: VersionBody; reply: CaseDetail }>('POST', '/api/cases/:id/publication'),
  withdraw: endpoint<{ params: { id: Id }; body: VersionReasonBody; reply: CaseDetail }>('POST', '/api/cases/:id/withdrawal'),
};
