import { randomBytes, randomInt } from 'node:crypto';
import type { SandboxClock } from '../core/clock';
import { billTime } from './beijing-time';
import type { PayOrder } from './model';
import type { Notifier } from './notifier';
import type { OrderRequest } from './order-request';
import { PayError } from './pay-error';
import type { PayFaults } from './pay-faults';
import type { PaySettings } from './pay-settings';
import type { PayStore } from './pay-store';
import { tradeState, transactionView, type TradeState } from './transaction-view';

const PREPAY_LIFE_MS = 2 * 60 * 60_000;

/** `20261121183000` */
const stamp = (at: number): string => billTime(at).replace(/\D/g, '');

/** A payment that the phone is told has failed. */
export class PaymentRefused extends Error {}

/** The merchant's orders and what may become of them. */
export class Orders {
  constructor(
    private readonly store: PayStore,
    private readonly clock: SandboxClock,
    private readonly settings: PaySettings,
    private readonly faults: PayFaults,
    private readonly notifier: Notifier,
    private readonly changed: (openid: string) => void,
  ) {}

  /** Opens an order or, asked with the same parameters, gives its living prepay_id again. */
  create(request: OrderRequest): string {
    const now = this.clock.now();
    const known = this.store.orders.get(request.outTradeNo);
    if (known) return this.reenter(known, request);
    const fresh = { ...request, createdAt: now, ...this.prepay(now), state: 'NOTPAY' as const, transactionId: null, paidAt: null, feeFen: 0, feeRate: 0 };
    this.store.save('order', fresh);
    return fresh.prepayId;
  }

  /** Errors: ORDER_NOT_EXIST. */
  get(outTradeNo: string): PayOrder {
    const order = this.store.orders.get(outTradeNo);
    if (!order) throw new PayError('ORDER_NOT_EXIST');
    return order;
  }

  stateOf(order: PayOrder): TradeState {
    return tradeState(order, this.store.refundsOfOrder(order.outTradeNo), this.clock.now());
  }

  /** Errors: ORDER_PAID. */
  close(order: PayOrder): void {
    if (order.state === 'SUCCESS') throw new PayError('ORDER_PAID');
    order.state = 'CLOSED';
    this.store.save('order', order);
    const place = { subject: order.outTradeNo };
    if (this.faults.take('close-then-paid', place)) this.book(order);
    else if (this.faults.take('notify-closed-order', place)) this.tell({ ...order, ...this.payment(order) });
  }

  /** Why the order can't be paid by this payer now; null: it can. */
  refusal(order: PayOrder, openid: string): string | null {
    if (order.openid !== openid) return '下单账号与支付账号不一致';
    const state = this.stateOf(order);
    if (state === 'CLOSED') return '订单已关闭';
    return state === 'NOTPAY' ? null : '订单已支付';
  }

  /** The order behind a prepay_id that is still good. */
  byPrepay(prepayId: string): PayOrder {
    const order = this.store.orderOfPrepay(prepayId);
    if (!order || order.prepayId !== prepayId) throw new PaymentRefused('支付验证失败：prepay_id 不存在');
    if (order.prepayAt + PREPAY_LIFE_MS <= this.clock.now()) throw new PaymentRefused('支付验证失败：prepay_id 已过期');
    return order;
  }

  /** The payer pays. False: the money is taken, but his phone never hears of it. */
  pay(order: PayOrder, openid: string): boolean {
    const refusal = this.refusal(order, openid);
    if (refusal) throw new PaymentRefused(refusal);
    this.book(order);
    return !this.faults.take('paid-client-fails', { subject: order.outTradeNo });
  }

  private book(order: PayOrder): void {
    Object.assign(order, this.payment(order));
    this.store.save('order', order);
    this.changed(order.openid);
    this.tell(order);
  }

  private payment(order: PayOrder) {
    const paidAt = this.clock.now();
    const { feeRate } = this.settings;
    const transactionId = `4200${stamp(paidAt).slice(0, 8)}${String(randomInt(10 ** 8)).padStart(8, '0')}${String(randomInt(10 ** 8)).padStart(8, '0')}`;
    return { state: 'SUCCESS' as const, transactionId, paidAt, feeFen: Math.round((order.totalFen * feeRate) / 10_000), feeRate };
  }

  private tell(order: PayOrder): void {
    const resource = transactionView(order, 'SUCCESS');
    this.notifier.notify({ eventType: 'TRANSACTION.SUCCESS', originalType: 'transaction', outTradeNo: order.outTradeNo, outRefundNo: null, url: order.notifyUrl, resource });
  }

  private reenter(known: PayOrder, request: OrderRequest): string {
    const state = this.stateOf(known);
    const same = known.request === request.request;
    if (state === 'NOTPAY' && !same) throw new PayError('INVALID_REQUEST', '请求重入时，参数与首次请求时不一致。请确认相同单号是否使用了不同的参数');
    if (!same) throw new PayError('OUT_TRADE_NO_USED');
    if (state === 'CLOSED') throw new PayError('ORDER_CLOSED');
    if (state !== 'NOTPAY') throw new PayError('ORDER_PAID');
    const now = this.clock.now();
    if (known.prepayAt + PREPAY_LIFE_MS > now) return known.prepayId;
    Object.assign(known, this.prepay(now));
    this.store.save('order', known);
    return known.prepayId;
  }

  private prepay(now: number) {
    return { prepayId: `wx${stamp(now)}${randomBytes(10).toString('hex')}`, prepayAt: now };
  }
}
