import { Injectable } from '@nestjs/common';
import type { IsoDate, IsoMonth } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { Clock, monthOf, shiftMonth } from '../../platform/clock';
import { PointMonth } from './point-balance.entity';

const openMonth = (month: IsoMonth) => ({ month, status: 'open', frozenAt: null });
const later = (a: IsoMonth, b: IsoMonth): IsoMonth => (a > b ? a : b);

/** Which months still take entries. Months freeze in order and never thaw. */
@Injectable()
export class PointMonths {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The month that what happens today counts for. */
  async current(): Promise<IsoMonth> {
    const frozen = await this.uow.read((tx) => this.lastFrozen(tx));
    return frozen ? later(this.clock.month(), shiftMonth(frozen, 1)) : this.clock.month();
  }

  /** The newest frozen month; null before the first close. */
  latestFrozen(): Promise<IsoMonth | null> {
    return this.uow.read((tx) => this.lastFrozen(tx));
  }

  /** The month that an entry counts for, held open until the unit of work ends: that of the date, or the first open one after it. */
  async claim(tx: Tx, occurredOn: IsoDate): Promise<IsoMonth> {
    const frozen = await this.lastFrozen(tx);
    let month = frozen ? later(monthOf(occurredOn), shiftMonth(frozen, 1)) : monthOf(occurredOn);
    while ((await this.hold(tx, month)) === 'frozen') month = shiftMonth(month, 1);
    return month;
  }

  /** From the commit on no entry joins the month; entries under way are waited for. */
  async freeze(tx: Tx, month: IsoMonth): Promise<void> {
    await tx.lockRow('point_month', openMonth(month));
    await tx.execute("UPDATE point_month SET status = 'frozen', frozenAt = ? WHERE month = ? AND status = 'open'", [this.clock.now(), month]);
  }

  private async lastFrozen(tx: Tx): Promise<IsoMonth | null> {
    const [row] = await tx.select<{ month: IsoMonth | null }>("SELECT MAX(month) AS month FROM point_month WHERE status = 'frozen'");
    return row.month;
  }

  private async hold(tx: Tx, month: IsoMonth): Promise<PointMonth['status']> {
    const share = tx.dialect === 'mysql' ? ' LOCK IN SHARE MODE' : '';
    const read = () => tx.select<{ status: PointMonth['status'] }>(`SELECT status FROM point_month WHERE month = ?${share}`, [month]);
    const [known] = await read();
    if (known) return known.status;
    await tx.insertNew('point_month', openMonth(month));
    return (await read())[0].status;
  }
}
