import { endpoint } from './endpoint';
import type { Done, Id, IsoDate, IsoDateTime, IsoMonth, Page, PageQuery } from './primitives';

/** Points in whole hundredths: 250 is 2.5 分. Never a fraction, so that sums are exact. */
export type Centi = number;

/** What a rule may reward: work done and its results. */
export const POINT_BASES = {
  case_published: '案例通过评审并发布',
  case_adopted: '案例被其他组织借鉴并确认成效',
  adoption_completed: '借鉴案例在本支部取得确认的成效',
  review_done: '按时完成评审任务',
  activity_held: '组织开展支部工作（主题党日、三会一课等）',
  lecture_given: '讲授党课',
  service_done: '为群众办实事、志愿服务',
  honour_received: '受到上级表彰',
  task_completed: '完成组织交办的工作任务',
  duty_missed: '应完成而未完成的组织工作（扣分）',
} as const;
export type PointBasis = keyof typeof POINT_BASES;

/** Bases that no rule may have, whatever it is called; asked for by name they are answered with the clause. */
export const REFUSED_BASES = {
  share: '分享、转发',
  like: '点赞、投票、收藏',
  comment_count: '评论数、接龙数',
  view_count: '阅读量、点击量',
  reading_time: '阅读、学习时长',
  screen_time: '在线时长',
  login: '登录、活跃天数',
  clock_in: '打卡、线上签到',
  install: '下载安装、关注',
  photo_upload: '上传照片、截图留痕',
} as const;
export type RefusedBasis = keyof typeof REFUSED_BASES;

export type PointRuleStatus = 'active' | 'retired';

/** Who or what writes entries of a rule. */
export type PointAwardMode = 'automatic' | 'officer';

/** The words and numbers of a rule; a change is always a new version. */
export interface PointRuleTerms {
  title: string;
  /** What counts and what proves it, as members read it. */
  description: string;
  basis: PointBasis;
  /** Negative for a deduction; never 0. */
  pointsCenti: Centi;
  /** Most that one member can get from this rule in a month; null without a cap. */
  memberMonthlyCapCenti: Centi | null;
  /** Most that one organisation can get from this rule in a month; null without a cap. */
  orgMonthlyCapCenti: Centi | null;
  /** Document, or the customer's decision, that the rule rests on. */
  sourceDoc: string;
  /** Article of the document; empty for a decision. */
  sourceArticle: string;
}

/** One version of a rule. */
export interface PointRule extends PointRuleTerms {
  code: string;
  version: number;
  awardMode: PointAwardMode;
  /** Month from which this version holds; months before keep the version they had. */
  effectiveFrom: IsoMonth;
  status: PointRuleStatus;
  /** Organisation that answers for the rule; null: the committee at the top. */
  ownerOrg: { id: Id; name: string } | null;
  /** When and by whom the version was entered; null for the product itself. */
  createdAt: IsoDateTime;
  createdBy: string | null;
  allowedActions: 'revise'[];
}

/** A rule as an officer keeps it. */
export interface RuleBookLine {
  code: string;
  /** The version that the open month is counted by, in force or retired; before a rule begins, its first one. */
  current: PointRule;
  /** The newest version that begins later than the open month. */
  coming: PointRule | null;
  versions: number;
}

/** Every rule, also those that have ended or not begun. */
export interface RuleBook {
  /** First month that a change can hold from. */
  openMonth: IsoMonth;
  rules: RuleBookLine[];
}

export interface PointRuleTermsBody extends Omit<PointRuleTerms, 'basis'> {
  /** A refused basis is accepted by the form and answered with `point.rule_refused`. */
  basis: PointBasis | RefusedBasis;
}

export interface CreatePointRuleBody extends PointRuleTermsBody {
  /** Lower-case words with dots, e.g. `branch.theme_day`. */
  code: string;
  ownerOrgId: Id;
  /** The open month or a later one. */
  effectiveFrom: IsoMonth;
}

export interface RevisePointRuleBody extends PointRuleTermsBody {
  /** The version that the caller saw. */
  basedOnVersion: number;
  effectiveFrom: IsoMonth;
  /** `retired` ends the rule from that month on. */
  status: PointRuleStatus;
}

/** Why a rule is refused, with the clause. */
export interface PointRuleFinding {
  /** Field of the rule, e.g. `title`. */
  field: 'basis' | 'title' | 'description';
  /** The words that were found, as written; the basis' name for a basis. */
  found: string;
  /** What it rewards, a label of REFUSED_BASES. */
  refusedBasis: RefusedBasis;
  /** Document and clause. */
  clause: string;
}

