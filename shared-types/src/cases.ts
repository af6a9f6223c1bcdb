import type { CasePart, CaseSectionKey, CaseStatus, RubricCriterion, SafetyState } from './constants';
import { endpoint } from './endpoint';
import type { FileKind, FileView } from './files';
import type { Done, Id, IsoDate, IsoDateTime, Page, PageQuery } from './primitives';

/** `public`: everybody reads the public digest, members read all. `members`: nothing for others. */
export type CaseVisibility = 'members' | 'public';

export interface CaseCategory {
  code: string;
  name: string;
  /** What belongs here, one sentence. */
  note: string;
  /** Inactive ones stay on old cases and can't be chosen. */
  active: boolean;
  /** Place in the list. */
  seat: number;
}

/** A number of the rules with its unit and source. */
export interface RuleNumber {
  value: number;
  unit: string;
  doc: string;
  article: string;
}

/** Limits and weights in force today, for the editor's counters and the review form. */
export interface CaseSettings {
  /** 字. */
  summaryMax: RuleNumber;
  /** 字, over the sections without the appendix. */
  totalMax: RuleNumber;
  totalMin: RuleNumber;
  /** 字, each of background, practice, effect, insight. */
  sectionMin: RuleNumber;
  imagesMax: RuleNumber;
  attachmentsMax: RuleNumber;
  /** Percent at which a similar text must be explained on submission. */
  similarityPercent: RuleNumber;
  minReviewers: RuleNumber;
  /** Points of 100 between the highest and the lowest total from which a further reviewer is suggested. */
  spreadLimit: RuleNumber;
  /** A criterion scored below needs a comment. */
  commentBelow: RuleNumber;
  /** Working days. */
  noticeDays: RuleNumber;
  rubric: { criterion: RubricCriterion; name: string; weight: RuleNumber }[];
}

export interface CaseFileRef {
  fileId: Id;
  kind: FileKind;
  caption: string;
}

export type CaseSectionTexts = Record<CaseSectionKey, string>;

/** Everything an author writes; a draft may leave any of it empty. */
export interface CaseContent {
  title: string;
  categoryCode: string | null;
  tags: string[];
  /** Members; the first is the lead author. */
  authorIds: Id[];
  summary: string;
  sections: CaseSectionTexts;
  visibility: CaseVisibility;
  /** What everybody may read of a public case. */
  publicDigest: string;
  coverFileId: Id | null;
  files: CaseFileRef[];
  /** The authors warrant that the text is their own and true. */
  pledge: boolean;
}

export interface CaseAuthor {
  memberId: Id;
  name: string;
  lead: boolean;
}

export type AuthorAction = 'edit' | 'submit' | 'recall' | 'remove';
export type BranchAction = 'branch_pass' | 'branch_return' | 'branch_reject';
export type OfficerAction =
  | 'safety_pass' | 'safety_return' | 'assign' | 'approve' | 'committee_return' | 'committee_reject'
  | 'open_notice' | 'answer_objection' | 'publish' | 'withdraw';
export type CaseAction = AuthorAction | BranchAction | OfficerAction | 'object';

/** A line of a list. */
export interface CaseCard {
  id: Id;
  title: string;
  /** The beginning of the summary. */
  excerpt: string;
  categoryCode: string | null;
  categoryName: string;
  tags: string[];
  orgId: Id;
  orgName: string;
  authorNames: string[];
  coverUrl: string | null;
  status: CaseStatus;
  statusName: string;
  visibility: CaseVisibility;
  publishedAt: IsoDateTime | null;
  updatedAt: IsoDateTime;
}

/** A step of the workflow; the author sees the reasons. */
export interface CaseStep {
  id: Id;
  action: string;
  from: CaseStatus;
  to: CaseStatus;
  toName: string;
  /** Null for the system, and towards authors for what others decided. */
  actorName: string | null;
  reason: string;
  at: IsoDateTime;
}

export interface CaseNotice {
  id: Id;
  caseId: Id;
  startsOn: IsoDate;
  /** Last day on which an objection may be filed. */
  endsOn: IsoDate;
  workingDays: number;
  state: 'open' | 'closed' | 'stopped';
  /** The caller's own objections; officers read all in objections. */
  myObjections: CaseObjection[];
}

export type ObjectionState = 'open' | 'dismissed' | 'upheld';

export interface CaseObjection {
  id: Id;
  caseId: Id;
  /** Shown to officers and to the objector; null for anybody else. */
  memberName: string | null;
  text: string;
  state: ObjectionState;
  answer: string | null;
  answeredAt: IsoDateTime | null;
  filedAt: IsoDateTime;
}

/** The whole case as a reader sees it. */
export interface CaseDetail extends Omit<CaseCard, 'excerpt'> {
  version: number;
  /** Submission round; 0 before the first. */
  round: number;
  summary: string;
  sections: CaseSectionTexts;
  authors: CaseAuthor[];
  publicDigest: string;
  files: (FileView & { caption: string })[];
  cover: FileView | null;
  wordCount: number;
  /** Result of the text check of this round; for those who handle the case. */
  safety: SafetyState | null;
  submittedAt: IsoDateTime | null;
  /** Running or last public notice. */
  notice: CaseNotice | null;
  /** Steps and reasons; empty for readers who are neither author nor officer. */
  steps: CaseStep[];
  allowedActions: CaseAction[];
}

/** A draft as the editor holds it. */
export interface CaseDraft {
  id: Id;
  status: CaseStatus;
  /** Raised by every saved change; the base of the next save. */
  version: number;
  content: CaseContent;
  authors: CaseAuthor[];
  files: (FileView & { caption: string })[];
  /** Who saved last, where and when. */
  savedBy: string;
  savedOn: string;
  savedAt: IsoDateTime;
  /** Reason of the last return; null when there is none. */
  returnReason: string | null;
  allowedActions: CaseAction[];
}

