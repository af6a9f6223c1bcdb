import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { OutboxHandlers } from '../../../platform/outbox';
import { PAYMENT_BOOKED } from '../payment-topics';
import { OrderInquiry } from './order-inquiry';

/** An order that was paid after it had been closed: newer ones of the same bills are closed before somebody pays them too. */
@Injectable()
export class RivalOrders implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly handlers: OutboxHandlers,
    private readonly inquiry: OrderInquiry,
  ) {}

  onModuleInit(): void {
    this.handlers.on<{ orderId: Id }>(PAYMENT_BOOKED, ({ orderId }) => this.close(orderId));
  }

  private async close(orderId: Id): Promise<void> {
    const sql = `SELECT DISTINCT r.orderId FROM payment_item i JOIN payment_item r ON r.runningBillId = i.billId WHERE i.orderId = ? AND r.orderId <> i.orderId`;
    const rivals = await this.uow.read((tx) => tx.select<{ orderId: Id }>(sql, [orderId]));
    for (const rival of rivals) await this.inquiry.closeSurely(rival.orderId, '所交月份已由另一订单交纳');
  }
}
