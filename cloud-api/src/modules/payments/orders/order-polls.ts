import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { PaymentOrderRow } from './order.entity';
import { OrderInquiry } from './order-inquiry';
import { isRunning } from './order.workflow';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** After an order was prepared; then every half hour until it expires. */
const DELAYS_MS = [5 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS];
const AT_ONCE = 8;
const BATCH = 200;

/** Asks WeChat about open orders, for callbacks that never come, closes those whose time is over, and looks once more after a close. */
@Injectable()
export class OrderPolls {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly inquiry: OrderInquiry,
  ) {}

  first(now: Date): Date {
    return new Date(now.getTime() + DELAYS_MS[0]);
  }

  async run(): Promise<void> {
    const due = await this.uow.read((tx) =>
      tx.repo(PaymentOrderRow).find({ where: { nextPollAt: LessThanOrEqual(this.clock.now()) }, order: { nextPollAt: 'ASC', id: 'ASC' }, take: BATCH }),
    );
    for (let at = 0; at < due.length; at += AT_ONCE) await Promise.all(due.slice(at, at + AT_ONCE).map((order) => this.poll(order)));
  }

  /** The next question is written down first: a process that dies while asking delays it, never loses it. */
  private async poll(order: PaymentOrderRow): Promise<void> {
    const now = this.clock.now();
    const polls = order.polls + 1;
    const next = new Date(now.getTime() + DELAYS_MS[Math.min(polls, DELAYS_MS.length - 1)]);
    const over = order.expiresAt <= now;
    const nextPollAt = !over && next > order.expiresAt ? order.expiresAt : next;
    await this.uow.run((tx) => tx.repo(PaymentOrderRow).update({ id: order.id, status: order.status }, { polls, nextPollAt }));
    if (!isRunning(order)) await this.lookAgain(order);
    else if (over) await this.inquiry.close(order, 'expire', '超过支付时间');
    else await this.inquiry.ask(order);
  }

  /** What was closed stays so, unless WeChat has taken money for it after all. */
  private async lookAgain(order: PaymentOrderRow): Promise<void> {
    const truth = await this.inquiry.close(order, 'close', '关闭后复查');
    if (truth === 'closed') await this.uow.run((tx) => tx.repo(PaymentOrderRow).update({ id: order.id, status: order.status }, { nextPollAt: null }));
  }
}
