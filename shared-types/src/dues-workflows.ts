import type { DuesGround } from './dues-amounts';
import type { Fen, Id, IsoDate, IsoDateTime, IsoMonth, PageQuery } from './primitives';

export const BILL_STATUSES = { unpaid: '待交', partial: '部分已交', paid: '已交', exempt: '免交', waived: '无需交纳' } as const;
export type BillStatus = keyof typeof BILL_STATUSES;

export interface DuesBill {
  id: Id;
  month: IsoMonth;
  dueOn: IsoDate;
  dueFen: Fen;
  paidFen: Fen;
  status: BillStatus;
  overdue: boolean;
  /** 少交 or 免交 behind the amount. */
  reliefId: Id | null;
  paidAt: IsoDateTime | null;
}

export const RELIEF_KINDS = { exempt: '免交', reduce: '少交' } as const;
export type ReliefKind = keyof typeof RELIEF_KINDS;

/** 党员申请 → 支部研究 → 上一级党委批准; retired members: the branch alone (第七条; 2017 通知). */
export const RELIEF_STATUSES = {
  submitted: '待支部研究', studied: '待上一级党委审批', approved: '已批准', refused: '未批准', withdrawn: '已撤回', ended: '已终止',
} as const;
export type ReliefStatus = keyof typeof RELIEF_STATUSES;

/** A step of a workflow; `by` null for what the system did. */
export interface DuesEvent {
  at: IsoDateTime;
  by: string | null;
  from: string | null;
  to: string;
  reason: string | null;
}

export interface DuesRelief {
  id: Id;
  member: { id: Id; name: string; retired: boolean };
  org: { id: Id; name: string };
  kind: ReliefKind;
  /** What the member pays a month instead, for `reduce`. */
  monthlyFen: Fen | null;
  fromMonth: IsoMonth;
  toMonth: IsoMonth;
  reason: string;
  status: ReliefStatus;
  /** Who approves it. */
  approver: 'higher_committee' | 'branch';
  doc: string;
  article: string;
  history: DuesEvent[];
  version: number;
  allowedActions: ('withdraw' | 'study' | 'decide' | 'end')[];
}

export interface ApplyReliefBody {
  kind: ReliefKind;
  monthlyFen?: Fen;
  fromMonth: IsoMonth;
  toMonth: IsoMonth;
  reason: string;
}

export interface ReliefsQuery extends PageQuery {
  status?: ReliefStatus;
  orgId?: Id;
}

export interface StudyReliefBody {
  agree: boolean;
  /** Decision of the branch in words. */
  opinion: string;
  /** Day of the branch's meeting. */
  meetingOn: IsoDate;
  version: number;
}

export interface DecideReliefBody {
  approve: boolean;
  opinion: string;
  version: number;
}

export interface EndReliefBody {
  /** Last month that it holds for. */
  toMonth: IsoMonth;
  reason: string;
  version: number;
}

/** 代交: somebody else pays with the branch's consent (第十二条); both names stand on the receipt. An organisation never can (第十四条). */
export const CONSENT_STATUSES = { requested: '待支部同意', agreed: '已同意', refused: '未同意', revoked: '已撤销' } as const;
export type ConsentStatus = keyof typeof CONSENT_STATUSES;

export const PAYER_RELATIONS = { spouse: '配偶', child: '子女', parent: '父母', sibling: '兄弟姐妹', relative: '其他亲属', member: '其他党员' } as const;
export type PayerRelation = keyof typeof PAYER_RELATIONS;

export interface DuesConsent {
  id: Id;
  member: { id: Id; name: string };
  org: { id: Id; name: string };
  /** `memberId` null for a relative. */
  payer: { memberId: Id | null; name: string; relation: PayerRelation };
  fromMonth: IsoMonth;
  toMonth: IsoMonth;
  reason: string;
  status: ConsentStatus;
  /** Until when the relative's link works; null without one. */
  linkUntil: IsoDateTime | null;
  history: DuesEvent[];
  version: number;
  allowedActions: ('decide' | 'revoke' | 'link' | 'pay')[];
}

export interface RequestConsentBody {
  /** Another member, or left out for a relative. */
  payerMemberId?: Id;
  /** A relative's name. */
  payerName?: string;
  relation: PayerRelation;
  fromMonth: IsoMonth;
  toMonth: IsoMonth;
  reason: string;
}

export interface ConsentsQuery extends PageQuery {
  status?: ConsentStatus;
}

export interface DecideConsentBody {
  agree: boolean;
  reason: string;
  version: number;
}

/** A link for a relative without an account; the token is told once and kept as a hash. */
export interface ConsentLink {
  token: string;
  /** Page with the token, for sharing. */
  page: string;
  until: IsoDateTime;
}

/** What a payer sees: no base, no other personal data. */
export interface ConsentOffer {
  consentId: Id;
  memberId: Id;
  memberName: string;
  orgName: string;
  payerName: string;
  relation: PayerRelation;
  /** Until when the relative's link works; null without one. */
  until: IsoDateTime | null;
  /** Unpaid months that the consent covers, oldest first. */
  bills: DuesBill[];
}

/** 连续六个月不交: a case for people to look into; nothing follows by itself (第十三条). */
export const ARREARS_OUTCOMES = {
  paid: '已补交', valid_reason: '有正当理由', deadline_set: '已批评教育并限期改正', relief: '转办少交免交', to_meeting: '提交支部大会讨论', mistaken: '系统记录有误',
} as const;
export type ArrearsOutcome = keyof typeof ARREARS_OUTCOMES;

export interface ArrearsCase {
  id: Id;
  member: { id: Id; name: string };
  org: { id: Id; name: string };
  fromMonth: IsoMonth;
  toMonth: IsoMonth;
  months: number;
  owedFen: Fen;
  openedAt: IsoDateTime;
  status: 'open' | 'resolved';
  outcome: ArrearsOutcome | null;
  /** What the rules say, for the secretary to read before acting. */
  rules: DuesGround[];
  history: DuesEvent[];
  version: number;
  allowedActions: 'resolve'[];
}

export interface CasesQuery extends PageQuery {
  status?: ArrearsCase['status'];
}

export interface ResolveCaseBody {
  outcome: ArrearsOutcome;
  reason: string;
  version: number;
}

/** 自愿多交. From 1,000 yuan at once it goes to the Centre, which gives the member a receipt (第十一条). */
export const EXTRA_STATUSES = { ordinary: '自愿多交', received: '大额党费·待上报', reported: '大额党费·已上报', receipted: '大额党费·已开收据' } as const;
export type ExtraStatus = keyof typeof EXTRA_STATUSES;

export interface DuesExtra {
  id: Id;
  member: { id: Id; name: string };
  org: { id: Id; name: string };
  fen: Fen;
  receivedOn: IsoDate;
  status: ExtraStatus;
  /** Short profile of the member, for large dues. */
  profile: string | null;
  receiptNo: string | null;
  history: DuesEvent[];
  version: number;
  allowedActions: ('report' | 'receipt')[];
}

export interface ExtrasQuery extends PageQuery {
  status?: ExtraStatus;
}

export interface ReportExtraBody {
  profile: string;
  /** Organisation or department that it was passed to. */
  passedTo: string;
  on: IsoDate;
  version: number;
}

export interface ReceiptExtraBody {
  receiptNo: string;
  on: IsoDate;
  version: number;
}
