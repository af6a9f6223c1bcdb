import type { CashLine, CashQuery, CashReturnWay, DecideCashReturnBody, RegisterCashBody, RequestCashReturnBody } from './dues-cash';
import { endpoint } from './endpoint';
import type { PdfFile } from './prints';
import type { Fen, Id, IsoDate, IsoDateTime, IsoMonth, Page, PageQuery } from './primitives';

/*
 * Paying party dues: orders through WeChat Pay, cash with two persons, refunds with two persons, receipts (电子党费证) and the list of
 * what only a person can decide. All amounts are integer 分.
 * Rules: 关于中国共产党党费收缴、使用和管理的规定 (中组发〔2008〕3号), articles named where they apply.
 */

/** Who pays: the member, another member, or a relative (Art. 12, with the branch's consent). */
export const PAYER_KIND_LABELS = { self: '本人', member: '其他党员代交', relative: '亲属代交' } as const;
export type PayerKind = keyof typeof PAYER_KIND_LABELS;

/** `created`: written here, not yet known to WeChat; `prepared`: can be paid. */
export const PAYMENT_ORDER_STATUS_LABELS = {
  created: '已下单', prepared: '待支付', paid: '已交纳', closed: '已关闭', expired: '超时关闭', refunding: '退款中', part_refunded: '部分退款', refunded: '已退款',
} as const;
export type PaymentOrderStatus = keyof typeof PAYMENT_ORDER_STATUS_LABELS;

