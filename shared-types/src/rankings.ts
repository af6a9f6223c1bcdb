import { endpoint } from './endpoint';
import type { OrgClass } from './orgs';
import type { Centi } from './points';
import type { Id, IsoDate, IsoDateTime, IsoMonth, Page, PageQuery } from './primitives';

/**
 * One unit in a sealed month. Units stand in order of the score per head; those that share a place can't be told apart, each
 * with each: equal to 0.01 分, or, where a small unit is one of the two, with overlapping bands. Places go 1, 2, 2, 4.
 */
export interface RankingUnit {
  orgId: Id;
  orgName: string;
  /** Name of the organisation above. */
  parentName: string;
  place: number;
  /** How many units share the place, this one included. */
  sharedBy: number;
  perHeadCenti: Centi;
  totalCenti: Centi;
  /** Place by the total, exact; for information. */
  totalPlace: number;
  /** Active members when the month was closed: the denominator. */
  heads: number;
  /** Fewer members than the rule's threshold: one or two persons decide the score. */
  small: boolean;
  /** Half width of the uncertainty band per head; 0 unless small. */
  bandCenti: Centi;
  /** Places gained since the month before (negative: lost); null without a comparison. */
  change: number | null;
}

/** One month of a unit's trend. */
export interface TrendPoint {
  month: IsoMonth;
  place: number;
  /** Units ranked in the class that month. */
  of: number;
  perHeadCenti: Centi;
  /** Mean of the class per head, for the chart's second line. */
  classPerHeadCenti: Centi;
}

export interface BulletinLink {
  id: Id;
  title: string;
  publishedAt: IsoDateTime;
}

/** Everything the ranking page shows, in one round trip. */
export interface RankingPage {
  month: IsoMonth;
  /** Closed months, newest first, at most 24. */
  months: IsoMonth[];
  orgClass: OrgClass;
  /** Units ranked in the class. */
  of: number;
  /** Null when the caller's branch is not ranked, e.g. without members. */
  mine: (RankingUnit & { trend: TrendPoint[]; explanation: string }) | null;
  top: RankingUnit[];
  /** How places come about, in one sentence. */
  tieRule: string;
  bulletin: BulletinLink | null;
}

export interface RankingClassPage extends Page<RankingUnit> {
  of: number;
  /** True when only the top list and the caller's own units are shown. */
  partial: boolean;
}

export interface RankingUnitDetail extends RankingUnit {
  month: IsoMonth;
  orgClass: OrgClass;
  of: number;
  trend: TrendPoint[];
  /** The figures in words: what was added up, divided by what, and what the band means. */
  explanation: string;
  /** Where the points came from, by rule. */
  byRule: { code: string; title: string; totalCenti: Centi; entries: number }[];
}

export const CLOSE_PHASE_LABELS = {
  checking: '检查', aggregating: '汇总', ranking: '排名', sealing: '封存', closed: '已结账',
} as const;
export type ClosePhase = keyof typeof CLOSE_PHASE_LABELS;

/** Something still open when the month is to be closed. Told, never hidden; closing goes on when the officer accepts it. */
export interface CloseCheck {
  code: 'month_running' | 'appeals_open' | 'safety_pending' | 'adoptions_unconfirmed' | 'balances_differ';
  title: string;
  count: number;
  /** A blocking one can't be accepted. */
  blocking: boolean;
}

export interface MonthClose {
  month: IsoMonth;
  /** Null before anybody has started. */
  phase: ClosePhase | null;
  /** Units done and to do in the phase at hand. */
  progress: { done: number; of: number };
  checks: CloseCheck[];
  startedBy: string | null;
  startedAt: IsoDateTime | null;
  closedAt: IsoDateTime | null;
  /** SHA-256 of the snapshot, chained to the month before. */
  hash: string | null;
  bulletinId: Id | null;
  allowedActions: ('close' | 'verify' | 'draft_bulletin')[];
}

/** Recomputed from the ledger and the stored head counts. */
export interface VerifyReport {
  month: IsoMonth;
  sealedHash: string;
  recomputedHash: string;
  /** The ledger gives the same bytes. */
  same: boolean;
  /** The stored rows are those that were sealed, and the seal before is the one it was chained to. */
  intact: boolean;
  units: number;
  /** Units whose figures differ, at most 100. */
  differences: { orgId: Id; orgName: string; sealedCenti: Centi; recomputedCenti: Centi }[];
}

export const BULLETIN_STATUS_LABELS = { draft: '起草', submitted: '待审批', approved: '待发布', published: '已发布' } as const;
export type BulletinStatus = keyof typeof BULLETIN_STATUS_LABELS;
export type BulletinAction = 'edit' | 'submit' | 'return' | 'approve' | 'publish';

