import type { IsoMonth } from '@xianfeng/shared-types';
import { shiftMonth } from '../../../platform/clock';

export interface UnpaidRun {
  fromMonth: IsoMonth;
  toMonth: IsoMonth;
  months: number;
}

/** The newest months in a row without a gap; null without any. */
export function newestRun(unpaid: readonly IsoMonth[]): UnpaidRun | null {
  const months = [...unpaid].sort();
  const toMonth = months.at(-1);
  if (toMonth === undefined) return null;
  let fromMonth = toMonth;
  while (months.includes(shiftMonth(fromMonth, -1))) fromMonth = shiftMonth(fromMonth, -1);
  return { fromMonth, toMonth, months: months.indexOf(toMonth) - months.indexOf(fromMonth) + 1 };
}
