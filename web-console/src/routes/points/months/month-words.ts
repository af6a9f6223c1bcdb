import { isClosing, type Tone } from '@xianfeng/client-core';
import type { CloseCheck, MonthClose, TrendPoint } from '@xianfeng/shared-types';
import { monthText } from '@/shared/format';

export function closeState(close: Pick<MonthClose, 'phase' | 'allowedActions'>): { text: string; tone: Tone } {
  if (close.phase === 'closed') return { text: '已结账', tone: 'green' };
  if (isClosing(close)) return { text: '正在结账', tone: 'blue' };
  return close.allowedActions.includes('close') ? { text: '待结账', tone: 'gold' } : { text: '未到时间', tone: 'grey' };
}

const WHERE: Partial<Record<CloseCheck['code'], { to: string; label: string }>> = {
  appeals_open: { to: '/points/appeals', label: '去答复' },
  safety_pending: { to: '/cases/review', label: '去办理' },
  adoptions_unconfirmed: { to: '/cases/adoptions?status=result_submitted', label: '去查看' },
};

/** The page on which an open item is dealt with; null where there is none. */
export const placeOf = ({ code }: CloseCheck): { to: string; label: string } | null => WHERE[code] ?? null;

/** Score per head beside the mean of the class, for the chart. */
export function trendOption(trend: readonly TrendPoint[], own: string): Record<string, unknown> {
  const line = (name: string, values: number[], style: object) => ({ type: 'line', name, data: values, symbolSize: 7, ...style });
  return {
    grid: { left: 40, right: 16, top: 40, bottom: 28 },
    legend: { top: 0, left: 0 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: trend.map(({ month }) => monthText(month).slice(5)), boundaryGap: false },
    yAxis: { type: 'value' },
    series: [
      line(`${own}人均分`, trend.map(({ perHeadCenti }) => perHeadCenti / 100), { color: '#c8161d' }),
      line('同类平均', trend.map(({ classPerHeadCenti }) => classPerHeadCenti / 100), { color: '#6b7380', lineStyle: { type: 'dashed' } }),
    ],
  };
}
