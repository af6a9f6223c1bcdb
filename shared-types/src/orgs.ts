import { endpoint } from './endpoint';
import type { OrgEffect } from './org-previews';
import type { Id, IsoDate, IsoDateTime, Page, PageQuery } from './primitives';

/** Kinds of organisation; a group (党小组) is always the lowest. */
export const ORG_KINDS = ['party_committee', 'general_branch', 'branch', 'joint_branch', 'temporary_branch', 'group'] as const;
export type OrgKind = (typeof ORG_KINDS)[number];

export const ORG_KIND_LABELS: Record<OrgKind, string> = {
  party_committee: '党委',
  general_branch: '党总支',
  branch: '党支部',
  joint_branch: '联合党支部',
  temporary_branch: '临时党支部',
  group: '党小组',
};

/** Kinds that hold members of their own as a branch does. */
export const BRANCH_KINDS: readonly OrgKind[] = ['branch', 'joint_branch', 'temporary_branch'];

/** Which kinds may stand directly under which. */
export const ORG_CHILD_KINDS: Record<OrgKind, readonly OrgKind[]> = {
  party_committee: ['party_committee', 'general_branch', 'branch', 'joint_branch', 'temporary_branch'],
  general_branch: ['branch', 'joint_branch', 'temporary_branch'],
  branch: ['group'],
  joint_branch: ['group'],
  temporary_branch: ['group'],
  group: [],
};

/** Classes within which organisations are ranked: like with like. */
export const ORG_CLASSES = ['committee', 'department', 'outlet', 'retired'] as const;
export type OrgClass = (typeof ORG_CLASSES)[number];

export const ORG_CLASS_LABELS: Record<OrgClass, string> = {
  committee: '党委机关',
  department: '机关部门',
  outlet: '网点',
  retired: '离退休',
};

export type OrgStatus = 'active' | 'closed';

/** A line of the tree or of a search. */
export interface OrgNode {
  id: Id;
  name: string;
  shortName: string;
  kind: OrgKind;
  orgClass: OrgClass;
  status: OrgStatus;
  parentId: Id | null;
  /** Active organisations directly below. */
  childCount: number;
  /** Active members here and below. */
  memberCount: number;
}

/** A found organisation with the names above it, top first, to tell namesakes apart. */
export interface OrgHit extends OrgNode {
  ancestors: string[];
}

/** A unit (单位) that the organisation is set up in; a joint branch has several (支部条例 第五条). */
export interface OrgUnit {
  name: string;
  /** 统一社会信用代码, 18 characters with a valid check digit (GB 32100). */
  creditCode: string | null;
}

/** WGS-84 or GCJ-02 as the customer measures; degrees. */
export interface OrgLocation {
  latitude: number;
  longitude: number;
}

/** What a dated rule finds unusual. Warns, never blocks. */
export interface OrgWarning {
  /** Code of the rule row, e.g. `org.branch.full_members_min`. */
  code: string;
  message: string;
  /** Document and article, e.g. 《中国共产党支部工作条例（试行）》 第四条. */
  basis: string;
}

/** What the caller may do with this organisation now. */
export type OrgAction = 'update' | 'move' | 'close' | 'merge' | 'create_child';

export interface OrgDetail extends OrgNode {
  /** From the top down to the parent. */
  ancestors: { id: Id; name: string; kind: OrgKind }[];
  /** First the unit the branch belongs to, then the others of a joint branch. */
  units: OrgUnit[];
  /** Code in the upper system, kept as it came: its structure is not published. */
  upperCode: string | null;
  foundedOn: IsoDate | null;
  termStart: IsoDate | null;
  termEnd: IsoDate | null;
  /** A temporary branch ends after this day and its members return. */
  endsOn: IsoDate | null;
  location: OrgLocation | null;
  address: string | null;
  closedOn: IsoDate | null;
  /** The organisation that took over when this one was merged away. */
  mergedInto: { id: Id; name: string } | null;
  version: number;
  /** Only for those who may see the roster of this organisation. */
  warnings: OrgWarning[];
  allowedActions: OrgAction[];
}

