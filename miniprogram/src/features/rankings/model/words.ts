import type { IsoMonth, TrendPoint } from '@xianfeng/shared-types';
import type { ChartPoint } from '@/shared/ui';

export function trendChart(trend: readonly TrendPoint[]): ChartPoint[] {
  return trend.map(({ month, perHeadCenti, classPerHeadCenti }) => ({
    label: `${Number(month.slice(5))}月`, value: perHeadCenti / 100, reference: classPerHeadCenti / 100,
  }));
}

/** Neighbours of a month in a list that begins with the newest. */
export function neighbours(months: readonly IsoMonth[], month: IsoMonth): { earlier: IsoMonth | null; later: IsoMonth | null } {
  const at = months.indexOf(month);
  return { earlier: (at >= 0 && months[at + 1]) || null, later: (at > 0 && months[at - 1]) || null };
}
