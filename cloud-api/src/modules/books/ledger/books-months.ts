import { Injectable } from '@nestjs/common';
import type { Id, IsoDate, IsoMonth } from '@xianfeng/shared-types';
import { placeholders, type Tx, UnitOfWork } from '../../../database';
import { Clock, monthOf, shiftMonth } from '../../../platform/clock';
import { idsOfPath } from '../../orgs';
import { BooksMonthRow } from './balance.entity';

const openMonth = (orgId: Id, month: IsoMonth) => ({ orgId, month, status: 'open', closedAt: null, closedBy: null });

/** Which months of an organisation's books still take journals. Closing one closes it for all below, and all months before it. */
@Injectable()
export class BooksMonths {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The day a fact is booked on, its month held open until the unit of work ends. */
  async claim(tx: Tx, orgPath: string, on: IsoDate): Promise<IsoDate> {
    const orgIds = idsOfPath(orgPath).sort();
    const closed = await this.lastClosed(tx, orgIds);
    let month = closed !== null && closed >= monthOf(on) ? shiftMonth(closed, 1) : monthOf(on);
    while (await this.heldClosed(tx, orgIds, month)) month = shiftMonth(month, 1);
    return month === monthOf(on) ? on : `${month}-01`;
  }

  /** From the commit on no journal joins the month or one before it; those under way are waited for. Tells whether it was open. */
  async close(tx: Tx, orgId: Id, month: IsoMonth, by: Id | null = null): Promise<boolean> {
    await tx.lockRow('dues_month', openMonth(orgId, month));
    // The UPDATE alone would pass over rows that a journal under way has just made.
    await tx.select(`SELECT month FROM dues_month WHERE orgId = ? AND month <= ?${tx.forUpdateSql}`, [orgId, month]);
    const sql = "UPDATE dues_month SET status = 'closed', closedAt = ?, closedBy = ? WHERE orgId = ? AND month <= ? AND status = 'open'";
    return (await tx.execute(sql, [this.clock.now(), by, orgId, month])) > 0;
  }

  /** The newest month that is closed for the organisation, by itself or by one above it; null before the first close. */
  closedUpTo(orgPath: string): Promise<IsoMonth | null> {
    return this.uow.read((tx) => this.lastClosed(tx, idsOfPath(orgPath)));
  }

  private async lastClosed(tx: Tx, orgIds: readonly Id[]): Promise<IsoMonth | null> {
    const sql = `SELECT MAX(month) AS month FROM dues_month WHERE orgId IN (${placeholders(orgIds)}) AND status = 'closed'`;
    const [row] = await tx.select<{ month: IsoMonth | null }>(sql, [...orgIds]);
    return row.month;
  }

  /** Holds the month's rows, made where they are missing, and tells whether one of them is closed. */
  private async heldClosed(tx: Tx, orgIds: readonly Id[], month: IsoMonth): Promise<boolean> {
    const share = tx.dialect === 'mysql' ? ' LOCK IN SHARE MODE' : '';
    const read = (which: '=' | '>=') => tx.select<Pick<BooksMonthRow, 'orgId' | 'status'>>(
      `SELECT orgId, status FROM dues_month WHERE orgId IN (${placeholders(orgIds)}) AND month ${which} ? ORDER BY orgId, month${share}`, [...orgIds, month],
    );
    let rows = await read('=');
    if (rows.length < orgIds.length) {
      const known = new Set(rows.map(({ orgId }) => orgId));
      for (const orgId of orgIds) if (!known.has(orgId)) await tx.insertNew('dues_month', openMonth(orgId, month));
      // The close of a later month may have looked for open ones before these rows were there.
      rows = await read('>=');
    }
    return rows.some(({ status }) => status === 'closed');
  }
}
