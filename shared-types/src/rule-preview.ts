import { endpoint } from './endpoint';
import type { OrgClass } from './orgs';
import type { Centi, PointRuleFinding, PointRuleStatus, PointRuleTermsBody } from './points';
import type { Id, IsoMonth } from './primitives';

export interface PreviewRuleBody extends PointRuleTermsBody {
  /** Month from which the version is to hold; the preview is of the open month whatever it is. */
  effectiveFrom: IsoMonth;
  /** `retired`: as if the rule gave nothing. */
  status: PointRuleStatus;
}

/** Terms of a rule that does not exist yet. */
export interface PreviewNewRuleBody extends PointRuleTermsBody {
  effectiveFrom: IsoMonth;
  /** The organisation that would own it: units and entries below it alone are looked at. */
  ownerOrgId: Id;
  /** Code of a rule whose entries of the open month stand for how often the new one would be given. */
  likeCode: string;
}

/** A unit whose figures would change. */
export interface PreviewUnit {
  orgId: Id;
  orgName: string;
  orgClass: OrgClass;
  heads: number;
  beforeCenti: Centi;
  afterCenti: Centi;
  beforePerHeadCenti: Centi;
  afterPerHeadCenti: Centi;
  beforePlace: number;
  afterPlace: number;
  /** Units ranked in the class. */
  of: number;
}

/** What a version of a rule would have done to the open month. Nothing is written. */
export interface RulePreview {
  month: IsoMonth;
  /** The linter's refusals; the figures are computed all the same. */
  findings: PointRuleFinding[];
  /** Entries of the month that the rule gave, and those whose points would differ. */
  entries: number;
  changedEntries: number;
  membersAffected: number;
  unitsAffected: number;
  placesChanged: number;
  beforeCenti: Centi;
  afterCenti: Centi;
  /** Entries that the new caps would cut. */
  cutByCaps: number;
  /** Those whose total or place would change, the largest change of place first, at most 200. */
  units: PreviewUnit[];
  /** In one sentence. */
  sentence: string;
}

export const rulePreviewApi = {
  /** The open month recomputed as if the terms had held since its first day. */
  preview: endpoint<{ params: { code: string }; body: PreviewRuleBody; reply: RulePreview }>('POST', '/api/points/rules/:code/preview'),
  /** The open month as if every award of another rule had brought one of the new rule besides; `beforeCenti` is 0. */
  previewNew: endpoint<{ body: PreviewNewRuleBody; reply: RulePreview }>('POST', '/api/points/rules/preview'),
};
