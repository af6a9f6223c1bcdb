import { Injectable } from '@nestjs/common';
import type { BulletinStatus, ClosePhase, ConsoleMonth, Id, IsoMonth } from '@xianfeng/shared-types';
import { isoTime, placeholders, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Clock, shiftMonth } from '../../platform/clock';
import { PointMonths } from '../points';

interface CloseRow {
  month: IsoMonth;
  phase: ClosePhase;
  closedAt: Date | string | null;
}

/** Where the months stand, for the console's first page. */
@Injectable()
export class MonthOverview {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly months: PointMonths,
  ) {}

  /** The month that is closed next and the one closed last; nothing for those who have no hand in it. */
  async latest(): Promise<ConsoleMonth[]> {
    const caller = currentPrincipal();
    if (!caller.has('ranking:close') && !caller.has('bulletin:approve')) return [];
    const closes = await this.uow.read((tx) => tx.select<CloseRow>('SELECT month, phase, closedAt FROM month_close ORDER BY month DESC LIMIT 2'));
    const next = closes[0] && closes[0].phase !== 'closed' ? [] : [{ month: await this.nextToClose(), phase: null, closedAt: null }];
    const shown = [...next, ...closes].slice(0, 2);
    const bulletins = await this.bulletins(shown.map((row) => row.month));
    return shown.map(({ month, phase, closedAt }) => ({
      month, phase, state: this.stateOf(month, phase), closedAt: isoTime(closedAt), bulletin: bulletins.get(month) ?? null,
    }));
  }

  private stateOf(month: IsoMonth, phase: ClosePhase | null): ConsoleMonth['state'] {
    if (phase === 'closed') return 'closed';
    if (phase !== null) return 'closing';
    return month >= this.clock.month() ? 'running' : 'open';
  }

  private async nextToClose(): Promise<IsoMonth> {
    const last = await this.months.latestFrozen();
    return shiftMonth(last ?? this.clock.month(), last ? 1 : -1);
  }

  private async bulletins(months: IsoMonth[]): Promise<Map<IsoMonth, { id: Id; status: BulletinStatus }>> {
    const sql = `SELECT id, month, status FROM bulletin WHERE month IN (${placeholders(months)})`;
    const rows = await this.uow.read((tx) => tx.select<{ id: Id; month: IsoMonth; status: BulletinStatus }>(sql, months));
    return new Map(rows.map(({ id, month, status }) => [month, { id, status }]));
  }
}
