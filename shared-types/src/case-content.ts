import type { CaseSectionKey, RubricCriterion } from './constants';
import type { FileKind } from './files';
import type { Id } from './primitives';

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