/** Something a unit is to put right; seen by the unit and those above it alone (M8). */
export interface BulletinItem {
  orgId: Id;
  orgName: string;
  problem: string;
  /** What is to be done. */
  action: string;
  dueOn: IsoDate;
}

export interface BulletinParagraph {
  heading: string;
  text: string;
}

/** A class of the snapshot as the bulletin prints it; figures come from the snapshot and can't be edited. */
export interface BulletinTable {
  orgClass: OrgClass;
  of: number;
  heads: number;
  perHeadCenti: Centi;
  top: RankingUnit[];
}

export interface Bulletin {
  id: Id;
  month: IsoMonth;
  title: string;
  status: BulletinStatus;
  scope: { id: Id; name: string };
  paragraphs: BulletinParagraph[];
  tables: BulletinTable[];
  /** Those of the caller's own and lower units. */
  items: BulletinItem[];
  snapshotHash: string;
  publishedAt: IsoDateTime | null;
  history: { at: IsoDateTime; by: string; action: 'generate' | BulletinAction; reason: string | null }[];
  version: number;
  allowedActions: BulletinAction[];
}

export interface BulletinLine {
  id: Id;
  month: IsoMonth;
  title: string;
  status: BulletinStatus;
  publishedAt: IsoDateTime | null;
}

export interface EditBulletinBody {
  title: string;
  paragraphs: BulletinParagraph[];
  items: Omit<BulletinItem, 'orgName'>[];
  version: number;
}

/** The words of a bulletin as somebody left them, kept for good. */
export interface BulletinVersion {
  /** Version of the bulletin that the words came with. */
  version: number;
  at: IsoDateTime;
  by: string;
  title: string;
  paragraphs: BulletinParagraph[];
  items: BulletinItem[];
}

type OfMonth = { params: { month: IsoMonth } };
type ById = { params: { id: Id } };

export const rankingsApi = {
  /** The newest closed month when `month` is left out; 404 before the first close. */
  page: endpoint<{ query: { month?: IsoMonth }; reply: RankingPage }>('GET', '/api/rankings/page'),
  /** A class of a month in order of places. */
  classList: endpoint<{ params: { month: IsoMonth; orgClass: OrgClass }; query: PageQuery; reply: RankingClassPage }>(
    'GET', '/api/rankings/:month/classes/:orgClass',
  ),
  unit: endpoint<{ params: { month: IsoMonth; orgId: Id }; reply: RankingUnitDetail }>('GET', '/api/rankings/:month/units/:orgId'),

  closes: endpoint<{ reply: MonthClose[] }>('GET', '/api/month-closes'),
  closeStatus: endpoint<OfMonth & { reply: MonthClose }>('GET', '/api/month-closes/:month'),
  /** Starts the close, or goes on with one that was interrupted. `acceptOpen`: the officer has seen the open items. */
  close: endpoint<OfMonth & { body: { acceptOpen: boolean }; reply: MonthClose }>('POST', '/api/month-closes/:month'),
  /** Recomputes the sealed month from the ledger and compares. */
  verify: endpoint<OfMonth & { reply: VerifyReport }>('GET', '/api/month-closes/:month/verification'),
};

export const bulletinsApi = {
  /** Members see published ones; editors and approvers all. */
  list: endpoint<{ query: PageQuery; reply: Page<BulletinLine> }>('GET', '/api/bulletins'),
  detail: endpoint<ById & { reply: Bulletin }>('GET', '/api/bulletins/:id'),
  /** Drafts the bulletin of a closed month from its snapshot; 409 when there is one. */
  generate: endpoint<{ body: { month: IsoMonth }; reply: Bulletin }>('POST', '/api/bulletins'),
  edit: endpoint<ById & { body: EditBulletinBody; reply: Bulletin }>('PUT', '/api/bulletins/:id'),
  /** What the bulletin said after each edit, the newest first, at most 50. */
  versions: endpoint<ById & { reply: BulletinVersion[] }>('GET', '/api/bulletins/:id/versions'),
  submit: endpoint<ById & { body: { version: number }; reply: Bulletin }>('POST', '/api/bulletins/:id/submission'),
  returnToEditor: endpoint<ById & { body: { version: number; reason: string }; reply: Bulletin }>('POST', '/api/bulletins/:id/return'),
  /** By somebody who has not edited it. */
  approve: endpoint<ById & { body: { version: number }; reply: Bulletin }>('POST', '/api/bulletins/:id/approval'),
  /** Every ranked branch gets its month's message. */
  publish: endpoint<ById & { body: { version: number }; reply: Bulletin }>('POST', '/api/bulletins/:id/publication'),
};
