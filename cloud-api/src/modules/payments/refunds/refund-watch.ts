import { Injectable, Logger } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { WechatPay } from '../../../platform/wechat-pay';
import { Exceptions } from '../exceptions/exceptions';
import { PaymentOrderRow } from '../orders/order.entity';
import { pollAfter, pollNextDay } from '../poll-times';
import { RefundBooking } from './refund-booking';
import { PaymentRefundRow } from './refund.entity';

const BATCH = 50;
/** WeChat may know of a refund in these states. */
const SENT = ['approved', 'processing', 'abnormal', 'succeeded'] as const;

/** Sends approved refunds to WeChat and asks what became of them. Repeats carry the same number and ask first. */
@Injectable()
export class RefundWatch {
  private readonly logger = new Logger(RefundWatch.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly wechat: WechatPay,
    private readonly booking: RefundBooking,
    private readonly exceptions: Exceptions,
  ) {}

  /** One after the other: WeChat allows few failing calls a second. */
  async run(): Promise<void> {
    const where = { nextPollAt: LessThanOrEqual(this.clock.now()) };
    const due = await this.uow.read((tx) => tx.repo(PaymentRefundRow).find({ where, order: { nextPollAt: 'ASC', id: 'ASC' }, take: BATCH }));
    for (const refund of due) {
      await this.pursue(refund).catch((error: Error) => this.logger.error(`refund ${refund.number}: ${error.message}`));
    }
  }

  /** Asks WeChat about a refund of any number and books what it tells. Not inside a unit of work. */
  async ask(number: string): Promise<void> {
    const answer = await this.wechat.queryRefund(number);
    if (answer.ok && answer.value) await this.booking.apply(answer.value);
  }

  /** An order that WeChat tells as refunded without a refund of ours: somebody did it in the merchant platform. */
  async expectKnown(orderNumber: string): Promise<void> {
    await this.uow.run(async (tx) => {
      const order = await tx.repo(PaymentOrderRow).findOneBy({ number: orderNumber });
      if (!order || (await tx.repo(PaymentRefundRow).existsBy({ orderId: order.id, status: In(SENT) }))) return;
      await this.exceptions.raise(tx, {
        kind: 'refund_unknown', key: orderNumber, reason: `微信支付告知订单 ${orderNumber} 已转入退款，本系统没有该退款申请。`, fen: null, number: orderNumber,
        transactionId: order.transactionId, order, facts: [],
      });
    });
  }

  /** The next question is written down first: a process that dies while asking delays it, never loses it. */
  private async pursue(refund: PaymentRefundRow): Promise<void> {
    const now = this.clock.now();
    const nextPollAt = refund.status === 'abnormal' ? pollNextDay(now) : pollAfter(refund.polls, now);
    await this.uow.run((tx) => tx.repo(PaymentRefundRow).update({ id: refund.id, status: refund.status }, { polls: refund.polls + 1, nextPollAt }));
    const answer = refund.polls === 0 ? null : await this.wechat.queryRefund(refund.number);
    if (answer && !answer.ok) return;
    if (answer?.value) await this.booking.apply(answer.value);
    else if (refund.status === 'approved') await this.send(refund);
  }

  private async send(refund: PaymentRefundRow): Promise<void> {
    const order = await this.uow.read((tx) => tx.repo(PaymentOrderRow).findOneByOrFail({ id: refund.orderId }));
    const answer = await this.wechat.refund({
      transactionId: order.transactionId!, outRefundNo: refund.number, reason: refund.reason, refundFen: refund.fen, totalFen: order.amountFen,
    });
    if (answer.ok) await this.booking.apply(answer.value);
    else if (answer.kind === 'refused') await this.booking.refused(refund.id, answer.code);
  }
}
