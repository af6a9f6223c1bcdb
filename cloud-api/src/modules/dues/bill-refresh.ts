import { Injectable } from '@nestjs/common';
import type { BillStatus, Fen, Id, IsoMonth } from '@xianfeng/shared-types';
import { instant, num, type Tx } from '../../database';
import { monthOf, toBusinessDate } from '../../platform/clock';
import { FIXING_IN_FORCE, RELIEF_IN_FORCE, RELIEVED_FEN, RELIEVED_STATUS } from './bill-maker';
import { billStatus } from './bill-status';
import { DuesBillRow } from './dues-bill.entity';

interface Standing {
  id: Id;
  month: IsoMonth;
  paidFen: Fen;
  status: BillStatus;
  paidAt: Date | string | null;
}

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
  async of(tx: Tx, memberId: Id, fromMonth: IsoMonth, toMonth: IsoMonth | null): Promise<void> {
    const bills = await tx.select<Standing>(
      `SELECT id, month, paidFen, status, paidAt FROM dues_bill WHERE memberId = ? AND month >= ? AND month <= ? AND NOT (status = 'waived' AND dueFen > 0)${tx.forUpdateSql}`,
      [memberId, fromMonth, toMonth ?? '9999-12'],
    );
    for (const bill of bills.filter(changes)) {
      const sql = `SELECT f.id AS fixingId, r.id AS reliefId, ${RELIEVED_FEN} AS dueFen, ${RELIEVED_STATUS} AS status
        FROM member m JOIN dues_fixing f ON ${FIXING_IN_FORCE} LEFT JOIN dues_relief r ON ${RELIEF_IN_FORCE} WHERE m.id = ?`;
      const [now] = await tx.select<Omit<Due, 'dueFen'> & { dueFen: number | string }>(sql, [bill.month, bill.month, bill.month, bill.month, memberId]);
      if (now) await tx.repo(DuesBillRow).update({ id: bill.id }, changeOf(bill, { ...now, dueFen: num(now.dueFen) }));
    }
  }
}

/** Nothing paid yet, a part of it, or all of it before the month had come. */
function changes({ month, paidFen, status, paidAt }: Standing): boolean {
  if (paidFen === 0 || status === 'partial') return true;
  return status === 'paid' && paidAt !== null && monthOf(toBusinessDate(instant(paidAt))) < month;
}

function changeOf({ paidFen }: Standing, due: Due): Partial<DuesBillRow> {
  if (paidFen === 0) return due;
  const dueFen = Math.max(due.dueFen, paidFen);
  const status = billStatus({ status: 'unpaid', dueFen, paidFen });
  return { ...due, dueFen, status, ...(status === 'partial' ? { paidAt: null } : {}) };
}
