import type {
  EducationCode, EmploymentCode, MemberCategory, MemberKind, MemberPostCode, MemberStatus, MemberStatusAction, NationCode, RoleReach,
  SensitiveMemberField, SexCode,
} from './constants';
import { endpoint } from './endpoint';
import type { Id, IsoDate, IsoDateTime, Page, PageQuery } from './primitives';

/** An organisation as members are shown with it. */
export interface MemberOrg {
  id: Id;
  name: string;
}

/** Fields of the roster that an officer fills in (domain-rules §6.2). */
export interface MemberFields {
  name: string;
  sex: SexCode;
  nation: NationCode;
  birthDate: IsoDate;
  education: EducationCode;
  category: MemberCategory;
  kind: MemberKind;
  joinedOn: IsoDate;
  /** 转正日期; null for probationary members. */
  fullOn: IsoDate | null;
  /** 工作岗位. */
  job: string;
  /** 从业状况. */
  employment: EmploymentCode | null;
  /** 失联日期; sensitive by policy, shown to member:write only. */
  lostSince: IsoDate | null;
  /** 流动日期 and 流向, for kind `mobile`. */
  mobileSince: IsoDate | null;
  mobileTo: string | null;
  /** Branch where a mobile member takes part in organisation life. */
  hostOrgId: Id | null;
  /** Holds the 中国共产党流动党员活动证: pays dues at the host branch (党费规定 第九条). */
  hasActivityCard: boolean;
}

/** Encrypted fields in clear, as an officer enters them. */
export interface MemberSecrets {
  idNumber: string;
  phone: string | null;
  landline: string | null;
  address: string | null;
}

export interface CreateMemberBody extends MemberFields, MemberSecrets {
  orgId: Id;
}

/** Fields left out stay as they are. */
export interface UpdateMemberBody extends Partial<MemberFields>, Partial<MemberSecrets> {
  /** The version the officer saw. */
  version: number;
}

export interface MemberListItem {
  id: Id;
  name: string;
  sex: SexCode;
  /** Whole years today. */
  age: number;
  category: MemberCategory;
  kind: MemberKind;
  status: MemberStatus;
  org: MemberOrg;
  maskedPhone: string | null;
  joinedOn: IsoDate;
  /** Posts held today. */
  posts: MemberPostCode[];
}

/** What a list of members is narrowed by; everything given must hold. */
export interface MemberFilter {
  orgId?: Id;
  /** Of `orgId`; default subtree. */
  reach?: RoleReach;
  status?: MemberStatus;
  kind?: MemberKind;
  category?: MemberCategory;
  /** Name, pinyin or its initials, or a full phone or ID number. */
  q?: string;
  /** Whole years today, both ends included. */
  ageFrom?: number;
  ageTo?: number;
  /** Holds this post today. */
  post?: MemberPostCode;
  phone?: 'missing' | 'present';
  /** Day of joining the Party, both ends included. */
  joinedFrom?: IsoDate;
  joinedTo?: IsoDate;
}

export interface MemberListQuery extends MemberFilter, PageQuery {}

export const MEMBER_SORTS = ['name', 'age', 'joinedOn', 'org', 'category', 'kind', 'status'] as const;
export type MemberSort = (typeof MEMBER_SORTS)[number];

/** A page of the officers' table; equal rows stand in the order of their ids. */
export interface MemberTableQuery extends MemberFilter {
  sort?: MemberSort;
  order?: 'asc' | 'desc';
  /** From 1; default 1. */
  page?: number;
  /** 1–100; default 20. */
  pageSize?: number;
}

export interface MemberTable {
  items: MemberListItem[];
  /** All that match, on every page. */
  total: number;
}

export type MemberAction = 'update' | 'move' | 'reveal' | 'appoint' | MemberStatusAction;

/** A term in a post; `endedOn` null while it runs. */
export interface MemberPostView {
  id: Id;
  post: MemberPostCode;
  org: MemberOrg;
  startedOn: IsoDate;
  /** Planned end of the term. */
  termEndsOn: IsoDate | null;
  endedOn: IsoDate | null;
}

/** Who holds a post in an organisation today; no personal data beyond the name. */
export interface PostHolder {
  post: MemberPostCode;
  memberName: string;
  startedOn: IsoDate;
  termEndsOn: IsoDate | null;
}

