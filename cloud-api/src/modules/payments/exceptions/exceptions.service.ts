import { Injectable } from '@nestjs/common';
import { EXCEPTION_ACTION_LABELS, type ExceptionAction, type Id, type ResolveExceptionBody } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { Booking } from '../booking/booking';
import { OrderStore } from '../orders/order-store';
import { RefundBooking } from '../refunds/refund-booking';
import { RefundsService } from '../refunds/refunds.service';
import { PaymentExceptionRow } from './exception.entity';
import { Exceptions } from './exceptions';
import { HeldMoney } from './held-money';
import { Suspense } from './suspense';

/** A person decides what the system could not. */
@Injectable()
export class ExceptionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orders: OrderStore,
    private readonly booking: Booking,
    private readonly held: HeldMoney,
    private readonly suspense: Suspense,
    private readonly refunds: RefundsService,
    private readonly refunded: RefundBooking,
    private readonly exceptions: Exceptions,
  ) {}

  /** The same decision by the same person again, whose answer was lost, finds it standing. */
  async resolve(id: Id, body: ResolveExceptionBody): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const row = await this.lock(tx, id);
      if (row.status === 'resolved' && row.resolvedBy === caller.memberId && row.action === body.action) return;
      if (row.status !== 'open' || row.version !== body.version) throw new Problem('conflict.version', { meta: { version: row.version } });
      if (!(await this.exceptions.actions(tx, row)).includes(body.action)) throw invalidField('action', `该事项不能“${EXCEPTION_ACTION_LABELS[body.action]}”`);
      // One's own money is for others to decide about.
      if (await this.exceptions.concerns(tx, row, caller.memberId)) throw new Problem('payment.second_person', { detail: '涉及本人的款项须由其他党费管理员处理。' });
      await this.act(tx, row, body);
      await this.exceptions.close(tx, row, body.action, body.reason, caller.memberId);
    });
  }

  /** The order first, as bookings do, which clear up its exceptions. */
  private async lock(tx: Tx, id: Id): Promise<PaymentExceptionRow> {
    const known = await tx.repo(PaymentExceptionRow).findOneBy({ id });
    if (!known || !currentPrincipal().can('dues:finance', known.orgPath)) throw notFound('待处理事项');
    if (known.orderId) await this.orders.lock(tx, known.orderId);
    return tx.forUpdate(tx.repo(PaymentExceptionRow).createQueryBuilder('e').where('e.id = :id', { id })).getOneOrFail();
  }

  private async act(tx: Tx, row: PaymentExceptionRow, { action, reason, months = [], memberId }: ResolveExceptionBody): Promise<void> {
    const acts: Record<ExceptionAction, () => Promise<unknown>> = {
      noted: () => Promise.resolve(),
      accept: () => this.accept(tx, row),
      hold: () => this.held.hold(tx, row),
      book: async () => this.suspense.book(tx, row, await this.orders.lock(tx, row.orderId!), { months, memberId }),
      extra: async () => this.suspense.book(tx, row, await this.orders.lock(tx, row.orderId!), { months: null, memberId }),
      refund: () => this.refunds.requestSuspense(tx, row.orderId!, reason.slice(0, 80)),
    };
    await acts[action]();
  }

  private async accept(tx: Tx, row: PaymentExceptionRow): Promise<void> {
    const order = await this.orders.lock(tx, row.orderId!);
    if (row.kind === 'refund_unknown') return this.refunded.accept(tx, order, this.exceptions.refundOf(row));
    await this.booking.accept(tx, order, this.exceptions.transactionOf(row));
  }
}
