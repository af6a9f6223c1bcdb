import type { IsoDate, IsoMonth } from '@xianfeng/shared-types';
import { lastDayOf, shiftMonth } from '../../platform/clock';

/** First and last month of the quarter that a month lies in. */
export function quarterOf(month: IsoMonth): { from: IsoMonth; to: IsoMonth } {
  const from = shiftMonth(month, -((Number(month.slice(5)) - 1) % 3));
  return { from, to: shiftMonth(from, 2) };
}

/** The day of a month, or its last one when it is shorter. */
export const dayOf = (month: IsoMonth, day: number): IsoDate => {
  const wanted = `${month}-${String(day).padStart(2, '0')}`;
  return wanted > lastDayOf(month) ? lastDayOf(month) : wanted;
};
