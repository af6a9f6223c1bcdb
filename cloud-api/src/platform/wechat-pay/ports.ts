import type { Fen, IsoDate } from '@xianfeng/shared-types';

/** What the product asks of WeChat Pay (v3, JSAPI). Features depend on these alone. */

export interface PayOrder {
  /** 商户订单号: 6–32 of `[0-9A-Za-z_-]`, never used twice. */
  outTradeNo: string;
  /** What the payer's WeChat bill shows, at most 127 characters. */
  description: string;
  amountFen: Fen;
  /** The payer's openid of this mini-program. */
  openid: string;
  /** When the order can no longer be paid. */
  expiresAt: Date;
  /** Comes back in queries and notifications, at most 128 characters. */
  attach: string;
}

/** Arguments of `wx.requestPayment`. */
export interface PaymentParams {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

export type TradeState = 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR';

/** An order as WeChat knows it; compare all of it with one's own order before anything is booked. */
export interface PayTransaction {
  appId: string;
  mchId: string;
  outTradeNo: string;
  state: TradeState;
  /** 微信支付订单号; null until it was paid. */
  transactionId: string | null;
  paidAt: Date | null;
  amountFen: Fen;
  /** What left the payer's account; less than the amount when WeChat gave a coupon. Null until it was paid. */
  payerFen: Fen | null;
  openid: string | null;
  bankType: string | null;
  attach: string;
}

export interface RefundRequest {
  /** 微信支付订单号 of the payment: it alone tells two payments of one order apart. */
  transactionId: string;
  /** 商户退款单号: at most 64 of `[0-9A-Za-z_-]`; a repeat must carry the same. */
  outRefundNo: string;
  /** At most 80 characters. */
  reason: string;
  refundFen: Fen;
  /** Of the whole order. */
  totalFen: Fen;
}

export type RefundState = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';

export interface PayRefund {
  refundId: string;
  outRefundNo: string;
  outTradeNo: string;
  transactionId: string;
  state: RefundState;
  refundFen: Fen;
  totalFen: Fen;
  succeededAt: Date | null;
  /** 退款入账账户, in WeChat's words. */
  receivedBy: string | null;
}

/**
 * Why a call has no result, after the client's own repeats. `unknown`: WeChat may have done it (time-out, 5xx, 429 of a refund,
 * an answer whose signature is wrong): ask, or repeat the same call. `refused`: WeChat did nothing and says why by `code`,
 * written without underscores; without a merchant `NOMERCHANT`.
 */
export type PayFailure = { ok: false; kind: 'unknown' } | { ok: false; kind: 'refused'; code: string; message: string; requestId: string | null };
export type PayResult<T> = { ok: true; value: T } | PayFailure;

export type PayNotification =
  | { kind: 'transaction'; id: string; transaction: PayTransaction }
  | { kind: 'refund'; id: string; refund: PayRefund };

/** `signature`: forged, expired, of an unknown key or a probe (`WECHATPAY/SIGNTEST/`); `content`: signed, but not to be understood. */
export type NotificationReading = { ok: true; notification: PayNotification } | { ok: false; reason: 'signature' | 'content' };

/** A row of 交易账单, by header name; amounts in 分. */
export interface TradeBillRow {
  at: Date;
  transactionId: string;
  outTradeNo: string;
  openid: string;
  state: 'SUCCESS' | 'REFUND' | 'REVOKED';
  orderFen: Fen;
  /** 应结订单金额 */
  settledFen: Fen;
  refundId: string | null;
  outRefundNo: string | null;
  /** 申请退款金额 */
  refundFen: Fen;
  refundState: string | null;
  /** 手续费 in 分, of the bill's five decimals rounded half up; negative when given back. */
  feeFen: number;
  /** 费率, e.g. `0.60%`. */
  feeRate: string;
}

/** A row of 资金账单; amounts in 分. */
export interface FundFlowRow {
  at: Date;
  /** 微信支付业务单号 */
  businessId: string;
  /** 资金流水单号 */
  flowId: string;
  business: string;
  businessType: string;
  direction: 'in' | 'out';
  amountFen: Fen;
  balanceFen: Fen;
  note: string;
  voucher: string;
}

/** `empty`: WeChat has no statement of that day; `creating`: not ready yet (before about 10:00 of the next day); `failed` in words for a finance person. */
export type BillResult<Row> = { kind: 'rows'; rows: Row[]; sha1: string } | { kind: 'empty' } | { kind: 'creating' } | { kind: 'failed'; reason: string };

export abstract class WechatPay {
  /** Whether the environment names a merchant; without one every call is refused and pages say 在线缴费未开通. */
  abstract readonly enabled: boolean;
  /** 下单: answers the prepay id (2 hours). The same order again answers the newest one. */
  abstract createOrder(order: PayOrder): Promise<PayResult<{ prepayId: string }>>;
  /** Signs what `wx.requestPayment` takes; no call. */
  abstract paymentParams(prepayId: string): PaymentParams;
  /** Null: WeChat has no such order. */
  abstract queryOrder(outTradeNo: string): Promise<PayResult<PayTransaction | null>>;
  /** `paid`: it can't be closed because it is paid: query it. */
  abstract closeOrder(outTradeNo: string): Promise<PayResult<'closed' | 'paid'>>;
  abstract refund(request: RefundRequest): Promise<PayResult<PayRefund>>;
  /** Null: WeChat has no such refund. */
  abstract queryRefund(outRefundNo: string): Promise<PayResult<PayRefund | null>>;
  /** Verifies and decrypts a callback; `headers` in lower case, `rawBody` as the bytes came. */
  abstract readNotification(headers: Record<string, string | undefined>, rawBody: string): Promise<NotificationReading>;
  abstract tradeBill(date: IsoDate): Promise<BillResult<TradeBillRow>>;
  abstract fundFlowBill(date: IsoDate): Promise<BillResult<FundFlowRow>>;
}