export interface SaveDraftBody {
  /** The version the editor started from. */
  baseVersion: number;
  /** What the user knows the device by, e.g. 微信·iPhone. */
  deviceLabel: string;
  content: CaseContent;
}

export interface SavedDraft {
  version: number;
  savedAt: IsoDateTime;
  /** False when the content was already as sent. */
  changed: boolean;
}

/** Meta of `conflict.version` on a draft: both sides by where, when and what. Nothing has been overwritten. */
export interface DraftConflict {
  baseVersion: number;
  theirs: { version: number; deviceLabel: string; savedBy: string; savedAt: IsoDateTime; changedParts: CasePart[] };
  mine: { deviceLabel: string; changedParts: CasePart[] };
  /** Parts both sides changed. */
  clashing: CasePart[];
}

/** `mine`: my content becomes a new version on top of theirs, which stays in the revisions. `theirs`: load theirs. */
export type ResolveDraftBody =
  | { choice: 'mine'; theirVersion: number; deviceLabel: string; content: CaseContent }
  | { choice: 'theirs'; theirVersion: number };

export interface CaseRevision {
  version: number;
  deviceLabel: string;
  savedBy: string;
  savedAt: IsoDateTime;
  /** Against the revision before. */
  changedParts: CasePart[];
}

export interface SimilarPassage {
  /** Words of this case and the like words of the other one. */
  mine: string;
  theirs: string;
  part: CasePart;
}

export interface SimilarCase {
  caseId: Id;
  title: string;
  orgName: string;
  /** Share of this text found there, whole percent. */
  percent: number;
  passages: SimilarPassage[];
}

/** What stands between a draft and its submission. */
export interface CaseCheck {
  version: number;
  ready: boolean;
  faults: { part: CasePart; message: string }[];
  /** Things a reviewer will notice, e.g. names in the text that blind review should not show. */
  warnings: { part: CasePart; message: string }[];
  wordCount: number;
  similar: SimilarCase[];
  /** Submission needs an explanation. */
  similarityExplanationNeeded: boolean;
}

export interface SubmitCaseBody {
  version: number;
  /** Needed where the check says so; reviewers read it. */
  similarityExplanation?: string;
}

export interface VersionBody {
  version: number;
}

export interface VersionReasonBody {
  version: number;
  /** The author reads it. */
  reason: string;
}

export interface MyCasesQuery extends PageQuery {
  status?: CaseStatus;
}

export interface CreateCaseBody {
  title?: string;
  categoryCode?: string;
  deviceLabel: string;
}

export interface SaveCategoryBody {
  name: string;
  note: string;
  active: boolean;
  seat: number;
}

/** Somebody of my branch who may be named as an author. */
export interface CaseColleague {
  memberId: Id;
  name: string;
}

export const casesApi = {
  categories: endpoint<{ reply: CaseCategory[] }>('GET', '/api/case-categories'),
  saveCategory: endpoint<{ params: { code: string }; body: SaveCategoryBody; reply: CaseCategory }>('PUT', '/api/case-categories/:code'),
  settings: endpoint<{ reply: CaseSettings }>('GET', '/api/case-settings'),
  /** Active members of my organisation by name, without any personal data; at most 500. */
  colleagues: endpoint<{ reply: CaseColleague[] }>('GET', '/api/my/case-colleagues'),
  mine: endpoint<{ query: MyCasesQuery; reply: Page<CaseCard> }>('GET', '/api/my/cases'),
  /** Starts a draft of my branch with me as its lead author. */
  create: endpoint<{ body: CreateCaseBody; reply: CaseDraft }>('POST', '/api/cases'),
  detail: endpoint<{ params: { id: Id }; reply: CaseDetail }>('GET', '/api/cases/:id'),
  /** Only a draft that was never submitted. */
  remove: endpoint<{ params: { id: Id }; reply: Done }>('DELETE', '/api/cases/:id'),
  draft: endpoint<{ params: { id: Id }; reply: CaseDraft }>('GET', '/api/cases/:id/draft'),
  /** Idempotent. Problems: conflict.version with DraftConflict as meta, conflict.state, request.invalid. */
  saveDraft: endpoint<{ params: { id: Id }; body: SaveDraftBody; reply: SavedDraft }>('PUT', '/api/cases/:id/draft'),
  /** Problems: conflict.version when theirs has moved on meanwhile. */
  resolveDraft: endpoint<{ params: { id: Id }; body: ResolveDraftBody; reply: CaseDraft }>('POST', '/api/cases/:id/draft/resolution'),
  revisions: endpoint<{ params: { id: Id }; reply: CaseRevision[] }>('GET', '/api/cases/:id/revisions'),
  revision: endpoint<{ params: { id: Id; version: number }; reply: CaseContent }>('GET', '/api/cases/:id/revisions/:version'),
  /** What is missing and what is similar, before submission. */
  check: endpoint<{ params: { id: Id }; reply: CaseCheck }>('GET', '/api/cases/:id/check'),
  /** Problems: case.content with paths, case.similar, conflict.version, conflict.state. */
  submit: endpoint<{ params: { id: Id }; body: SubmitCaseBody; reply: CaseDetail }>('POST', '/api/cases/:id/submission'),
  /** Takes a case back that the branch has not decided on yet. */
  recall: endpoint<{ params: { id: Id }; body: VersionBody; reply: CaseDetail }>('POST', '/api/cases/:id/recall'),
};
