import { yuanText } from '@xianfeng/client-core';
import type { BooksOverview } from '@xianfeng/shared-types';
import type { GlobalToken } from 'antd';
import { monthText } from '@/shared/format';

type Look = Pick<GlobalToken, 'colorSuccess' | 'colorInfo' | 'colorWarning' | 'colorPrimary' | 'colorText' | 'colorTextDescription' | 'colorSplit'>;

/** What came in, went up and was used month by month, with the balance as a line. */
export function booksOption(months: BooksOverview['months'], look: Look): Record<string, unknown> {
  const yuan = (pick: (month: BooksOverview['months'][number]) => number) => months.map((month) => pick(month) / 100);
  const bar = (name: string, color: string, data: number[]) => ({ type: 'bar', name, color, data, barMaxWidth: 14 });
  return {
    legend: { top: 0, textStyle: { color: look.colorText } }, grid: { left: 72, right: 16, top: 36, bottom: 24 },
    tooltip: { trigger: 'axis', valueFormatter: (value: number) => `${yuanText(Math.round(value * 100))} 元` },
    xAxis: { type: 'category', data: months.map(({ month }) => monthText(month).slice(5)), axisTick: { show: false }, axisLabel: { color: look.colorText } },
    yAxis: { type: 'value', axisLabel: { color: look.colorTextDescription }, splitLine: { lineStyle: { color: look.colorSplit } } },
    series: [
      bar('党员交纳', look.colorSuccess, yuan(({ duesFen }) => duesFen)), bar('上缴', look.colorInfo, yuan(({ remittedOutFen }) => remittedOutFen)),
      bar('使用', look.colorWarning, yuan(({ usedFen }) => usedFen)),
      { type: 'line', name: '结余', color: look.colorPrimary, data: yuan(({ closingFen }) => closingFen), symbolSize: 6 },
    ],
  };
}
