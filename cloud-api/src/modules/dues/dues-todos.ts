import { Injectable } from '@nestjs/common';
import type { Fen, IsoDate } from '@xianfeng/shared-types';
import { num, UnitOfWork } from '../../database';
import { currentPrincipal, scopeSql } from '../../platform/access';
import { Clock } from '../../platform/clock';

/** What dues ask of the caller. */
export interface DuesTodoCounts {
  /** Own months with something to pay, this one included. */
  months: number;
  owedFen: Fen;
  /** Day of the newest of them, while it is still to come: a day that has passed is no reason to press. */
  dueOn: IsoDate | null;
  /** Applications, consents and cases that wait for the branches that the caller collects for. */
  desk: number;
}

interface Owed {
  months: number | string;
  owedFen: number | string | null;
  dueOn: IsoDate | null;
}

const OWED = `SELECT COUNT(*) AS months, SUM(dueFen - paidFen) AS owedFen, MAX(dueOn) AS dueOn FROM dues_bill
  WHERE memberId = ? AND month <= ? AND status IN ('unpaid', 'partial')`;
const WAITING = [['dues_relief', 'submitted'], ['dues_consent', 'requested'], ['dues_case', 'open']] as const;

/** For the first screen. */
@Injectable()
export class DuesTodos {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async counts(): Promise<DuesTodoCounts> {
    const me = currentPrincipal();
    const scopes = me.scopes('dues:collect');
    const { sql, params } = scopeSql('o.path', scopes);
    const waiting = WAITING.map(([table, status]) => `SELECT COUNT(*) AS n FROM ${table} t JOIN org o ON o.id = t.orgId WHERE t.status = '${status}' AND ${sql}`).join(' UNION ALL ');
    return this.uow.read(async (tx) => {
      const [owed] = await tx.select<Owed>(OWED, [me.memberId, this.clock.month()]);
      const rows = scopes.length === 0 ? [] : await tx.select<{ n: number | string }>(waiting, WAITING.flatMap(() => params));
      const dueOn = owed.dueOn !== null && owed.dueOn >= this.clock.today() ? owed.dueOn : null;
      return { months: num(owed.months), owedFen: num(owed.owedFen ?? 0), dueOn, desk: rows.reduce((sum, { n }) => sum + num(n), 0) };
    });
  }
}
