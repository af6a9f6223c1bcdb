import { Injectable } from '@nestjs/common';
import type { Fen, Id, IsoMonth } from '@xianfeng/shared-types';
import type { Tx } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { Collection } from '../booking/collection';
import { type CollectedLine, sumOf } from '../booking/collected';
import { PaymentItemRow, PaymentOrderRow } from '../orders/order.entity';
import { OrderDrafts } from '../orders/order-draft';
import { NOBODY } from '../parties';
import { OrderStore } from '../orders/order-store';
import { yuan } from '../payment-words';
import { PaymentExceptionRow } from './exception.entity';

export interface Destination {
  /** Null: a voluntary extra. */
  months: IsoMonth[] | null;
  /** Needed while nobody knows whose dues it is. */
  memberId?: Id;
}

/** Money in suspense becomes income of the branches whose bills it pays. */
@Injectable()
export class Suspense {
  constructor(
    private readonly clock: Clock,
    private readonly orders: OrderStore,
    private readonly drafts: OrderDrafts,
    private readonly collection: Collection,
  ) {}

  /** All that an order has in suspense, by the decision behind an exception. */
  async book(tx: Tx, row: PaymentExceptionRow, order: PaymentOrderRow, { months, memberId }: Destination): Promise<void> {
    const items = (await this.orders.items(tx, order.id)).filter(({ overFen }) => overFen > 0);
    const held = sumOf(items, ({ overFen }) => overFen);
    if (held === 0 || order.status === 'refunding') throw new Problem('conflict.state', { detail: '待查款项已处理或正在退款，请刷新后核对。' });
    if (new Set(items.map(({ orgId }) => orgId)).size > 1) throw new Problem('conflict.state', { detail: '待查款项分属两个党组织，请退还付款人后重新交纳。' });
    const holder = { id: items[0].orgId, path: items[0].orgPath };
    const lines = await this.linesOf(tx, order, { months, memberId }, held);
    const source = { type: 'exception' as const, id: row.id };
    const booked = await this.collection.book(tx, {
      source, method: 'wechat', from: 'suspense', heldBy: holder, member: { id: order.memberId, name: order.memberName },
      payer: { kind: order.payerKind, memberId: order.payerMemberId, name: order.payerName }, org: { id: lines[0].orgId, path: lines[0].orgPath }, lines,
      orderId: order.id, transactionId: order.transactionId, at: this.clock.now(),
    });
    if (booked.overFen > 0) throw new Problem('conflict.state', { detail: '所选月份刚刚已另行交纳，请刷新后重新选择。' });
    await this.moveItems(tx, order.id, items, sumOf(lines, ({ fen }) => fen));
    await tx.repo(PaymentItemRow).insert(booked.lines.map((line) => ({ id: newId(), orderId: order.id, ...line, refundedFen: 0, runningBillId: null })));
    await tx.repo(PaymentExceptionRow).update({ id: row.id }, { memberId: order.memberId });
  }

  /** The months must need all of the money: what would stay over has no place. */
  private async linesOf(tx: Tx, order: PaymentOrderRow, { months, memberId }: Destination, held: Fen): Promise<CollectedLine[]> {
    const known = order.memberId !== NOBODY;
    if (!known && !memberId) throw invalidField('memberId', '请选择这笔钱是哪位党员的党费');
    const id = known ? order.memberId : memberId!;
    const payer = { memberId: order.payerMemberId ?? (known ? null : id), consentId: order.consentId };
    const { member, lines } = await this.drafts.linesOf(tx, { memberId: id, months: months ?? [], extraFen: months ? 0 : held, payer });
    if (!known) await this.belongsTo(tx, order, member);
    let left = held;
    const shares = lines.map((line) => {
      const fen = Math.min(left, line.fen);
      left -= fen;
      return { ...line, fen };
    });
    if (left > 0) throw invalidField('months', `所选月份只需 ${yuan(held - left)}，还余 ${yuan(left)}，请多选月份，或改为退还、作为自愿多交`);
    return shares.filter(({ fen }) => fen > 0);
  }

  /** From now on it is this member's order; somebody else's WeChat account stays named as the payer. */
  private async belongsTo(tx: Tx, order: PaymentOrderRow, member: { id: Id; name: string; orgPath: string }): Promise<void> {
    const caller = currentPrincipal();
    if (!caller.can('dues:finance', member.orgPath)) throw notFound('党员');
    if (caller.memberId === member.id) throw new Problem('payment.second_person', { detail: '涉及本人的款项须由其他党费管理员处理。' });
    const self = order.payerMemberId === null || order.payerMemberId === member.id;
    const change = { memberId: member.id, memberName: member.name, ...(self ? { payerKind: 'self' as const, payerMemberId: member.id, payerName: member.name } : {}) };
    await tx.repo(PaymentOrderRow).update({ id: order.id }, change);
    Object.assign(order, change);
  }

  private async moveItems(tx: Tx, orderId: Id, items: readonly PaymentItemRow[], moved: Fen): Promise<void> {
    let left = moved;
    for (const item of items) {
      const fen = Math.min(left, item.overFen);
      left -= fen;
      await tx.repo(PaymentItemRow).update({ id: item.id, orderId }, { fen: item.fen - fen, overFen: item.overFen - fen });
    }
  }
}
