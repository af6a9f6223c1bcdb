import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { IsNull } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { type PayTransaction, WechatPay } from '../../../platform/wechat-pay';
import { Booking } from '../booking/booking';
import { RefundWatch } from '../refunds/refund-watch';
import { PaymentOrderRow } from './order.entity';
import { OrderStore } from './order-store';
import { isRunning } from './order.workflow';

/** `doubtful`: paid, but a person must look; `unknown`: WeChat did not say; `missing`: WeChat never heard of it. */
export type OrderTruth = 'paid' | 'doubtful' | 'closed' | 'open' | 'missing' | 'unknown';

/** Orders that WeChat no longer lets anybody pay. */
const OVER: readonly PayTransaction['state'][] = ['CLOSED', 'REVOKED', 'PAYERROR'];
/** Refusals that say the same as a successful close. */
const GONE = ['ORDERNOTEXIST', 'ORDERCLOSED', 'RESOURCENOTEXISTS', 'NOTFOUND'];

/** A payment may have been on its way while the order was closed: one more question, for callbacks that never come. */
const LAST_LOOK_MS = 5 * 60_000;

/** Asks WeChat what is true of an order and acts on it. Never inside a unit of work. */
@Injectable()
export class OrderInquiry {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly wechat: WechatPay,
    private readonly orders: OrderStore,
    private readonly booking: Booking,
    private readonly refunds: RefundWatch,
  ) {}

  async ask(order: PaymentOrderRow): Promise<OrderTruth> {
    const answer = await this.wechat.queryOrder(order.number);
    if (!answer.ok) return answer.kind === 'refused' && GONE.includes(answer.code) ? 'missing' : 'unknown';
    const transaction = answer.value;
    if (!transaction) return 'missing';
    if (transaction.state === 'SUCCESS' || transaction.state === 'REFUND') {
      const outcome = await this.booking.book(transaction, 'query');
      if (transaction.state === 'REFUND') await this.refunds.expectKnown(order.number);
      return outcome === 'exception' ? 'doubtful' : 'paid';
    }
    if (!OVER.includes(transaction.state)) return 'open';
    return this.mark(order, 'close', '微信支付侧已关闭');
  }

  /** For handlers of the outbox, which try again while WeChat has not answered. */
  async closeSurely(orderId: Id, reason: string): Promise<void> {
    const order = await this.uow.read((tx) => tx.repo(PaymentOrderRow).findOneByOrFail({ id: orderId }));
    const truth = await this.close(order, 'close', reason);
    if (truth === 'unknown' || truth === 'open') throw new Error(`order ${order.number} is not closed yet`);
  }

  /** Query, close, and query again where the payment was faster. That it is to be closed is written down first: a close whose answer is lost may have worked. */
  async close(order: PaymentOrderRow, action: 'close' | 'expire', reason: string): Promise<OrderTruth> {
    const truth = await this.ask(order);
    if (truth === 'missing') return this.mark(order, action, reason);
    if (truth !== 'open') return truth;
    await this.uow.run((tx) => tx.repo(PaymentOrderRow).update({ id: order.id, closeAskedAt: IsNull() }, { closeAskedAt: this.clock.now() }));
    const answer = await this.wechat.closeOrder(order.number);
    if (answer.ok) return answer.value === 'paid' ? this.ask(order) : this.mark(order, action, reason);
    return answer.kind === 'refused' && GONE.includes(answer.code) ? this.mark(order, action, reason) : 'unknown';
  }

  /** Nobody can pay it any more; unless it was booked meanwhile. */
  private mark({ id }: PaymentOrderRow, action: 'close' | 'expire', reason: string): Promise<OrderTruth> {
    return this.uow.run(async (tx): Promise<OrderTruth> => {
      const order = await this.orders.lock(tx, id);
      if (order.transactionId) return 'paid';
      const nextPollAt = new Date(this.clock.now().getTime() + LAST_LOOK_MS);
      if (isRunning(order)) await this.orders.change(tx, order, action, reason, { nextPollAt });
      return 'closed';
    });
  }
}
