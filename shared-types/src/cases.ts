import type { CaseAction, CaseAuthor, CaseCategory, CaseContent, CaseSectionTexts, CaseSettings, CaseVisibility } from './case-content';
import type { CaseCheck, CaseDraft, CaseRevision, ResolveDraftBody, SaveDraftBody, SavedDraft, SubmitCaseBody } from './case-drafts';
import type { CaseStatus, SafetyState } from './constants';
import { endpoint } from './endpoint';
import type { FileView } from './files';
import type { Done, Id, IsoDate, IsoDateTime, Page, PageQuery } from './primitives';

/** What every list shows of a case. */
export interface CaseSummary {
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
  /** 5:4 picture; null when the case has none. */
  coverUrl: string | null;
  visibility: CaseVisibility;
}

/** A line of a list. */
export interface CaseCard extends CaseSummary {
  status: CaseStatus;
  statusName: string;
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
  /** The last day has passed. */
  ended: boolean;
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
  /** The adoption of the own branch whose results the case tells. */
  fromAdoptionId?: Id;
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
