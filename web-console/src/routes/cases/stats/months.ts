import type { IsoDate, IsoMonth } from '@xianfeng/shared-types';

/** First and last day of a span of months. */
export function daysOf(from: IsoMonth, to: IsoMonth): { from: IsoDate; to: IsoDate } {
  const [year, month] = to.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${from}-01`, to: `${to}-${String(last).padStart(2, '0')}` };
}
