import { Injectable } from '@nestjs/common';
import { type Id, PAYMENT_ORDER_STATUS_LABELS } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { Problem } from '../../../platform/http';
import { PaymentSteps } from '../payment-steps';
import { PaymentItemRow, PaymentOrderRow } from './order.entity';
import { isRunning, type OrderAction, orderMachine } from './order.workflow';

/** Rows of orders; every change of a status goes through `change`. */
@Injectable()
export class OrderStore {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly steps: PaymentSteps,
  ) {}

  find(id: Id): Promise<PaymentOrderRow | null> {
    return this.uow.read((tx) => tx.repo(PaymentOrderRow).findOneBy({ id }));
  }

  findByNumber(tx: Tx, number: string): Promise<PaymentOrderRow> {
    return tx.repo(PaymentOrderRow).findOneByOrFail({ number });
  }

  /** Whoever decides about an order holds its row until the unit of work ends. */
  lockByNumber(tx: Tx, number: string): Promise<PaymentOrderRow | null> {
    return tx.forUpdate(tx.repo(PaymentOrderRow).createQueryBuilder('o').where('o.number = :number', { number })).getOne();
  }

  async lock(tx: Tx, id: Id): Promise<PaymentOrderRow> {
    return tx.forUpdate(tx.repo(PaymentOrderRow).createQueryBuilder('o').where('o.id = :id', { id })).getOneOrFail();
  }

  /** In the order of months, the extra last. */
  async items(tx: Tx, orderId: Id): Promise<PaymentItemRow[]> {
    const items = await tx.repo(PaymentItemRow).find({ where: { orderId }, order: { id: 'ASC' } });
    return items.sort((a, b) => ((a.month ?? '9') < (b.month ?? '9') ? -1 : 1));
  }

  /** Compare-and-set; an order that can no longer be paid lets go of its bills. The row given shows the new state afterwards. */
  async change(tx: Tx, order: PaymentOrderRow, action: OrderAction, reason: string, more: Partial<PaymentOrderRow> = {}): Promise<void> {
    const [from, to] = [order.status, orderMachine.next(order.status, action)];
    const change = { ...more, status: to, version: order.version + 1 };
    const changed = await tx.repo(PaymentOrderRow).update({ id: order.id, status: from, version: order.version }, change);
    if (changed.affected !== 1) throw new Problem('conflict.version', { meta: { version: order.version } });
    Object.assign(order, change);
    if (!isRunning(order)) await tx.repo(PaymentItemRow).update({ orderId: order.id }, { runningBillId: null });
    await this.steps.record(tx, {
      subject: 'order', row: order, title: `党费订单 ${order.number}`, from, to, reason, detail: { status: PAYMENT_ORDER_STATUS_LABELS[to], amountFen: order.amountFen },
    });
  }
}
