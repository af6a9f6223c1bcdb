import type { CaseAction, CaseAuthor, CaseContent } from './case-content';
import type { CasePart, CaseStatus } from './constants';
import type { FileView } from './files';
import type { Id, IsoDateTime } from './primitives';

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
