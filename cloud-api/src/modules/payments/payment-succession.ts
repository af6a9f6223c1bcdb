import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id, OrgEffect } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { placeholders, prefixEnd, type Tx } from '../../database';
import { DuesSuccession } from '../dues';
import { MemberFollowers } from '../members';
import { type OrgFollower, OrgFollowers } from '../orgs';
import { PaymentCashRow } from './cash/cash.entity';
import { PaymentItemRow } from './orders/order.entity';

const PLACED = ['payment_order', 'payment_item', 'payment_refund', 'payment_cash', 'payment_exception', 'payment_receipt'];
const NAMED: readonly [table: string, column: string][] = [
  ['payment_order', 'memberId'], ['payment_order', 'payerMemberId'], ['payment_receipt', 'memberId'], ['payment_receipt', 'payerMemberId'],
  ['payment_cash', 'memberId'], ['payment_cash', 'payerMemberId'], ['payment_exception', 'memberId'],
];

/** Payments are seen and answered for along the tree as it stands; names on receipts stay as they were. */
@Injectable()
export class PaymentSuccession implements OrgFollower, OnModuleInit {
  constructor(
    private readonly orgs: OrgFollowers,
    private readonly members: MemberFollowers,
    private readonly dues: DuesSuccession,
  ) {}

  onModuleInit(): void {
    this.orgs.register(this);
    this.dues.tellMergedBills((tx, fromBill, intoBill, memberIds) => this.followBill(tx, fromBill, intoBill, memberIds));
    this.members.declare(NAMED.map(([table, column]) => ({ table, column })));
  }

  /** Orders and cash of both records: what is paid or given back later finds the bill that stands. At most one of them holds it as running. */
  private async followBill(tx: Tx, fromBill: Id, intoBill: Id, memberIds: readonly Id[]): Promise<void> {
    const list = placeholders(memberIds);
    const items = await tx.select<{ id: Id; runningBillId: Id | null }>(
      `SELECT i.id, i.runningBillId FROM payment_order o JOIN payment_item i ON i.orderId = o.id WHERE o.memberId IN (${list}) AND i.billId = ?`, [...memberIds, fromBill],
    );
    for (const { id, runningBillId } of items) {
      const free = runningBillId !== null && !(await tx.repo(PaymentItemRow).existsBy({ runningBillId: intoBill }));
      await tx.repo(PaymentItemRow).update({ id }, { billId: intoBill, runningBillId: free ? intoBill : null });
    }
    for (const { id, lines } of await tx.repo(PaymentCashRow).findBy({ memberId: In([...memberIds]), status: In(['registered', 'confirmed', 'returning']) })) {
      await tx.repo(PaymentCashRow).update({ id }, { lines: lines.map((line) => (line.billId === fromBill ? { ...line, billId: intoBill } : line)) });
    }
  }

  async move(tx: Tx, oldPath: string, newPath: string): Promise<OrgEffect[]> {
    for (const table of PLACED) {
      await tx.execute(`UPDATE ${table} SET orgPath = CONCAT(?, SUBSTR(orgPath, ?)) WHERE orgPath >= ? AND orgPath < ?`, [newPath, oldPath.length + 1, oldPath, prefixEnd(oldPath)]);
    }
    return [];
  }
}
