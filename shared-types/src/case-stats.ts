import type { AdoptionStatus, CaseStatus } from './constants';
import type { EffectNumber } from './adoptions';
import { endpoint } from './endpoint';
import type { LibraryCard, LibraryFilter } from './library';
import type { Id, IsoDate, IsoDateTime, IsoMonth, Page, PageQuery } from './primitives';

export interface CaseStatsQuery {
  /** First and last month, at most 24; the last twelve when left out. */
  from?: IsoMonth;
  to?: IsoMonth;
  /** Its direct lower organisations are the lines; the top of the caller's reach when left out. */
  orgId?: Id;
  category?: string;
}

/** Counts of one line, column or month. */
export interface CaseFigures {
  submitted: number;
  published: number;
  /** Adoptions begun, of any case of the line. */
  adopted: number;
  /** Calendar days from the last submission to publication, over what was published; null without any. */
  medianReviewDays: number | null;
}

/** One category of one organisation in one month; cells without any count are left out. */
export interface CaseStatsCell extends Omit<CaseFigures, 'medianReviewDays'> {
  month: IsoMonth;
  category: string;
  orgId: Id;
}

export interface CaseStats {
  from: IsoMonth;
  to: IsoMonth;
  org: { id: Id; name: string };
  total: CaseFigures;
  byMonth: (CaseFigures & { month: IsoMonth })[];
  byCategory: (CaseFigures & { category: string; name: string })[];
  /** Direct lower organisations with everything below them, and the organisation itself. */
  byOrg: (CaseFigures & { orgId: Id; name: string; hasChildren: boolean })[];
  cells: CaseStatsCell[];
}

/** A case, a branch that took it up, or a case that came of it. */
export interface ChainNode {
  /** `case:<id>` or `adoption:<id>`. */
  key: string;
  kind: 'case' | 'adoption';
  id: Id;
  title: string;
  orgName: string;
  /** Steps from the case asked about; negative: what it came of. */
  depth: number;
  caseStatus: CaseStatus | null;
  adoptionStatus: AdoptionStatus | null;
  statusName: string;
  /** Publication of a case, plan date of an adoption. */
  on: IsoDate | null;
  /** Latest measured effects of an adoption. */
  effects: EffectNumber[];
}

export interface ChainEdge {
  from: string;
  to: string;
  /** `adopted`: a branch took the case up; `born`: the branch wrote an own case from what it did. */
  kind: 'adopted' | 'born';
}

/** How a case spread. */
export interface AdoptionChain {
  root: string;
  nodes: ChainNode[];
  edges: ChainEdge[];
  /** There are more than 200 nodes; the earliest are shown. */
  cut: boolean;
}

/** A line of the library's management. */
export interface LibraryDeskItem extends Omit<LibraryCard, 'favourite' | 'coverUrl' | 'publishedAt'> {
  status: 'published' | 'withdrawn';
  statusName: string;
  /** Officers recommend it to readers. */
  featured: boolean;
  version: number;
  publishedAt: IsoDateTime | null;
  /** Why it was withdrawn; null otherwise. */
  withdrawnReason: string | null;
  allowedActions: ('set_category' | 'feature' | 'unfeature' | 'withdraw')[];
}

export interface LibraryDeskQuery extends PageQuery, LibraryFilter {
  /** Part of the title. */
  q?: string;
  /** `published` when left out. */
  status?: 'published' | 'withdrawn';
}

export interface SetCategoryBody {
  category: string;
  version: number;
  reason: string;
}

export interface FeatureCaseBody {
  featured: boolean;
  version: number;
}

export const caseStatsApi = {
  stats: endpoint<{ query: CaseStatsQuery; reply: CaseStats }>('GET', '/api/case-stats'),
  /** The case's adoptions, the own cases born of them, and so on, up to five steps. */
  chain: endpoint<{ params: { id: Id }; reply: AdoptionChain }>('GET', '/api/library/cases/:id/chain'),
  /** Published or withdrawn cases within the caller's reach, the newest first. */
  desk: endpoint<{ query: LibraryDeskQuery; reply: Page<LibraryDeskItem> }>('GET', '/api/library-desk'),
  /** Problems: conflict.version, conflict.state, request.invalid. */
  setCategory: endpoint<{ params: { id: Id }; body: SetCategoryBody; reply: LibraryDeskItem }>('PUT', '/api/library/cases/:id/category'),
  /** Featured cases can be asked for by themselves in the library. Problems: conflict.version, conflict.state. */
  feature: endpoint<{ params: { id: Id }; body: FeatureCaseBody; reply: LibraryDeskItem }>('PUT', '/api/library/cases/:id/featured'),
};
