import { Injectable } from '@nestjs/common';
import type { BillStatus, DuesBill, Id, IsoDate, IsoMonth } from '@xianfeng/shared-types';
import { isoTime, type SqlParam, UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { isOpen } from './bill-status';

/** Columns of a bill as they come from a query; `id` null where an outer join found none. */
export interface BillColumns {
  id: Id;
  month: IsoMonth;
  dueOn: IsoDate;
  dueFen: number;
  paidFen: number;
  status: BillStatus;
  reliefId: Id | null;
  paidAt: Date | string | null;
}

export const BILL_COLUMNS = 'b.id, b.month, b.dueOn, b.dueFen, b.paidFen, b.status, b.reliefId, b.paidAt';
const MOST = 240;

export function billView(row: BillColumns, today: IsoDate): DuesBill {
  return {
    id: row.id, month: row.month, dueOn: row.dueOn, dueFen: row.status === 'waived' ? 0 : row.dueFen, paidFen: row.paidFen, status: row.status,
    overdue: isOpen(row.status) && row.dueOn < today, reliefId: row.reliefId, paidAt: isoTime(row.paidAt),
  };
}

/** Bills of one member. */
@Injectable()
export class BillQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. */
  between(memberId: Id, from: IsoMonth, to: IsoMonth): Promise<DuesBill[]> {
    return this.where('b.memberId = ? AND b.month >= ? AND b.month <= ?', [memberId, from, to]);
  }

  /** With something to pay, oldest first. */
  open(memberId: Id, from: IsoMonth, to: IsoMonth): Promise<DuesBill[]> {
    return this.where("b.memberId = ? AND b.month >= ? AND b.month <= ? AND b.status IN ('unpaid', 'partial')", [memberId, from, to]);
  }

  private async where(condition: string, params: SqlParam[]): Promise<DuesBill[]> {
    const sql = `SELECT ${BILL_COLUMNS} FROM dues_bill b WHERE ${condition} ORDER BY b.month LIMIT ${MOST}`;
    const today = this.clock.today();
    return (await this.uow.read((tx) => tx.select<BillColumns>(sql, params))).map((row) => billView(row, today));
  }
}
