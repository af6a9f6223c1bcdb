import { Injectable } from '@nestjs/common';
import type { Fen, Id, IsoMonth } from '@xianfeng/shared-types';
import { placeholders, type Tx } from '../../database';
import { Clock } from '../../platform/clock';
import { notFound, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { BillMaker } from './bill-maker';
import { BillRefresh } from './bill-refresh';
import { DuesBillRow, DuesSettlementRow } from './dues-bill.entity';
import { billStatus, isOpen } from './bill-status';
import { DuesPayers, type Payer } from './dues-payers';
import { DuesPeople } from './dues-people';
import { MonthLimits } from './month-limits';

/** A bill as payments see it. */
export interface OwedBill {
  id: Id;
  memberId: Id;
  memberName: string;
  orgId: Id;
  orgPath: string;
  month: IsoMonth;
  dueFen: Fen;
  /** Money that was booked. */
  paidFen: Fen;
}

interface BillOfOrg {
  id: Id;
  month: IsoMonth;
  orgId: Id;
  orgPath: string;
  dueFen: number;
  paidFen: number;
  status: DuesBillRow['status'];
}

/** What payments may do to bills; the only writer of settlements. */
@Injectable()
export class DuesBills {
  constructor(
    private readonly clock: Clock,
    private readonly people: DuesPeople,
    private readonly maker: BillMaker,
    private readonly refresh: BillRefresh,
    private readonly payers: DuesPayers,
    private readonly limits: MonthLimits,
  ) {}

  /**
   * Checks that the months may be paid together now by this payer: one's own or with the branch's consent, no more than the limits
   * allow, oldest first. Makes the bills of coming months. Without months, for an extra alone, only the payer is checked.
   */
  async payable(tx: Tx, input: { memberId: Id; months: IsoMonth[]; payer: Payer }): Promise<OwedBill[]> {
    const member = await this.people.find(input.memberId);
    if (!member) throw notFound('党员');
    const months = [...new Set(input.months)].sort();
    await this.payers.require(tx, member.id, months, input.payer);
    if (months.length === 0) return [];
    await this.limits.require(tx, member, months);
    for (const month of months) if (month >= this.clock.month()) await this.maker.makeFor(tx, member.id, member.orgPath, month);
    const bills = await this.open(tx, member.id, months);
    return bills.map(({ status: _status, ...bill }) => ({ ...bill, memberId: member.id, memberName: member.name }));
  }

  /** In the caller's unit of work; given the same source again it answers the same. */
  async settle(tx: Tx, input: { billId: Id; fen: Fen; source: string; at: Date }): Promise<{ settledFen: Fen; overFen: Fen }> {
    if (!Number.isSafeInteger(input.fen) || input.fen <= 0) throw new Error(`settle: ${input.fen} is no amount of money`);
    const bill = await this.lock(tx, input.billId);
    const known = await tx.repo(DuesSettlementRow).findOneBy({ source: input.source, billId: bill.id });
    if (known) return { settledFen: known.fen, overFen: known.overFen };
    // A month that was freed meanwhile takes nothing: what came for it is a person's to decide on.
    const settledFen = isOpen(bill.status) ? Math.min(input.fen, bill.dueFen - bill.paidFen) : 0;
    const overFen = input.fen - settledFen;
    await this.write(tx, bill, { source: input.source, fen: settledFen, overFen, at: input.at });
    return { settledFen, overFen };
  }

  /** Takes money back off a bill (refund); the same source counts once. */
  async unsettle(tx: Tx, input: { billId: Id; fen: Fen; source: string }): Promise<void> {
    if (!Number.isSafeInteger(input.fen) || input.fen <= 0) throw new Error(`unsettle: ${input.fen} is no amount of money`);
    const bill = await this.lock(tx, input.billId);
    if (await tx.repo(DuesSettlementRow).existsBy({ source: input.source, billId: bill.id })) return;
    if (input.fen > bill.paidFen) throw new Problem('conflict.state', { detail: '退回金额超过该月已交金额。' });
    await this.write(tx, bill, { source: input.source, fen: -input.fen, overFen: 0, at: this.clock.now() });
    // While it was paid nothing changed it: what was fixed or relieved since counts now.
    if (bill.paidFen === input.fen) await this.refresh.of(tx, [{ memberId: bill.memberId, fromMonth: bill.month, toMonth: bill.month }]);
  }

  private async open(tx: Tx, memberId: Id, months: IsoMonth[]): Promise<BillOfOrg[]> {
    const sql = `SELECT b.id, b.month, b.orgId, o.path AS orgPath, b.dueFen, b.paidFen, b.status FROM dues_bill b JOIN org o ON o.id = b.orgId
      WHERE b.memberId = ? AND b.month IN (${placeholders(months)}) ORDER BY b.month`;
    const bills = await tx.select<BillOfOrg>(sql, [memberId, ...months]);
    for (const month of months) {
      const bill = bills.find((b) => b.month === month);
      if (!bill && month >= this.clock.month()) throw new Problem('dues.not_fixed', { detail: `${month} 的党费尚未核定，请联系党支部。` });
      if (!bill || !isOpen(bill.status)) throw new Problem('dues.not_owed', { detail: `${month} 无需交纳或已交清，请刷新后重新选择。` });
    }
    const [older] = await tx.select<{ month: IsoMonth }>(
      `SELECT month FROM dues_bill WHERE memberId = ? AND month < ? AND month NOT IN (${placeholders(months)}) AND status IN ('unpaid', 'partial') ORDER BY month LIMIT 1`,
      [memberId, months.at(-1)!, ...months],
    );
    if (older) throw new Problem('dues.not_owed', { detail: `${older.month} 尚未交纳，请先交较早的月份。`, meta: { month: older.month } });
    return bills;
  }

  private async lock(tx: Tx, billId: Id): Promise<DuesBillRow> {
    const bill = await tx.forUpdate(tx.repo(DuesBillRow).createQueryBuilder('b').where('b.id = :billId', { billId })).getOne();
    if (!bill) throw notFound('党费账单');
    return bill;
  }

  private async write(tx: Tx, bill: DuesBillRow, entry: Pick<DuesSettlementRow, 'source' | 'fen' | 'overFen' | 'at'>): Promise<void> {
    await tx.repo(DuesSettlementRow).insert({ id: newId(), billId: bill.id, ...entry });
    const paidFen = bill.paidFen + entry.fen;
    const status = billStatus({ ...bill, paidFen });
    const paidAt = status === 'paid' ? (bill.paidAt ?? entry.at) : null;
    await tx.repo(DuesBillRow).update({ id: bill.id }, { paidFen, status, paidAt });
  }
}
