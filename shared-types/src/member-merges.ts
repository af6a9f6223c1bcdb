import type { MemberStatus } from './constants';
import { endpoint } from './endpoint';
import type { MemberOrg, MemberView } from './members';
import type { Id, IsoDate, Page, PageQuery } from './primitives';

/** One of two records that may be the same person. */
export interface DuplicateRecord {
  id: Id;
  name: string;
  org: MemberOrg;
  status: MemberStatus;
  birthDate: IsoDate;
  joinedOn: IsoDate;
  maskedIdNumber: string;
  maskedPhone: string | null;
}

/** Two records of one name that also agree in something else. */
export interface DuplicatePair {
  first: DuplicateRecord;
  second: DuplicateRecord;
  sameBirthDate: boolean;
  samePhone: boolean;
}

/** What a merge takes along, with the words and the unit of its number. */
export const MERGE_EFFECTS = {
  posts: { label: '党内职务', unit: '项' },
  roles: { label: '授权', unit: '项' },
  cases: { label: '案例（作者、撰写人）', unit: '项' },
  reviews: { label: '案例评审', unit: '项' },
  adoptions: { label: '借鉴填报', unit: '项' },
  files: { label: '上传的文件', unit: '个' },
  messages: { label: '站内消息', unit: '条' },
  appeals: { label: '积分申诉', unit: '项' },
  points: { label: '积分（台账不动，查询时归入保留的党员）', unit: '分' },
  dues: { label: '党费账单', unit: '张' },
  wechat_moved: { label: '改绑的微信', unit: '个' },
  wechat_unbound: { label: '解绑的微信', unit: '个' },
  sessions: { label: '退出的登录', unit: '处' },
} as const;
export type MergeEffectKind = keyof typeof MERGE_EFFECTS;

/** One consequence; kinds without any are left out. */
export interface MergeEffect {
  kind: MergeEffectKind;
  /** In the unit of MERGE_EFFECTS; points in hundredths. */
  total: number;
}

export interface MergeMembersBody {
  /** Version of the record that stays. */
  version: number;
  /** The record that was entered twice and goes. */
  duplicateId: Id;
  reason: string;
}

export interface MemberMerge {
  member: MemberView;
  effects: MergeEffect[];
}

export const memberMergesApi = {
  /** Both records in the caller's scope; by name. */
  duplicates: endpoint<{ query: PageQuery; reply: Page<DuplicatePair> }>('GET', '/api/member-duplicates'),
  /** What the merge would do, worked out by doing it and taking it back. */
  preview: endpoint<{ params: { id: Id }; body: MergeMembersBody; reply: MemberMerge }>('POST', '/api/members/:id/merge/preview'),
  /** The record `:id` stays; everything of the other goes over to it. Problems: conflict.version, request.invalid. */
  merge: endpoint<{ params: { id: Id }; body: MergeMembersBody; reply: MemberMerge }>('POST', '/api/members/:id/merge'),
};