/** Arguments of `wx.requestPayment`, to be handed over as they are. */
export interface WxPaymentParams {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

/** A month, or with `month` null the voluntary extra. */
export interface PaymentItem {
  month: IsoMonth | null;
  fen: Fen;
  /** Of `fen`, what was given back. */
  refundedFen: Fen;
}

/** Part of a payment; in suspense (待查款项) is what nobody has put in its place yet. */
export interface OrderItem extends PaymentItem {
  /** Of `fen`, what waits in suspense. */
  heldFen: Fen;
}

/** One payment through WeChat: of one member's months, by one payer. */
export interface PaymentOrder {
  id: Id;
  /** 商户订单号, also in the payer's WeChat bill. */
  number: string;
  status: PaymentOrderStatus;
  /** Whose dues; null while nobody knows (money that came without an order, held in suspense). */
  member: { id: Id; name: string } | null;
  org: { id: Id; name: string };
  payer: { kind: PayerKind; name: string };
  items: OrderItem[];
  amountFen: Fen;
  refundedFen: Fen;
  createdAt: IsoDateTime;
  /** An order that is not paid by then is closed. */
  expiresAt: IsoDateTime;
  paidAt: IsoDateTime | null;
  /** 微信支付订单号; null until paid. */
  transactionId: string | null;
  receiptId: Id | null;
  /** Its refunds, the newest first. */
  refunds: RefundLine[];
  version: number;
  allowedActions: ('pay' | 'cancel' | 'request_refund')[];
}

export interface CreateOrderBody {
  /** Whose dues; the caller's own when left out. */
  memberId?: Id;
  /** 代交: the branch's consent (Art. 12); needed for another member's dues. */
  consentId?: Id;
  /** Months with an open bill, the oldest first; no month may be left out in between. */
  months: IsoMonth[];
  /** 自愿多交: 0 when left out; never asked for (Art. 14). */
  extraFen?: Fen;
}

export interface PlacedOrder {
  order: PaymentOrder;
  /** Null when the order turned out to be paid already. */
  payment: WxPaymentParams | null;
}

export interface OrderLine {
  id: Id;
  number: string;
  status: PaymentOrderStatus;
  memberName: string;
  orgName: string;
  payer: { kind: PayerKind; name: string };
  months: IsoMonth[];
  amountFen: Fen;
  refundedFen: Fen;
  createdAt: IsoDateTime;
  paidAt: IsoDateTime | null;
  receiptId: Id | null;
}

export interface OrdersQuery extends PageQuery {
  /** Of this organisation and those below it. */
  orgId?: Id;
  memberId?: Id;
  status?: PaymentOrderStatus;
  /** 商户订单号 or 微信支付订单号, whole. */
  number?: string;
}

/** An order of a relative, who comes by the link of a consent and has no account. */
export interface PayLinkOrder {
  status: 'open' | 'paid';
  payment: WxPaymentParams | null;
}

export const REFUND_STATUS_LABELS = {
  requested: '待复核', rejected: '未同意', withdrawn: '已撤回', approved: '待退款', processing: '退款中', succeeded: '已退款', abnormal: '退款异常', failed: '退款失败',
} as const;
export type RefundStatus = keyof typeof REFUND_STATUS_LABELS;

export interface RefundLine {
  id: Id;
  /** 商户退款单号. */
  number: string;
  status: RefundStatus;
  fen: Fen;
  months: IsoMonth[];
  reason: string;
  requestedAt: IsoDateTime;
}

/** Two persons: the secretary asks, finance decides; neither the payer nor the one who asked. */
export interface Refund extends RefundLine {
  order: { id: Id; number: string; amountFen: Fen; refundedFen: Fen };
  /** Null: money in suspense of which nobody knows whose dues it was. */
  member: { id: Id; name: string } | null;
  org: { id: Id; name: string };
  payer: { kind: PayerKind; name: string };
  /** Also the voluntary extra, as far as it is given back. */
  extraFen: Fen;
  /** What is given back out of suspense. */
  heldFen: Fen;
  requestedBy: string;
  decidedBy: string | null;
  decidedAt: IsoDateTime | null;
  decision: string | null;
  /** 退款入账账户, in WeChat's words. */
  receivedBy: string | null;
  succeededAt: IsoDateTime | null;
  history: PaymentStepView[];
  version: number;
  allowedActions: ('approve' | 'reject' | 'withdraw')[];
}

export interface RequestRefundBody {
  /** Months of the order to give back. */
  months: IsoMonth[];
  /** Also the voluntary extra. */
  extra: boolean;
  /** Read by the payer too, at most 80 characters. */
  reason: string;
}

export interface RefundsQuery extends PageQuery {
  orgId?: Id;
  status?: RefundStatus;
}

/** A decision of the second person; `reason` is needed to say no. */
export interface PaymentDecisionBody {
  outcome: 'approve' | 'reject';
  reason?: string;
  version: number;
}

export interface PaymentStepView {
  at: IsoDateTime;
  /** Null for what the system did. */
  by: string | null;
  /** In words; null for the first one. */
  from: string | null;
  to: string;
  reason: string;
}

/** What the system can't decide. */
export const PAYMENT_EXCEPTION_LABELS = {
  over_paid: '多收（所交月份已另行交纳）',
  amount_mismatch: '到账金额与订单不符',
  payer_mismatch: '付款人与订单不符',
  merchant_mismatch: '商户号或小程序不符',
  closed_paid: '订单关闭后的到账通知待核实',
  unknown_order: '没有对应的订单',
  paid_twice: '同一订单两次到账',
  held: '待查款项尚未处置',
  refund_failed: '退款未成功',
  refund_unknown: '本系统以外的退款',
  callback_stuck: '支付通知多次处理未成功',
} as const;
export type PaymentExceptionKind = keyof typeof PAYMENT_EXCEPTION_LABELS;

export const EXCEPTION_ACTION_LABELS = {
  book: '计入党费账单', extra: '作为自愿多交', refund: '退还付款人', accept: '核实后入账', hold: '列入待查款项', noted: '已另行处理',
} as const;
export type ExceptionAction = keyof typeof EXCEPTION_ACTION_LABELS;

export const EXCEPTION_STATUS_LABELS = { open: '待处理', resolved: '已处理' } as const;
export type ExceptionStatus = keyof typeof EXCEPTION_STATUS_LABELS;

export interface ExceptionLine {
  id: Id;
  kind: PaymentExceptionKind;
  status: ExceptionStatus;
  /** Why a person must decide, in words. */
  reason: string;
  /** The money in question; null when it is not known. */
  fen: Fen | null;
  number: string | null;
  transactionId: string | null;
  orderId: Id | null;
  /** Null while nobody knows whose dues it is. */
  memberName: string | null;
  org: { id: Id; name: string };
  createdAt: IsoDateTime;
}

export interface PaymentException extends ExceptionLine {
  /** What was expected and what came, in words. */
  facts: { label: string; expected: string | null; actual: string | null }[];
  resolution: { action: ExceptionAction | null; reason: string; by: string | null; at: IsoDateTime } | null;
  version: number;
  allowedActions: ExceptionAction[];
}

export interface ExceptionsQuery extends PageQuery {
  orgId?: Id;
  status?: ExceptionStatus;
  kind?: PaymentExceptionKind;
}

export interface ResolveExceptionBody {
  /**
   * One of the exception's `allowedActions`. `accept` books what WeChat told as it is: a payment, or a refund done in the merchant
   * platform. `hold` books money that came into suspense, where it waits as an exception of the kind `held`.
   */
  action: ExceptionAction;
  reason: string;
  /** For `book`: months of the member with an open bill. */
  months?: IsoMonth[];
  /** For `book` and `extra`: whose dues, needed (and only then taken) while the exception has no member. */
  memberId?: Id;
  version: number;
}

export interface ReceiptLine {
  id: Id;
  number: string;
  memberName: string;
  payerName: string;
  months: IsoMonth[];
  amountFen: Fen;
  refundedFen: Fen;
  paidAt: IsoDateTime;
}

export const PAYMENT_METHOD_LABELS = { wechat: '微信支付', cash: '现金' } as const;
export type PaymentMethod = keyof typeof PAYMENT_METHOD_LABELS;

/** 电子党费证: what the paper 党费证 registers (payer, amount, time, collector), with both names for 代交. */
export interface Receipt extends ReceiptLine {
  method: PaymentMethod;
  payerKind: PayerKind;
  items: PaymentItem[];
  extraFen: Fen;
  /** 人民币大写. */
  amountWords: string;
  /** Branch that collected. */
  collector: { id: Id; name: string };
  /** 微信支付订单号; null for cash. */
  transactionId: string | null;
  /** For officers who want to know that the receipt is real. */
  verificationCode: string;
  /** The order that was paid; null for cash. */
  orderId: Id | null;
  /** How cash went back, and the bank's slip when by transfer; null for WeChat and while nothing went back. */
  cashReturn: { way: CashReturnWay; on: IsoDate; slip: string | null } | null;
}

type ById = { params: { id: Id } };
type ByToken = { params: { token: string } };

export const duesPaymentsApi = {
  /** Places the order, or goes on with a running one of the same months. Problems: dues.*, payment.disabled, payment.no_wechat. */
  createOrder: endpoint<{ body: CreateOrderBody; reply: PlacedOrder }>('POST', '/api/dues/orders'),
  /** Orders of the caller's dues and those that the caller paid, the newest first. */
  myOrders: endpoint<{ query: PageQuery; reply: Page<OrderLine> }>('GET', '/api/dues/orders/mine'),
  /** Orders in reach, the newest first. */
  orders: endpoint<{ query: OrdersQuery; reply: Page<OrderLine> }>('GET', '/api/dues/orders'),
  order: endpoint<ById & { reply: PaymentOrder }>('GET', '/api/dues/orders/:id'),
  /** After `wx.requestPayment`: asks WeChat when the order is still open here. */
  checkOrder: endpoint<ById & { reply: PaymentOrder }>('POST', '/api/dues/orders/:id/check'),
  /** Closes an unpaid order; answers it as paid when WeChat says so. */
  cancelOrder: endpoint<ById & { reply: PaymentOrder }>('POST', '/api/dues/orders/:id/cancellation'),

  /**
   * Public: pays all months that the link of a consent offers (see `duesApi.consentOffer`). `code` of `wx.login`. Problems: not_found,
   * dues.not_owed, payment.disabled.
   */
  linkOrder: endpoint<ByToken & { body: { code: string }; reply: PayLinkOrder }>('POST', '/api/dues/links/:token/orders'),
  /** Public: after `wx.requestPayment`. */
  linkCheck: endpoint<ByToken & { reply: PayLinkOrder }>('POST', '/api/dues/links/:token/check'),

  requestRefund: endpoint<ById & { body: RequestRefundBody; reply: Refund }>('POST', '/api/dues/orders/:id/refunds'),
  /** Refunds in reach, the newest first. */
  refunds: endpoint<{ query: RefundsQuery; reply: Page<Refund> }>('GET', '/api/dues/refunds'),
  refund: endpoint<ById & { reply: Refund }>('GET', '/api/dues/refunds/:id'),
  decideRefund: endpoint<ById & { body: PaymentDecisionBody; reply: Refund }>('POST', '/api/dues/refunds/:id/decision'),
  withdrawRefund: endpoint<ById & { body: { version: number }; reply: Refund }>('POST', '/api/dues/refunds/:id/withdrawal'),

  registerCash: endpoint<{ body: RegisterCashBody; reply: CashLine }>('POST', '/api/dues/cash'),
  /** Cash in reach, the newest first. */
  cash: endpoint<{ query: CashQuery; reply: Page<CashLine> }>('GET', '/api/dues/cash'),
  decideCash: endpoint<ById & { body: PaymentDecisionBody; reply: CashLine }>('POST', '/api/dues/cash/:id/decision'),
  /** Asks for a confirmed entry to be given back as a whole (现金退还). Problems: conflict.state (the account it would come from holds too little). */
  requestCashReturn: endpoint<ById & { body: RequestCashReturnBody; reply: CashLine }>('POST', '/api/dues/cash/:id/return'),
  /** By a second person: neither who asked nor the member nor the payer. Bills open again, the income is taken back against cash or bank, the receipt is marked. Problems: payment.second_person, conflict.state (the account holds too little). */
  decideCashReturn: endpoint<ById & { body: DecideCashReturnBody; reply: CashLine }>('POST', '/api/dues/cash/:id/return-decision'),
  withdrawCash: endpoint<ById & { body: { version: number }; reply: CashLine }>('POST', '/api/dues/cash/:id/withdrawal'),

  /** 待人工处理: in reach, open ones the oldest first, others the newest first. */
  exceptions: endpoint<{ query: ExceptionsQuery; reply: Page<ExceptionLine> }>('GET', '/api/dues/exceptions'),
  exception: endpoint<ById & { reply: PaymentException }>('GET', '/api/dues/exceptions/:id'),
  resolveException: endpoint<ById & { body: ResolveExceptionBody; reply: PaymentException }>('POST', '/api/dues/exceptions/:id/resolution'),

  /** Receipts of the caller's dues and of those that the caller paid for others, the newest first. */
  myReceipts: endpoint<{ query: PageQuery; reply: Page<ReceiptLine> }>('GET', '/api/dues/receipts/mine'),
  receipt: endpoint<ById & { reply: Receipt }>('GET', '/api/dues/receipts/:id'),
  printReceipt: endpoint<ById & { reply: PdfFile }>('GET', '/api/dues/receipts/:id/print'),
  /** Whether a receipt that somebody shows is real: any collecting officer, any branch. */
  verifyReceipt: endpoint<{ params: { code: string }; reply: Receipt }>('GET', '/api/dues/receipt-codes/:code'),

  /** WeChat Pay's callback: public, proven by its signature; 200 once it is kept, never for a bad signature. */
  notify: endpoint<{ reply: { code: 'SUCCESS'; message: string } }>('POST', '/api/wechat/pay/notify'),
};