/** Fields an officer fills in. */
export interface OrgFields {
  name: string;
  /** Shown in rankings and lists; the name itself when left out. */
  shortName?: string;
  orgClass: OrgClass;
  units?: OrgUnit[];
  upperCode?: string | null;
  foundedOn?: IsoDate | null;
  termStart?: IsoDate | null;
  termEnd?: IsoDate | null;
  endsOn?: IsoDate | null;
  location?: OrgLocation | null;
  address?: string | null;
}

export interface CreateOrgBody extends OrgFields {
  parentId: Id;
  kind: OrgKind;
}

export interface UpdateOrgBody extends Partial<OrgFields> {
  /** Version that the caller edited; an older one answers 409. */
  version: number;
  /** Why, for the history, e.g. 单位更名. */
  reason?: string;
}

export interface MoveOrgBody {
  parentId: Id;
  version: number;
  reason?: string;
}

/** One target and the organisations that go into it. */
export interface MergeGroup {
  targetId: Id;
  sourceIds: Id[];
}

/** N → M in one action: every source is merged into one target and closed. */
export interface MergeOrgsBody {
  groups: MergeGroup[];
  /** The approval or reason, kept in the history of all. */
  reason: string;
}

export interface MergeReport {
  groups: { targetId: Id; closedIds: Id[]; membersMoved: number; groupsMoved: number; effects: OrgEffect[] }[];
}

export interface CloseOrgBody {
  version: number;
  reason: string;
}

export const ORG_CHANGE_LABELS = {
  create: '设立', rename: '更名', update: '修改信息', move: '调整隶属关系', merge_into: '并入其他组织', merge_from: '接收合并', close: '撤销', expire: '到期撤销',
} as const;
export type OrgChangeKind = keyof typeof ORG_CHANGE_LABELS;

/** A line of the organisation's history. */
export interface OrgChange {
  id: Id;
  kind: OrgChangeKind;
  at: IsoDateTime;
  /** Null for what the system did by date. */
  byName: string | null;
  reason: string | null;
  /** What it was and what it became, in words an officer reads. */
  changes: { label: string; from: string; to: string }[];
}

export interface OrgChildrenQuery extends PageQuery {
  /** The organisation whose children are wanted; left out for the top of what the caller sees. */
  parentId?: Id;
  includeClosed?: boolean;
}

export interface OrgSearchQuery extends PageQuery {
  /** Part of the name, or its pinyin initials: 一支部, yzb. */
  q?: string;
  kind?: OrgKind;
  orgClass?: OrgClass;
  /** Only this organisation and below. */
  within?: Id;
}

export const orgsApi = {
  /** One level of the tree. */
  children: endpoint<{ query: OrgChildrenQuery; reply: Page<OrgNode> }>('GET', '/api/orgs'),
  search: endpoint<{ query: OrgSearchQuery; reply: Page<OrgHit> }>('GET', '/api/orgs/search'),
  detail: endpoint<{ params: { id: Id }; reply: OrgDetail }>('GET', '/api/orgs/:id'),
  history: endpoint<{ params: { id: Id }; query: PageQuery; reply: Page<OrgChange> }>('GET', '/api/orgs/:id/history'),
  create: endpoint<{ body: CreateOrgBody; reply: OrgDetail }>('POST', '/api/orgs'),
  update: endpoint<{ params: { id: Id }; body: UpdateOrgBody; reply: OrgDetail }>('PATCH', '/api/orgs/:id'),
  move: endpoint<{ params: { id: Id }; body: MoveOrgBody; reply: OrgDetail }>('POST', '/api/orgs/:id/move'),
  close: endpoint<{ params: { id: Id }; body: CloseOrgBody; reply: OrgDetail }>('POST', '/api/orgs/:id/close'),
  merge: endpoint<{ body: MergeOrgsBody; reply: MergeReport }>('POST', '/api/org-merges'),
};
