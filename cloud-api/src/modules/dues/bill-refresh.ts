import { Injectable } from '@nestjs/common';
import type { BillStatus, Fen, Id, IsoMonth } from '@xianfeng/shared-types';
import { bulkUpdate, chunk, instant, num, placeholders, type RawRow, type Tx } from '../../database';
import { monthOf, toBusinessDate } from '../../platform/clock';
import { fixingInForce, reliefInForce, RELIEVED_FEN, RELIEVED_STATUS } from './bill-maker';
import { billStatus } from './bill-status';
import type { DuesBillRow } from './dues-bill.entity';

const MEMBERS_AT_ONCE = 500;
const BILLS_AT_ONCE = 1000;

/** Months of a member to look at. */
export interface MemberMonths {
  memberId: Id;
  fromMonth: IsoMonth;
  /** Null: without end. */
  toMonth: IsoMonth | null;
}

type StoredBill = RawRow<DuesBillRow>;

interface Due {
  fixingId: Id;
  reliefId: Id | null;
  dueFen: Fen;
  status: BillStatus;
}

/**
 * Brings bills into line with a new fixing or relief. What was paid in its month and what was taken off by hand stays; of a month
 * paid in advance the difference is made up when more is owed (预交), and what is less goes back only by a refund.
 */
@Injectable()
export class BillRefresh {
  /** Each member once. */
  async of(tx: Tx, months: readonly MemberMonths[]): Promise<void> {
    for (const part of chunk(months, MEMBERS_AT_ONCE)) {
      const bills = await standing(tx, part);
      const due = await dueNow(tx, bills.map(({ id }) => id));
      const changed = bills.flatMap((bill) => {
        const now = due.get(bill.id);
        return now ? [{ ...bill, ...changeOf(bill, now) }] : [];
      });
      await bulkUpdate(tx, 'dues_bill', changed, ['fixingId', 'reliefId', 'dueFen', 'status', 'paidAt']);
    }
  }
}

/** Bills of the months that a fixing or a relief still changes, held until the work is done. */
async function standing(tx: Tx, months: readonly MemberMonths[]): Promise<StoredBill[]> {
  const of = new Map(months.map((one) => [one.memberId, one]));
  const first = months.map(({ fromMonth }) => fromMonth).sort()[0];
  const sql = `SELECT * FROM dues_bill WHERE memberId IN (${placeholders([...of.keys()])}) AND month >= ? AND NOT (status = 'waived' AND dueFen > 0)${tx.forUpdateSql}`;
  const bills = await tx.select<StoredBill>(sql, [...of.keys(), first]);
  return bills.filter((bill) => {
    const { fromMonth, toMonth } = of.get(bill.memberId)!;
    return bill.month >= fromMonth && (toMonth === null || bill.month <= toMonth) && changes(bill);
  });
}

/** What is owed for bills by the fixings and reliefs of now. */
async function dueNow(tx: Tx, billIds: readonly Id[]): Promise<Map<Id, Due>> {
  const due = new Map<Id, Due>();
  for (const part of chunk(billIds, BILLS_AT_ONCE)) {
    const sql = `SELECT b.id, f.id AS fixingId, r.id AS reliefId, ${RELIEVED_FEN} AS dueFen, ${RELIEVED_STATUS} AS status
      FROM dues_bill b JOIN member m ON m.id = b.memberId JOIN dues_fixing f ON ${fixingInForce('b.month')} LEFT JOIN dues_relief r ON ${reliefInForce('b.month')}
      WHERE b.id IN (${placeholders(part)})`;
    const rows = await tx.select<Omit<Due, 'dueFen'> & { id: Id; dueFen: number | string }>(sql, part);
    for (const { id, dueFen, ...rest } of rows) due.set(id, { ...rest, dueFen: num(dueFen) });
  }
  return due;
}

/** Nothing paid yet, a part of it, or all of it before the month had come. */
function changes({ month, paidFen, status, paidAt }: StoredBill): boolean {
  if (paidFen === 0 || status === 'partial') return true;
  return status === 'paid' && paidAt !== null && monthOf(toBusinessDate(instant(paidAt))) < month;
}

function changeOf({ paidFen }: StoredBill, due: Due): Partial<StoredBill> {
  if (paidFen === 0) return due;
  const dueFen = Math.max(due.dueFen, paidFen);
  const status = billStatus({ status: 'unpaid', dueFen, paidFen });
  return { ...due, dueFen, status, ...(status === 'partial' ? { paidAt: null } : {}) };
}
