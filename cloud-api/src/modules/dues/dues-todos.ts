import { Injectable } from '@nestjs/common';
import type { Fen, IsoDate, IsoMonth } from '@xianfeng/shared-types';
import { num, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Clock } from '../../platform/clock';

/** What the caller owes. */
export interface DuesTodoCounts {
  /** Own months with something to pay, this one included. */
  months: number;
  /** The newest of them; null when nothing is owed. */
  newest: IsoMonth | null;
  owedFen: Fen;
  /** Day of the newest of them, while it is still to come: a day that has passed is no reason to press. */
  dueOn: IsoDate | null;
}

interface Owed {
  months: number | string;
  newest: IsoMonth | null;
  owedFen: number | string | null;
  dueOn: IsoDate | null;
}

const OWED = `SELECT COUNT(*) AS months, MAX(month) AS newest, SUM(dueFen - paidFen) AS owedFen, MAX(dueOn) AS dueOn FROM dues_bill
  WHERE memberId = ? AND month <= ? AND status IN ('unpaid', 'partial')`;

/** For the first screen. */
@Injectable()
export class DuesTodos {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async counts(): Promise<DuesTodoCounts> {
    return this.uow.read(async (tx) => {
      const [owed] = await tx.select<Owed>(OWED, [currentPrincipal().memberId, this.clock.month()]);
      const dueOn = owed.dueOn !== null && owed.dueOn >= this.clock.today() ? owed.dueOn : null;
      return { months: num(owed.months), newest: owed.newest, owedFen: num(owed.owedFen ?? 0), dueOn };
    });
  }
}
