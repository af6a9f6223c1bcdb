import { createHash } from 'node:crypto';
import type {
  BillResult, FundFlowRow, NotificationReading, PaymentParams, PayNotification, PayOrder, PayRefund, PayResult, PayTransaction, RefundRequest, TradeBillRow,
} from '../../src/platform/wechat-pay';
import { WechatPay } from '../../src/platform/wechat-pay';

interface Kept {
  order: PayOrder;
  transaction: PayTransaction;
  /** Payments of the order before the last one: never at WeChat, unless it fails. */
  earlier: PayTransaction[];
}

type Call = 'createOrder' | 'queryOrder' | 'closeOrder' | 'refund' | 'queryRefund';

const UNKNOWN = { ok: false, kind: 'unknown' } as const;
const refused = (code: string) => ({ ok: false, kind: 'refused', code, message: code, requestId: null }) as const;
const sign = (body: string) => createHash('sha256').update(`signed by WeChat\n${body}`).digest('hex');

/** WeChat Pay in memory, with its rules for numbers, closing and refunds; what it is told to lose it loses. */
export class FakeWechatPay extends WechatPay {
  enabled = true;
  readonly orders = new Map<string, Kept>();
  readonly refunds = new Map<string, PayRefund>();
  readonly calls: [Call, string][] = [];
  /** Calls that are done or not done, but whose answer is lost. */
  lost: { call: Call; done: boolean }[] = [];
  /** Refusals to come, by call. */
  refusals: { call: Call; code: string }[] = [];
  /** What a new refund turns into at once. */
  refundState: PayRefund['state'] = 'PROCESSING';
  private serial = 0;

  constructor(
    private readonly appId: string,
    private readonly mchId: string,
    private readonly now: () => Date,
  ) {
    super();
  }

  async createOrder(order: PayOrder): Promise<PayResult<{ prepayId: string }>> {
    return this.answer('createOrder', order.outTradeNo, () => {
      const known = this.orders.get(order.outTradeNo);
      if (known?.transaction.state === 'SUCCESS') return refused('ORDERPAID');
      if (known?.transaction.state === 'CLOSED') return refused('ORDERCLOSED');
      if (known && known.order.amountFen !== order.amountFen) return refused('INVALIDREQUEST');
      const { outTradeNo, amountFen, attach } = order;
      const transaction: PayTransaction = {
        appId: this.appId, mchId: this.mchId, outTradeNo, state: 'NOTPAY', transactionId: null, paidAt: null, amountFen, payerFen: null, openid: null, bankType: null, attach,
      };
      if (!known) this.orders.set(outTradeNo, { order, transaction, earlier: [] });
      return { ok: true, value: { prepayId: `wx${outTradeNo}` } };
    });
  }

  paymentParams(prepayId: string): PaymentParams {
    return { timeStamp: '1763690000', nonceStr: 'nonce', package: `prepay_id=${prepayId}`, signType: 'RSA', paySign: 'sign' };
  }

  async queryOrder(outTradeNo: string): Promise<PayResult<PayTransaction | null>> {
    return this.answer('queryOrder', outTradeNo, () => ({ ok: true, value: this.orders.get(outTradeNo)?.transaction ?? null }));
  }

  async closeOrder(outTradeNo: string): Promise<PayResult<'closed' | 'paid'>> {
    return this.answer('closeOrder', outTradeNo, () => {
      const known = this.orders.get(outTradeNo);
      if (!known) return refused('ORDERNOTEXIST');
      if (known.transaction.transactionId) return { ok: true, value: 'paid' };
      known.transaction.state = 'CLOSED';
      return { ok: true, value: 'closed' };
    });
  }

