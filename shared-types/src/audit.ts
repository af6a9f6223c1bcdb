import { endpoint } from './endpoint';
import type { Id, IsoDateTime, IsoMonth, Page, PageQuery } from './primitives';

/** Kinds of objects in the audit log, as officers read them. */
export const AUDIT_OBJECT_LABELS = {
  adoption: '借鉴', bulletin: '通报', case: '案例', case_category: '案例分类', case_objection: '公示异议', case_review: '评审', delivery: '送达',
  dues_bill: '党费账单', dues_case: '党费欠交情况', dues_consent: '党费代交', dues_extra: '自愿多交党费', dues_fixing: '党费核定', dues_item: '党费收入项目',
  dues_permit: '党费月数放开', dues_relief: '党费少交免交', file: '文件', import: '名册导入', member: '党员', month: '结账月份', org: '组织', platform: '平台', point_appeal: '积分申诉', point_entry: '积分记录',
  cash_deposit: '现金党费存行', dues_month: '党费账月份', dues_publication: '党费公示', dues_remittance: '党费上缴', dues_use: '党费使用', payment_cash: '现金党费',
  payment_exception: '党费人工处理', payment_order: '党费订单', payment_refund: '党费退款', recon_difference: '党费对账差异',
  point_rule: '积分规则', role: '授权', session: '登录会话', setting: '系统设置', share_group: '分享群', job: '后台任务', audit: '审计日志',
} as const;

/** An act in the log. Names of members are masked unless the caller may see the roster there. */
export interface AuditItem {
  id: Id;
  at: IsoDateTime;
  /** Place in the sealed chain; null for the few seconds until it is sealed. */
  seq: number | null;
  /** Null for jobs and commands. */
  actor: { id: Id; name: string; orgName: string } | null;
  /** `<object>.<verb>`, e.g. `case.publish`. */
  action: string;
  /** In words, e.g. 发布案例; the code itself where it has none. */
  actionName: string;
  objectType: string;
  objectTypeName: string;
  objectId: string;
  /** Title of the object at the time, 本人 for what a member did about himself; empty where the kind of object says it all. */
  title: string;
  /** Organisation of the object; null for the platform's own. */
  org: { id: Id; name: string } | null;
  /** What changed, by names of fields; personal data masked. */
  detail: Record<string, unknown>;
  /** Names, as they are now, of the members and organisations whose ids stand in `detail`. */
  names: Record<Id, string>;
  requestId: string;
}

export interface AuditQuery extends PageQuery {
  actorId?: Id;
  objectType?: string;
  objectId?: string;
  /** A whole action, or its beginning up to the dot: `case.`. */
  action?: string;
  /** The organisation and everything below; the caller's whole reach when left out. */
  orgId?: Id;
  /** From this instant on. */
  from?: IsoDateTime;
  /** Before this instant. */
  to?: IsoDateTime;
}

/** Words for the filters, actions that occur in the log of the product, and for the fields of a detail. */
export interface AuditWords {
  actions: { code: string; name: string }[];
  objectTypes: { code: string; name: string }[];
  fields: { code: string; name: string }[];
}

export type AuditVerificationState = 'running' | 'intact' | 'broken' | 'failed';

/** A recomputation of the chain. */
export interface AuditVerification {
  id: Id;
  state: AuditVerificationState;
  /** First and last place asked for; `toSeq` is the end of the chain when it was started. */
  fromSeq: number;
  toSeq: number;
  /** Rows recomputed so far. */
  checked: number;
  /** Rows that waited to be sealed at the end. */
  unsealed: number;
  /** First row that does not fit; null when the chain holds. */
  brokenAt: number | null;
  startedByName: string | null;
  startedAt: IsoDateTime;
  finishedAt: IsoDateTime | null;
  /** The outcome in one sentence. */
  sentence: string;
}

export interface StartVerificationBody {
  /** The first place to recompute; 1 when left out. */
  fromSeq?: number;
}

/** How personal data left the roster. */
export const PERSONAL_ACCESS_LABELS = {
  'member.reveal': '查看敏感信息', 'member.export': '导出名册', 'print.roster': '打印名册', 'member.import': '导入名册',
} as const;
export type PersonalAccessKind = keyof typeof PERSONAL_ACCESS_LABELS;

/** One person's accesses of one kind in one month. */
export interface PersonalAccessLine {
  month: IsoMonth;
  actorId: Id | null;
  actorName: string;
  actorOrgName: string;
  kind: PersonalAccessKind;
  kindName: string;
  times: number;
  /** Members concerned, added up over the accesses. */
  members: number;
  /** Sensitive fields seen in clear, in words. */
  fields: string[];
  /** Reasons given, the latest first, at most five. */
  reasons: string[];
  lastAt: IsoDateTime;
}

export interface PersonalAccessQuery {
  /** First and last month; at most 12. The current month when left out. */
  from?: IsoMonth;
  to?: IsoMonth;
  orgId?: Id;
}

export interface PersonalAccessReport {
  from: IsoMonth;
  to: IsoMonth;
  /** By month, then by number of accesses. */
  lines: PersonalAccessLine[];
  /** True when more accesses happened than the report adds up; ask for fewer months. */
  cut: boolean;
}

export const auditApi = {
  /** Newest first. */
  list: endpoint<{ query: AuditQuery; reply: Page<AuditItem> }>('GET', '/api/audit/entries'),
  words: endpoint<{ reply: AuditWords }>('GET', '/api/audit/words'),
  /** The last verification; null before the first. */
  verification: endpoint<{ reply: { last: AuditVerification | null } }>('GET', '/api/audit/verification'),
  /** Recomputes the chain in the background; while one runs it is answered. */
  verify: endpoint<{ body: StartVerificationBody; reply: AuditVerification }>('POST', '/api/audit/verification'),
  /** Who saw or took which personal data and why, by month. */
  personalAccess: endpoint<{ query: PersonalAccessQuery; reply: PersonalAccessReport }>('GET', '/api/audit/personal-access'),
};