export type PointSource = 'case' | 'adoption' | 'review' | 'award' | 'reversal' | 'appeal';

export const POINT_SOURCE_LABELS: Record<PointSource, string> = {
  case: '案例发布',
  adoption: '案例借鉴',
  review: '评审任务',
  award: '党务登记',
  reversal: '冲销',
  appeal: '申诉更正',
};

/** A line of the ledger, explained (M9). Entries are never changed: a reversal is another line. */
export interface PointEntry {
  id: Id;
  deltaCenti: Centi;
  /** Month that the points count for. */
  month: IsoMonth;
  /** When it happened; earlier than the month when it came in late. */
  occurredOn: IsoDate;
  rule: { code: string; version: number; title: string; description: string; source: string };
  org: { id: Id; name: string };
  /** Null for points of the branch as a whole. */
  member: { id: Id; name: string } | null;
  source: PointSource;
  /** What it was given for, e.g. the title of the case. */
  subject: string;
  /** Mini-program page that shows the evidence; null when there is none beyond the note. */
  evidencePage: string | null;
  evidenceNote: string | null;
  /** Why it was reversed, corrected or cut by a cap. */
  reason: string | null;
  /** The officer who entered it; null for the product itself. */
  enteredBy: string | null;
  createdAt: IsoDateTime;
  /** The entry that this one takes back. */
  reversesId: Id | null;
  /** The entry that took this one back. */
  reversedById: Id | null;
  /** The caller's running or last appeal against it. */
  appeal: { id: Id; status: AppealStatus } | null;
  allowedActions: ('appeal' | 'reverse')[];
}

export interface AwardPointsBody {
  ruleCode: string;
  orgId: Id;
  /** Left out for points of the branch as a whole. */
  memberId?: Id;
  occurredOn: IsoDate;
  /** What it was given for, e.g. 11 月主题党日. */
  subject: string;
  evidenceNote: string;
  /** Mini-program page that shows the evidence. */
  evidencePage?: string;
  /** Made by the client, so that a repeated tap awards once. */
  requestId: string;
}

/** One fact for many members, e.g. those who were at a meeting; each gets an entry of the own, at the own branch. */
export interface AwardManyBody extends Omit<AwardPointsBody, 'memberId'> {
  /** Of the organisation and those below it; 1–200. */
  memberIds: Id[];
}

/** Members that one request can award to. */
export const AWARD_MEMBERS_MAX = 200;

/** A month's sum of one member, one branch or one branch as a whole. */
export interface MonthPoints {
  month: IsoMonth;
  totalCenti: Centi;
  entries: number;
}

export interface MyPoints {
  month: IsoMonth;
  /** The months with entries, newest first, at most 12. */
  months: MonthPoints[];
  totalCenti: Centi;
  entries: Page<PointEntry>;
}

export interface MyPointsQuery extends PageQuery {
  /** The open month when left out. */
  month?: IsoMonth;
}

export interface BranchPoints {
  org: { id: Id; name: string };
  month: IsoMonth;
  totalCenti: Centi;
  /** Points of the branch as a whole, part of the total. */
  branchOnlyCenti: Centi;
  /** In order of names, never of points: persons are not ranked. */
  members: { id: Id; name: string; totalCenti: Centi; entries: number }[];
}

export interface BranchEntriesQuery extends PageQuery {
  month?: IsoMonth;
  memberId?: Id;
}

/** The ledger of an organisation with everything below it, a month at a time. */
export interface LedgerQuery extends PageQuery {
  orgId: Id;
  /** The open month when left out. */
  month?: IsoMonth;
  memberId?: Id;
  ruleCode?: string;
  source?: PointSource;
}

/** Entries, the newest first, with the sums of all that the question finds. */
export interface LedgerPage extends Page<PointEntry> {
  month: IsoMonth;
  openMonth: IsoMonth;
  totalCenti: Centi;
  entries: number;
  /** Members among them. */
  members: number;
}

export interface AppealsQuery extends PageQuery {
  status?: AppealStatus;
  /** Of this organisation and those below it. */
  orgId?: Id;
}

export const APPEAL_STATUS_LABELS = { open: '待答复', upheld: '申诉成立', dismissed: '申诉不成立', withdrawn: '已撤回' } as const;
export type AppealStatus = keyof typeof APPEAL_STATUS_LABELS;

