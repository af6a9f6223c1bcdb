import type { BulletinStatus, ClosePhase } from './rankings';
import { endpoint } from './endpoint';
import type { Done, Id, IsoDate, IsoDateTime, IsoMonth } from './primitives';

/** What dues ask of an officer. */
export const DUES_TODO_LABELS = {
  dues_relief_study: '少交免交待支部研究',
  dues_relief: '少交免交待审批',
  dues_consent: '代交待支部同意',
  dues_case: '连续六个月未交党费',
  dues_refund: '党费退款复核',
  dues_cash: '现金党费确认',
  dues_exception: '党费待人工处理',
  dues_difference: '党费对账差异',
  dues_remittance: '下级上缴待确认',
  dues_use: '使用党费待审批',
  dues_extra: '大额党费待上报',
  dues_entry: '利息、期初待确认',
} as const;
export type DuesTodoKind = keyof typeof DUES_TODO_LABELS;

/** What an officer's to-do is about, with the words of its line. */
export const CONSOLE_TODO_LABELS = {
  case_branch_review: '支部初审',
  case_review: '盲审评分',
  case_safety: '内容核查',
  case_committee: '党委评审',
  case_notice: '公示与发布',
  case_objection: '公示异议',
  adoption: '借鉴成效确认',
  appeal: '积分申诉',
  bulletin: '通报办理',
  import: '名册导入待提交',
  delivery: '送达失败',
  dead_letter: '后台死信',
  term_org: '组织任期届满',
  term_post: '党内职务届满',
  ...DUES_TODO_LABELS,
} as const;
export type ConsoleTodoKind = keyof typeof CONSOLE_TODO_LABELS;

/** What needs the officer, one line a kind; kinds with nothing to do are left out. */
export interface ConsoleTodo {
  kind: ConsoleTodoKind;
  label: string;
  count: number;
  /** Earliest due date among them; null where none has one. */
  dueOn: IsoDate | null;
  /** True when the earliest due date has passed. */
  overdue: boolean;
  /** Address within the console, beginning with `/`. */
  link: string;
}

/** The next terms to end, the earliest first, at most ten. */
export interface ExpiringTerm {
  /** The organisation's own term, or a member's in a post. */
  kind: 'org' | 'post';
  orgId: Id;
  orgName: string;
  /** Null for an organisation's term. */
  memberName: string | null;
  /** Post in words; null for an organisation's term. */
  postName: string | null;
  termEndsOn: IsoDate;
  overdue: boolean;
  link: string;
}

/** Where the month stands: `running` until its last day has passed, then `open` until somebody closes it. */
export interface ConsoleMonth {
  month: IsoMonth;
  state: 'running' | 'open' | 'closing' | 'closed';
  /** Null before anybody has started the close. */
  phase: ClosePhase | null;
  closedAt: IsoDateTime | null;
  bulletin: { id: Id; status: BulletinStatus } | null;
}

export const CONSOLE_CHANGE_LABELS = {
  case_submitted: '新提交的案例',
  case_published: '新发布的案例',
  review_done: '已交的评审',
  objection_filed: '新提出的异议',
  appeal_filed: '新提出的积分申诉',
  member_added: '新增党员',
  member_moved: '组织关系调整',
  member_changed: '党员信息变更',
  org_changed: '组织变更',
  role_changed: '授权变更',
} as const;
export type ConsoleChangeKind = keyof typeof CONSOLE_CHANGE_LABELS;

/** How often something happened in the caller's reach since the last visit, without what the caller did. */
export interface ConsoleChange {
  kind: ConsoleChangeKind;
  label: string;
  count: number;
  link: string;
}

/** Everything the console's first page shows. */
export interface ConsoleHome {
  name: string;
  orgName: string;
  /** Sum over the to-dos, for the badge of the menu. */
  todoCount: number;
  /** Overdue first, then by due date, then by count. */
  todos: ConsoleTodo[];
  expiringTerms: ExpiringTerm[];
  /** Months before its end that a term is listed, with document and article, and those from where on it is a to-do. */
  termRule: { months: number; todoMonths: number; basis: string };
  /** The month that waits to be closed or runs, and the last closed one; empty for callers who may not see closes. */
  months: ConsoleMonth[];
  /** From where on changes are counted; at most 30 days back. */
  since: IsoDateTime;
  changes: ConsoleChange[];
}

export const consoleHomeApi = {
  /** The console's first page in one round trip. */
  show: endpoint<{ reply: ConsoleHome }>('GET', '/api/console/home'),
  /** The officer has seen what changed: the next visit counts from now. */
  seen: endpoint<{ reply: Done }>('POST', '/api/console/home/seen'),
};