export interface MemberView extends MemberFields {
  id: Id;
  status: MemberStatus;
  org: MemberOrg;
  /** Branch that holds the membership while the member works in a temporary branch. */
  homeOrg: MemberOrg | null;
  hostOrg: MemberOrg | null;
  maskedIdNumber: string;
  maskedPhone: string | null;
  maskedLandline: string | null;
  maskedAddress: string | null;
  posts: MemberPostView[];
  version: number;
  updatedAt: IsoDateTime;
  allowedActions: MemberAction[];
}

export interface ChangeMemberStatusBody {
  version: number;
  action: MemberStatusAction;
  /** Business date it takes effect. */
  on: IsoDate;
  reason: string;
}

export interface MoveMemberBody {
  version: number;
  toOrgId: Id;
  reason: string;
}

export interface RevealMemberBody {
  fields: SensitiveMemberField[];
  /** Kept in the audit log. */
  reason: string;
}

export type RevealedMember = Partial<Record<SensitiveMemberField, string | null>>;

export interface AppointMemberBody {
  post: MemberPostCode;
  /** The member's organisation, or one above it. */
  orgId: Id;
  startedOn: IsoDate;
  termEndsOn?: IsoDate | null;
}

export interface EndPostBody {
  endedOn: IsoDate;
}

export type MemberEvent = 'created' | 'imported' | 'updated' | 'status' | 'moved' | 'attached' | 'returned' | 'appointed' | 'post_ended' | 'merged';

/** One row of a member's history; personal data in it is masked. */
export interface MemberHistoryItem {
  id: Id;
  at: IsoDateTime;
  event: MemberEvent;
  actorName: string | null;
  fromOrg: MemberOrg | null;
  toOrg: MemberOrg | null;
  fromStatus: MemberStatus | null;
  toStatus: MemberStatus | null;
  /** Names of the fields that changed, or of the post, in Chinese. */
  changed: string[];
  reason: string | null;
}

export const membersApi = {
  /** Members in the caller's scope, by name in pinyin order. */
  list: endpoint<{ query: MemberListQuery; reply: Page<MemberListItem> }>('GET', '/api/members'),
  /** The same members, sorted and paged as a table at a desk wants it. */
  table: endpoint<{ query: MemberTableQuery; reply: MemberTable }>('GET', '/api/members/table'),
  detail: endpoint<{ params: { id: Id }; reply: MemberView }>('GET', '/api/members/:id'),
  /** 支委会 and group leaders of an organisation, for everybody who may see the organisation; the secretary first. */
  postHolders: endpoint<{ params: { id: Id }; reply: PostHolder[] }>('GET', '/api/orgs/:id/post-holders'),
  /** Problems: member.duplicate, org.closed, request.invalid. */
  create: endpoint<{ body: CreateMemberBody; reply: MemberView }>('POST', '/api/members'),
  /** Problems: conflict.version (meta.version), member.duplicate. */
  update: endpoint<{ params: { id: Id }; body: UpdateMemberBody; reply: MemberView }>('PATCH', '/api/members/:id'),
  /** Problems: conflict.version, conflict.state. */
  changeStatus: endpoint<{ params: { id: Id }; body: ChangeMemberStatusBody; reply: MemberView }>('POST', '/api/members/:id/status'),
  /** To another organisation of the caller's scope; into a temporary branch the home branch is remembered. Problems: conflict.version, org.closed, org.kind, member.status. */
  move: endpoint<{ params: { id: Id }; body: MoveMemberBody; reply: MemberView }>('POST', '/api/members/:id/move'),
  /** Sensitive fields in clear; every call is audited with its reason. */
  reveal: endpoint<{ params: { id: Id }; body: RevealMemberBody; reply: RevealedMember }>('POST', '/api/members/:id/reveal'),
  history: endpoint<{ params: { id: Id }; query: PageQuery; reply: Page<MemberHistoryItem> }>('GET', '/api/members/:id/history'),
  /** Problems: conflict.duplicate when the post is held already. */
  appoint: endpoint<{ params: { id: Id }; body: AppointMemberBody; reply: MemberView }>('POST', '/api/members/:id/posts'),
  /** Problems: conflict.state when it has ended. */
  endPost: endpoint<{ params: { id: Id; postId: Id }; body: EndPostBody; reply: MemberView }>('POST', '/api/members/:id/posts/:postId/end'),
};
