import { Injectable, Logger } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { pollAfter } from '../poll-times';
import { PaymentOrderRow } from './order.entity';
import { OrderInquiry } from './order-inquiry';
import { isRunning } from './order.workflow';

const AT_ONCE = 8;
const BATCH = 200;

/** Asks WeChat about open orders, for callbacks that never come, closes those whose time is over, and looks once more after a close. */
@Injectable()
export class OrderPolls {
  private readonly logger = new Logger(OrderPolls.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly inquiry: OrderInquiry,
  ) {}

  async run(): Promise<void> {
    const due = await this.uow.read((tx) =>
      tx.repo(PaymentOrderRow).find({ where: { nextPollAt: LessThanOrEqual(this.clock.now()) }, order: { nextPollAt: 'ASC', id: 'ASC' }, take: BATCH }),
    );
    for (let at = 0; at < due.length; at += AT_ONCE) await Promise.all(due.slice(at, at + AT_ONCE).map((order) => this.tried(order)));
  }

  private tried(order: PaymentOrderRow): Promise<void> {
    return this.poll(order).catch((error: Error) => this.logger.error(`order ${order.number}: ${error.message}`));
  }

  /** The next question is written down first: a process that dies while asking delays it, never loses it. */
  private async poll(order: PaymentOrderRow): Promise<void> {
    const now = this.clock.now();
    const polls = order.polls + 1;
    const next = pollAfter(polls, now);
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
