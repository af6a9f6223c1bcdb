import { endpoint } from './endpoint';
import type { Fen, Id, IsoDate, IsoDateTime, IsoMonth, Page, PageQuery } from './primitives';

/*
 * Daily reconciliation (对账): WeChat Pay's trade bill and fund-flow bill of a day against the payments and the books here. All
 * amounts are integer 分. A month's books can't be closed while a difference is open.
 */

/** `waiting`: the bill is not there yet; `agreed`: no difference; `differs`: open ones; `cleared`: all of them dealt with. */
export const RECONCILIATION_STATUS_LABELS = {
  waiting: '待取账单', failed: '取账单失败', agreed: '一致', differs: '有差异', cleared: '差异已处理',
} as const;
export type ReconciliationStatus = keyof typeof RECONCILIATION_STATUS_LABELS;

export const DIFFERENCE_KIND_LABELS = {
  missing_here: '账单有、本系统未入账',
  missing_there: '本系统已入账、账单没有',
  amount_differs: '金额不符',
  transaction_differs: '交易单号不符',
  refund_missing_here: '账单有退款、本系统没有',
  refund_missing_there: '本系统已退款、账单没有',
  refund_differs: '退款金额不符',
  fund_differs: '资金账单与交易账单不符',
  withdrawal_differs: '提现与党费账不符',
  books_differ: '党费账与支付记录不符',
} as const;
export type DifferenceKind = keyof typeof DIFFERENCE_KIND_LABELS;

/** `settled`: a later comparison found both sides agree; `explained`: a person has said why. */
export const DIFFERENCE_STATUS_LABELS = { open: '待查', taken: '核查中', explained: '已说明', settled: '已一致' } as const;
export type DifferenceStatus = keyof typeof DIFFERENCE_STATUS_LABELS;

/** `recheck` asks WeChat again, books what had not arrived, and compares the day anew. */
export type DifferenceAction = 'take' | 'recheck' | 'explain' | 'reopen';

/** What one side says of a day; sums of a month are the same. */
export interface DaySide {
  payments: number;
  paidFen: Fen;
  refunds: number;
  refundedFen: Fen;
}

export interface ReconciliationDay {
  day: IsoDate;
  status: ReconciliationStatus;
  /** Null until the bill was read. */
  bill: (DaySide & { feeFen: number }) | null;
  here: DaySide;
  /** On the account 微信支付结算款 of the books; null until the day was compared. */
  books: { paidFen: Fen; refundedFen: Fen } | null;
  /**
   * 资金账单: in and out of the merchant's account, fees included; null until it was read. What was withdrawn goes from 微信支付结算款
   * to 银行存款 when the day is compared, in the books of those whose money it was.
   */
  fund: { inFen: Fen; outFen: Fen; withdrawnFen: Fen } | null;
  openDifferences: number;
  differences: number;
  comparedAt: IsoDateTime | null;
  /** Why the bill could not be read. */
  problem: string | null;
  /** SHA-1 of the trade bill as WeChat gives it; null for a day without one. */
  billSha1: string | null;
  allowedActions: 'run'[];
}

export interface MonthCheck {
  code: 'over' | 'days' | 'differences' | 'exceptions' | 'cash' | 'entries' | 'books';
  title: string;
  ok: boolean;
  /** What is missing, in words. */
  detail: string;
}

export interface ReconciliationMonth {
  month: IsoMonth;
  /** Newest first; days to come are left out, so are those before the first order. */
  days: ReconciliationDay[];
  sums: { bill: DaySide & { feeFen: number }; here: DaySide };
  closed: boolean;
  checks: MonthCheck[];
  allowedActions: 'close'[];
}

export interface DifferenceLine {
  id: Id;
  day: IsoDate;
  kind: DifferenceKind;
  status: DifferenceStatus;
  /** 商户订单号, 商户退款单号 or 微信支付单号. */
  number: string;
  billFen: Fen | null;
  hereFen: Fen | null;
  /** Branch of the payment; null when nobody knows it. */
  org: { id: Id; name: string } | null;
  owner: { id: Id; name: string } | null;
  foundAt: IsoDateTime;
}

export interface Difference extends DifferenceLine {
  /** Both sides and what may be behind it, in a sentence. */
  explanation: string;
  /** Order of the payment here, if there is one. */
  orderId: Id | null;
  history: { at: IsoDateTime; by: string | null; from: string | null; to: string; reason: string }[];
  version: number;
  allowedActions: DifferenceAction[];
}

export interface DifferencesQuery extends PageQuery {
  day?: IsoDate;
  month?: IsoMonth;
  status?: DifferenceStatus;
  kind?: DifferenceKind;
}

/** What a person says of a difference; explaining and reopening need words. */
export interface DifferenceStepBody {
  action: DifferenceAction;
  reason?: string;
  version: number;
}

type ById = { params: { id: Id } };

export const reconciliationApi = {
  /** For the keeper of the whole group's books. */
  month: endpoint<{ query: { month: IsoMonth }; reply: ReconciliationMonth }>('GET', '/api/dues/reconciliation'),
  /** Reads the bill when it was not read yet and compares; a repeat changes nothing that agrees. */
  run: endpoint<{ params: { day: IsoDate }; reply: ReconciliationDay }>('POST', '/api/dues/reconciliation/days/:day/run'),
  /** Closes the month's books for the group. Problems: `dues.month_not_ready` with the checks that failed. */
  close: endpoint<{ params: { month: IsoMonth }; reply: ReconciliationMonth }>('POST', '/api/dues/reconciliation/months/:month/closing'),
  /** In reach, open ones first, then the newest. */
  differences: endpoint<{ query: DifferencesQuery; reply: Page<DifferenceLine> }>('GET', '/api/dues/reconciliation/differences'),
  difference: endpoint<ById & { reply: Difference }>('GET', '/api/dues/reconciliation/differences/:id'),
  step: endpoint<ById & { body: DifferenceStepBody; reply: Difference }>('POST', '/api/dues/reconciliation/differences/:id/steps'),
};
