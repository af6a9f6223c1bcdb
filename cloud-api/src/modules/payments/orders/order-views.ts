import { Injectable } from '@nestjs/common';
import type { Id, OrderItem, OrderLine, PaymentOrder } from '@xianfeng/shared-types';
import { placeholders, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { notFound } from '../../../platform/http';
import { OrgDirectory } from '../../orgs';
import { ReceiptQueries } from '../receipts/receipt-queries';
import { RefundLines } from '../refunds/refund-lines';
import { PaymentItemRow, PaymentOrderRow } from './order.entity';
import { isParty, memberOf } from '../parties';
import { OrderStore } from './order-store';
import { isRunning } from './order.workflow';

/** Orders as replies. */
@Injectable()
export class OrderViews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orders: OrderStore,
    private readonly orgs: OrgDirectory,
    private readonly refunds: RefundLines,
    private readonly receipts: ReceiptQueries,
  ) {}

  /** The member, the payer and the branch's officers see an order; for everybody else there is none. */
  async visible(id: Id): Promise<PaymentOrderRow> {
    const order = await this.orders.find(id);
    if (!order || !(isParty(order, currentPrincipal().memberId) || currentPrincipal().can('dues:collect', order.orgPath))) throw notFound('订单');
    return order;
  }

  async detail(id: Id): Promise<PaymentOrder> {
    const order = await this.visible(id);
    const [items, org, receiptIds, refunds] = await Promise.all([
      this.uow.read((tx) => this.orders.items(tx, id)), this.orgs.find(order.orgId), this.receipts.idsOf([id]), this.refunds.ofOrder(id),
    ]);
    const { number, status, payerKind, payerName, amountFen, refundedFen, transactionId, version } = order;
    const caller = currentPrincipal();
    const returnable = (status === 'paid' || status === 'part_refunded') && !refunds.some((refund) => refund.status === 'requested');
    return {
      id, number, status, member: memberOf(order), org: { id: order.orgId, name: org?.name ?? '（已撤销）' }, payer: { kind: payerKind, name: payerName },
      items: items.filter(({ fen }) => fen > 0).map(toItem), amountFen, refundedFen, createdAt: order.createdAt.toISOString(), expiresAt: order.expiresAt.toISOString(),
      paidAt: order.paidAt?.toISOString() ?? null, transactionId, receiptId: receiptIds.get(id) ?? null, refunds, version,
      allowedActions: [
        ...(isRunning(order) && order.payerMemberId === caller.memberId ? (['pay', 'cancel'] as const) : []),
        ...(returnable && caller.can('dues:collect', order.orgPath) ? (['request_refund'] as const) : []),
      ],
    };
  }

  async lines(orders: readonly PaymentOrderRow[]): Promise<OrderLine[]> {
    if (orders.length === 0) return [];
    const ids = orders.map(({ id }) => id);
    const [items, orgs, receiptIds] = await Promise.all([this.itemsOf(ids), this.orgs.getMany(orders.map(({ orgId }) => orgId)), this.receipts.idsOf(ids)]);
    return orders.map(({ id, number, status, memberName, orgId, payerKind, payerName, amountFen, refundedFen, createdAt, paidAt }) => ({
      id, number, status, memberName, orgName: orgs.get(orgId)?.name ?? '（已撤销）', payer: { kind: payerKind, name: payerName },
      months: items.filter((item) => item.orderId === id && item.fen > 0).flatMap(({ month }) => month ?? []).sort(), amountFen, refundedFen,
      createdAt: createdAt.toISOString(), paidAt: paidAt?.toISOString() ?? null, receiptId: receiptIds.get(id) ?? null,
    }));
  }

  private itemsOf(orderIds: readonly Id[]): Promise<Pick<PaymentItemRow, 'orderId' | 'month' | 'fen'>[]> {
    const sql = `SELECT orderId, month, fen FROM payment_item WHERE orderId IN (${placeholders(orderIds)})`;
    return this.uow.read((tx) => tx.select(sql, [...orderIds]));
  }
}

const toItem = ({ month, fen, refundedFen, overFen }: PaymentItemRow): OrderItem => ({ month, fen, refundedFen, heldFen: overFen });
