import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Env } from '../../../config';
import { type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { FieldCipher } from '../../../platform/crypto';
import { FoldedRun } from '../../../platform/jobs';
import type { PayRefund, PayTransaction } from '../../../platform/wechat-pay';
import { Booking } from '../booking/booking';
import { Exceptions } from '../exceptions/exceptions';
import { OrderInquiry } from '../orders/order-inquiry';
import { OrderStore } from '../orders/order-store';
import { isRunning } from '../orders/order.workflow';
import { yuan } from '../payment-words';
import { RefundBooking } from '../refunds/refund-booking';
import { PaymentNoticeRow } from './notice.entity';

export const NOTICE_CONTENT = 'payment_notice.content';
const AT_ONCE = 8;
const BATCH = 100;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** After so many tries a person is told; trying goes on. */
const TELL_AFTER = 8;

/** Works kept callbacks off: each in one unit of work with what it changes, so that a crash at any point leaves it to be done again. */
@Injectable()
export class NoticeWorker implements BeforeApplicationShutdown {
  private readonly logger = new Logger(NoticeWorker.name);
  private readonly folded = new FoldedRun(() => this.work());

  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly booking: Booking,
    private readonly orders: OrderStore,
    private readonly inquiry: OrderInquiry,
    private readonly refunds: RefundBooking,
    private readonly exceptions: Exceptions,
  ) {}

  /** Something came in; instances without jobs leave it to those that have them. */
  nudge(): void {
    if (this.env.runJobs) void this.run().catch((error: Error) => this.logger.error(`callbacks wait for the next run: ${error.message}`));
  }

  /** Lets the callbacks at hand be finished; the rest stays in the table. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.folded.stop();
  }

  /** Works until nothing is due. */
  run(): Promise<void> {
    return this.folded.start();
  }

  private async work(): Promise<void> {
    do {
      this.folded.looking();
      for (let due = await this.due(); due.length > 0; due = await this.due()) {
        for (let at = 0; at < due.length; at += AT_ONCE) {
          await Promise.all(due.slice(at, at + AT_ONCE).map((notice) => this.handle(notice)));
          if (this.folded.stopped) return;
        }
      }
    } while (this.folded.again);
  }

  private due(): Promise<PaymentNoticeRow[]> {
    const where = { status: 'received' as const, nextTryAt: LessThanOrEqual(this.clock.now()) };
    return this.uow.read((tx) => tx.repo(PaymentNoticeRow).find({ where, order: { nextTryAt: 'ASC', id: 'ASC' }, take: BATCH }));
  }

  private async handle(notice: PaymentNoticeRow): Promise<void> {
    try {
      const outcome = await this.uow.run(async (tx) => {
        const applied = await this.apply(notice);
        if (applied !== 'late') await this.done(tx, notice, applied);
        return applied;
      });
      if (outcome === 'late') await this.verify(notice);
    } catch (error) {
      this.logger.error(`callback ${notice.noticeId} attempt ${notice.attempts + 1}: ${(error as Error).message}`);
      await this.postpone(notice);
    }
  }

  private apply({ kind, content }: PaymentNoticeRow): Promise<string> {
    const raw = JSON.parse(this.cipher.decrypt(content, NOTICE_CONTENT));
    if (kind === 'refund') return this.refunds.apply({ ...(raw as PayRefund), succeededAt: raw.succeededAt && new Date(raw.succeededAt) });
    const transaction = transactionOf(raw);
    return transaction.state === 'SUCCESS' || transaction.state === 'REFUND' ? this.booking.book(transaction, 'callback') : Promise.resolve('ignored');
  }

  /** Money is said to have come for an order that WeChat has closed, or was asked to: it is asked, and when it says closed, a person decides. */
  private async verify(notice: PaymentNoticeRow): Promise<void> {
    const order = await this.uow.read((tx) => this.orders.findByNumber(tx, notice.number));
    const truth = await this.inquiry.ask(order);
    if (truth === 'unknown' || (truth === 'open' && isRunning(order))) throw new Error(`WeChat does not say whether ${notice.number} was paid`);
    await this.uow.run(async (tx) => {
      if (truth === 'paid' || truth === 'doubtful') return this.done(tx, notice, truth === 'paid' ? 'booked' : 'exception');
      const transaction = transactionOf(JSON.parse(this.cipher.decrypt(notice.content, NOTICE_CONTENT)));
      const { transactionId, amountFen: fen } = transaction;
      await this.exceptions.raise(tx, {
        kind: 'closed_paid', key: transactionId!, reason: `订单 ${notice.number} 关闭后收到到账 ${yuan(fen)} 的通知，但微信支付查询的结果不是已支付，未入账。`, fen, number: notice.number,
        transactionId, order, facts: [{ label: '订单状态', expected: '已支付', actual: '已关闭' }], transaction,
      });
      await this.done(tx, notice, 'exception');
    });
  }

  private async done(tx: Tx, { id }: PaymentNoticeRow, outcome: string): Promise<void> {
    await tx.repo(PaymentNoticeRow).update({ id, status: 'received' }, { status: 'handled', outcome, handledAt: this.clock.now() });
  }

  private async postpone(notice: PaymentNoticeRow): Promise<void> {
    const attempts = notice.attempts + 1;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** notice.attempts, LONGEST_PAUSE_MS);
    await this.uow.run(async (tx) => {
      await tx.repo(PaymentNoticeRow).update({ id: notice.id, status: 'received' }, { attempts, nextTryAt: new Date(this.clock.now().getTime() + pause) });
      if (attempts !== TELL_AFTER) return;
      await this.exceptions.raise(tx, {
        kind: 'callback_stuck', key: notice.noticeId, reason: `支付通知（${notice.number}）处理 ${attempts} 次未成功，系统仍在重试，请联系运维人员查看日志。`, fen: null,
        number: notice.number, transactionId: null, order: null, facts: [],
      });
    });
  }
}

const transactionOf = (raw: PayTransaction): PayTransaction => ({ ...raw, paidAt: raw.paidAt && new Date(raw.paidAt) });