  async refund(request: RefundRequest): Promise<PayResult<PayRefund>> {
    return this.answer('refund', request.outRefundNo, () => {
      const { transactionId, outRefundNo, refundFen, totalFen } = request;
      const known = this.refunds.get(outRefundNo);
      if (known) return { ok: true, value: known };
      const paid = [...this.orders.values()].flatMap(({ transaction, earlier }) => [transaction, ...earlier]).find((one) => one.transactionId === transactionId);
      if (!paid) return refused('RESOURCENOTEXISTS');
      const before = [...this.refunds.values()].filter((r) => r.transactionId === transactionId).reduce((sum, r) => sum + r.refundFen, 0);
      if (before + refundFen > paid.amountFen || totalFen !== paid.amountFen) return refused('PARAMERROR');
      const state = this.refundState;
      const refund: PayRefund = {
        refundId: `503${++this.serial}`, outRefundNo, outTradeNo: paid.outTradeNo, transactionId, state, refundFen, totalFen,
        succeededAt: state === 'SUCCESS' ? this.now() : null, receivedBy: '支付用户零钱',
      };
      this.refunds.set(outRefundNo, refund);
      return { ok: true, value: refund };
    });
  }

  async queryRefund(outRefundNo: string): Promise<PayResult<PayRefund | null>> {
    return this.answer('queryRefund', outRefundNo, () => ({ ok: true, value: this.refunds.get(outRefundNo) ?? null }));
  }

  async readNotification(headers: Record<string, string | undefined>, rawBody: string): Promise<NotificationReading> {
    if (headers['wechatpay-signature'] !== sign(rawBody)) return { ok: false, reason: 'signature' };
    const { kind, ...rest } = JSON.parse(rawBody);
    if (kind === 'transaction') return { ok: true, notification: { kind, ...rest, transaction: revive(rest.transaction) } };
    if (kind === 'refund') return { ok: true, notification: { kind, ...rest, refund: revive(rest.refund) } };
    return { ok: false, reason: 'content' };
  }

  async tradeBill(_day: string): Promise<BillResult<TradeBillRow>> {
    return { kind: 'empty' };
  }

  async fundFlowBill(_day: string): Promise<BillResult<FundFlowRow>> {
    return { kind: 'empty' };
  }

  /** The payer's tap in the payment sheet. */
  pay(outTradeNo: string, more: Partial<PayTransaction> = {}): PayTransaction {
    const kept = this.orders.get(outTradeNo)!;
    if (kept.transaction.transactionId) kept.earlier.push(kept.transaction);
    kept.transaction = {
      ...kept.transaction, state: 'SUCCESS', transactionId: `42000${outTradeNo.slice(-10)}`, paidAt: this.now(), payerFen: kept.order.amountFen, openid: kept.order.openid,
      bankType: 'OTHERS', ...more,
    };
    return kept.transaction;
  }

  /** A refund reaches its end. */
  endRefund(outRefundNo: string, state: PayRefund['state']): PayRefund {
    const refund = { ...this.refunds.get(outRefundNo)!, state, succeededAt: state === 'SUCCESS' ? this.now() : null };
    this.refunds.set(outRefundNo, refund);
    return refund;
  }

  countOf(call: Call): number {
    return this.calls.filter(([name]) => name === call).length;
  }

  private answer<T>(call: Call, number: string, work: () => PayResult<T>): PayResult<T> {
    this.calls.push([call, number]);
    const refusal = this.refusals.findIndex((r) => r.call === call);
    if (refusal >= 0) return refused(this.refusals.splice(refusal, 1)[0].code);
    const at = this.lost.findIndex((l) => l.call === call);
    if (at < 0) return work();
    if (this.lost.splice(at, 1)[0].done) work();
    return UNKNOWN;
  }
}

const revive = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).map(([key, v]) => [key, (key === 'paidAt' || key === 'succeededAt') && v ? new Date(v as string) : v])) as T;

/** A callback as WeChat sends it: headers and the bytes they sign. */
export function callbackOf(notification: PayNotification | { kind: 'other'; id: string }): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify(notification);
  return { headers: { 'content-type': 'application/json', 'wechatpay-signature': sign(body) }, body };
}
