import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { IsoDate } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { CalendarException } from './calendar-exception.entity';
import { CALENDAR_SEEDS } from './calendar.seed';
import { type Exceptions, workDayAfter, workDaysBetween } from './work-days';

/** Which days offices work. */
@Injectable()
export class Calendar implements OnApplicationBootstrap {
  constructor(private readonly uow: UnitOfWork) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.uow.run((tx) => tx.repo(CalendarException).createQueryBuilder().insert().orIgnore().updateEntity(false).values([...CALENDAR_SEEDS]).execute());
  }

  /** The n-th working day after a date; the date itself does not count. */
  async workDayAfter(date: IsoDate, count: number): Promise<IsoDate> {
    return workDayAfter(date, count, await this.exceptionsAfter(date));
  }

  /** Working days after `from` up to and with `to`. */
  async workDaysBetween(from: IsoDate, to: IsoDate): Promise<number> {
    return workDaysBetween(from, to, await this.exceptionsAfter(from));
  }

  private async exceptionsAfter(date: IsoDate): Promise<Exceptions> {
    const rows = await this.uow.read((tx) => tx.repo(CalendarException).createQueryBuilder('e').where('e.date > :date', { date }).getMany());
    return new Map(rows.map(({ date: day, working }) => [day, working]));
  }
}
