import type { IsoDate } from '@xianfeng/shared-types';
import { addDays } from '../clock';

/** Days that are not what their weekday says: true for worked weekends, false for holidays. */
export type Exceptions = ReadonlyMap<IsoDate, boolean>;

export function isWorkDay(date: IsoDate, exceptions: Exceptions): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return exceptions.get(date) ?? (weekday !== 0 && weekday !== 6);
}

/** The n-th working day after a date; the date itself does not count, as with deadlines elsewhere in the rules. */
export function workDayAfter(date: IsoDate, count: number, exceptions: Exceptions): IsoDate {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkDay(day, exceptions)) left--;
  }
  return day;
}

/** Working days after `from` up to and with `to`. */
export function workDaysBetween(from: IsoDate, to: IsoDate, exceptions: Exceptions): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkDay(day, exceptions)) count++;
  return count;
}
