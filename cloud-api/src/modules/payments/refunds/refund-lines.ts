import { Injectable } from '@nestjs/common';
import type { Id, RefundLine } from '@xianfeng/shared-types';
import { placeholders, UnitOfWork } from '../../../database';
import { PaymentRefundRow } from './refund.entity';

/** Refunds in short, for the pages of their orders. */
@Injectable()
export class RefundLines {
  constructor(private readonly uow: UnitOfWork) {}

  async ofOrder(orderId: Id): Promise<RefundLine[]> {
    const refunds = await this.uow.read((tx) => tx.repo(PaymentRefundRow).find({ where: { orderId }, order: { id: 'DESC' } }));
    const months = await this.monthsOf(refunds);
    return refunds.map((refund) => toLine(refund, months));
  }

  /** Month of each item; null for the extra. */
  async monthsOf(refunds: readonly PaymentRefundRow[]): Promise<Map<Id, string | null>> {
    const ids = refunds.flatMap(({ parts }) => parts.map(({ itemId }) => itemId));
    if (ids.length === 0) return new Map();
    const sql = `SELECT id, month FROM payment_item WHERE id IN (${placeholders(ids)})`;
    const rows = await this.uow.read((tx) => tx.select<{ id: Id; month: string | null }>(sql, ids));
    return new Map(rows.map(({ id, month }) => [id, month]));
  }
}

export const toLine = ({ id, number, status, fen, parts, reason, createdAt }: PaymentRefundRow, months: Map<Id, string | null>): RefundLine => ({
  id, number, status, fen, months: parts.flatMap(({ itemId }) => months.get(itemId) ?? []).sort(), reason, requestedAt: createdAt.toISOString(),
});
