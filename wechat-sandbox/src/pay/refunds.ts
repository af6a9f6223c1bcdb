import { randomInt } from 'node:crypto';
import type { SandboxClock } from '../core/clock';
import { beijingDate, DAY_MS } from './beijing-time';
import type { PayOrder, PayRefund, RefundStatus } from './model';
import type { Notifier } from './notifier';
import { PayError } from './pay-error';
import type { PayFaults } from './pay-faults';
import type { PaySettings } from './pay-settings';
import type { PayStore } from './pay-store';
import type { PendingWork } from './pending-work';
import type { RefundRequest } from './refund-request';
import { refundNotice } from './refund-view';

const YEAR_MS = 365 * DAY_MS;
const MOST_REFUNDS = 50;

/** Refunds: accepted at once, decided later. */
export class Refunds {
  constructor(
    private readonly store: PayStore,
    private readonly clock: SandboxClock,
    private readonly settings: PaySettings,
    private readonly faults: PayFaults,
    private readonly notifier: Notifier,
    private readonly work: PendingWork,
    private readonly changed: (openid: string) => void,
  ) {}

  /** Refunds that a restart left undecided go on. */
  resume(): void {
    for (const refund of this.store.refunds.values()) if (refund.status === 'PROCESSING') this.decideLater(refund);
  }

  /** Accepts a refund; the same number again answers what became of it. */
  create(request: RefundRequest): PayRefund {
    const known = this.store.refunds.get(request.outRefundNo);
    if (known) {
      if (known.request !== request.request) throw new PayError('INVALID_REQUEST', '请求重入时，参数与首次请求时不一致');
      return known;
    }
    const order = request.transactionId ? this.store.orderOfTransaction(request.transactionId) : this.store.orders.get(request.outTradeNo);
    if (!order) throw new PayError('RESOURCE_NOT_EXISTS', '订单不存在');
    const now = this.clock.now();
    this.check(order, request, now);
    const { outRefundNo, reason, notifyUrl, refundFen, totalFen } = request;
    const refundId = `5030${beijingDate(now).replaceAll('-', '')}${String(randomInt(10 ** 8)).padStart(8, '0')}${String(randomInt(10 ** 8)).padStart(8, '0')}`;
    const refund: PayRefund = {
      refundId, outRefundNo, outTradeNo: order.outTradeNo, transactionId: order.transactionId!, reason, notifyUrl, refundFen, totalFen,
      feeFen: this.feeBack(order, refundFen), status: 'PROCESSING', createdAt: now, succeededAt: null, request: request.request,
    };
    this.store.save('refund', refund);
    this.decideLater(refund);
    return refund;
  }

  /** Errors: RESOURCE_NOT_EXISTS. */
  get(outRefundNo: string): PayRefund {
    const refund = this.store.refunds.get(outRefundNo);
    if (!refund) throw new PayError('RESOURCE_NOT_EXISTS');
    return refund;
  }

  /** Ends a refund and tells the merchant; an ABNORMAL one can still become SUCCESS or CLOSED. */
  settle(refund: PayRefund, status: Exclude<RefundStatus, 'PROCESSING'>): void {
    if (refund.status !== 'PROCESSING' && refund.status !== 'ABNORMAL') return;
    Object.assign(refund, { status, succeededAt: status === 'SUCCESS' ? this.clock.now() : null });
    this.store.save('refund', refund);
    const order = this.store.orders.get(refund.outTradeNo)!;
    this.changed(order.openid);
    const { notifyUrl: url, outTradeNo, outRefundNo } = refund;
    if (!url) return;
    this.notifier.notify({ eventType: `REFUND.${status}`, originalType: 'refund', outTradeNo, outRefundNo, url, resource: refundNotice(refund, order.mchid) });
  }

  private decideLater(refund: PayRefund): void {
    const { refundAfterMs, timeScale } = this.settings;
    if (refundAfterMs === null) return;
    this.work.after(refundAfterMs * timeScale, () => {
      const place = { subject: refund.outRefundNo };
      const closed = this.faults.take('refund-closed', place);
      this.settle(refund, this.faults.take('refund-abnormal', place) ? 'ABNORMAL' : closed ? 'CLOSED' : 'SUCCESS');
    });
  }

  private check(order: PayOrder, { totalFen, refundFen }: RefundRequest, now: number): void {
    if (order.state !== 'SUCCESS') throw new PayError('INVALID_REQUEST', '订单未支付，无法退款');
    if (totalFen !== order.totalFen) throw new PayError('INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试');
    if (now - order.paidAt! > YEAR_MS) throw new PayError('INVALID_REQUEST', '订单已超过可退款的最大期限');
    const earlier = this.store.refundsOfOrder(order.outTradeNo).filter(({ status }) => status !== 'CLOSED');
    const refunded = earlier.reduce((sum, one) => sum + one.refundFen, 0);
    if (refunded + refundFen > order.totalFen) throw new PayError('INVALID_REQUEST', '申请退款金额超过可退款金额');
    if (earlier.length >= MOST_REFUNDS) throw new PayError('RULE_LIMIT', '订单部分退款次数超过 50 次');
    const last = Math.max(0, ...earlier.map(({ createdAt }) => createdAt));
    if (now - last < this.settings.refundGapMs) throw new PayError('FREQUENCY_LIMITED', '同一笔订单的退款请求间隔不得少于 1 分钟');
  }

  /** The fee's share of what goes back; all parts together give the whole fee. */
  private feeBack(order: PayOrder, refundFen: number): number {
    const earlier = this.store.refundsOfOrder(order.outTradeNo).filter(({ status }) => status !== 'CLOSED');
    const before = earlier.reduce((sum, one) => sum + one.refundFen, 0);
    const given = earlier.reduce((sum, one) => sum + one.feeFen, 0);
    return Math.round((order.feeFen * (before + refundFen)) / order.totalFen) - given;
  }
}