export interface PointAppeal {
  id: Id;
  entry: PointEntry;
  member: { id: Id; name: string };
  reason: string;
  status: AppealStatus;
  createdAt: IsoDateTime;
  /** Last day for the answer. */
  dueOn: IsoDate;
  overdue: boolean;
  answer: { by: string; at: IsoDateTime; text: string; correctedCenti: Centi | null } | null;
  history: { at: IsoDateTime; by: string | null; from: AppealStatus | null; to: AppealStatus; reason: string }[];
  version: number;
  allowedActions: ('answer' | 'withdraw')[];
}

export interface AppealLine {
  id: Id;
  memberName: string;
  orgName: string;
  ruleTitle: string;
  deltaCenti: Centi;
  status: AppealStatus;
  createdAt: IsoDateTime;
  dueOn: IsoDate;
  overdue: boolean;
}

export interface AnswerAppealBody {
  outcome: 'upheld' | 'dismissed';
  /** What the entry should have been, for `upheld`; 0 takes it back altogether. */
  correctedCenti?: Centi;
  text: string;
  version: number;
}

/** A balance that does not agree with the ledger. */
export interface BalanceDifference {
  kind: 'member' | 'org';
  subjectId: Id;
  month: IsoMonth;
  balanceCenti: Centi;
  ledgerCenti: Centi;
}

type ById = { params: { id: Id } };

export const pointsApi = {
  /** Rules in force in a month, for everybody to read; `month` is the open one when left out. */
  rules: endpoint<{ query: { month?: IsoMonth }; reply: PointRule[] }>('GET', '/api/points/rules'),
  /** Every version of a rule, newest first. */
  ruleVersions: endpoint<{ params: { code: string }; reply: PointRule[] }>('GET', '/api/points/rules/:code/versions'),
  /** All rules that concern the caller's offices, in order of codes. */
  ruleBook: endpoint<{ reply: RuleBook }>('GET', '/api/points/rule-book'),
  /** Checks wording and basis without saving (M2). */
  checkRule: endpoint<{ body: { basis: string; title: string; description: string }; reply: { findings: PointRuleFinding[] } }>(
    'POST', '/api/points/rule-check',
  ),
  createRule: endpoint<{ body: CreatePointRuleBody; reply: PointRule }>('POST', '/api/points/rules'),
  reviseRule: endpoint<{ params: { code: string }; body: RevisePointRuleBody; reply: PointRule }>('POST', '/api/points/rules/:code/versions'),

  award: endpoint<{ body: AwardPointsBody; reply: PointEntry }>('POST', '/api/points/entries'),
  /** All of them or none: a member who can't be entered is named at `memberIds.<n>`. Given again with the same `requestId` it answers the first entries. */
  awardMany: endpoint<{ body: AwardManyBody; reply: PointEntry[] }>('POST', '/api/points/entry-batches'),
  reverse: endpoint<ById & { body: { reason: string }; reply: PointEntry }>('POST', '/api/points/entries/:id/reversal'),
  entry: endpoint<ById & { reply: PointEntry }>('GET', '/api/points/entries/:id'),
  mine: endpoint<{ query: MyPointsQuery; reply: MyPoints }>('GET', '/api/points/mine'),
  branch: endpoint<{ params: { orgId: Id }; query: { month?: IsoMonth }; reply: BranchPoints }>('GET', '/api/points/orgs/:orgId'),
  branchEntries: endpoint<{ params: { orgId: Id }; query: BranchEntriesQuery; reply: Page<PointEntry> }>('GET', '/api/points/orgs/:orgId/entries'),
  ledger: endpoint<{ query: LedgerQuery; reply: LedgerPage }>('GET', '/api/points/ledger'),
  /** Compares the balances of a month with the ledger; empty when all agree. */
  balanceCheck: endpoint<{ query: { month: IsoMonth }; reply: { differences: BalanceDifference[] } }>('GET', '/api/points/balance-check'),

  appeal: endpoint<ById & { body: { reason: string }; reply: PointAppeal }>('POST', '/api/points/entries/:id/appeals'),
  myAppeals: endpoint<{ query: PageQuery; reply: Page<AppealLine> }>('GET', '/api/points/appeals/mine'),
  /** Appeals that the caller answers for: open ones by the day they are due, others the newest first. */
  appeals: endpoint<{ query: AppealsQuery; reply: Page<AppealLine> }>('GET', '/api/points/appeals'),
  appealDetail: endpoint<ById & { reply: PointAppeal }>('GET', '/api/points/appeals/:id'),
  answerAppeal: endpoint<ById & { body: AnswerAppealBody; reply: PointAppeal }>('POST', '/api/points/appeals/:id/answer'),
  withdrawAppeal: endpoint<ById & { body: { version: number }; reply: Done }>('POST', '/api/points/appeals/:id/withdrawal'),
};
