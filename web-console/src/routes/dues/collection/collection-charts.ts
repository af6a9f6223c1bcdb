import { yuanText } from '@xianfeng/client-core';
import type { OrgDues, OrgDuesLine } from '@xianfeng/shared-types';
import type { GlobalToken } from 'antd';
import { monthText } from '@/shared/format';

export const BARS = 12;
type Look = Pick<GlobalToken, 'colorSuccess' | 'colorWarning' | 'colorText' | 'colorTextDescription' | 'colorSplit' | 'colorError'>;

/** Those where most is missing, the worst last: bars are drawn from below. */
export const behind = (lines: readonly OrgDuesLine[]): OrgDuesLine[] =>
  lines.filter(({ sums }) => sums.dueFen > 0).sort((a, b) => b.sums.owedFen - a.sums.owedFen || a.sums.rate - b.sums.rate).slice(0, BARS).reverse();

const axis = (look: Look) => ({ type: 'value', axisLabel: { color: look.colorTextDescription }, splitLine: { lineStyle: { color: look.colorSplit } } });
const names = (data: string[], look: Look, width?: number) => ({ type: 'category', data, axisTick: { show: false }, axisLabel: { color: look.colorText, ...(width && { width, overflow: 'truncate' }) } });
const frame = (look: Look, left: number) => ({
  legend: { top: 0, textStyle: { color: look.colorText } }, grid: { left, right: 16, top: 32, bottom: 24 },
  tooltip: { trigger: 'axis', valueFormatter: (yuan: number) => `${yuanText(Math.round(yuan * 100))} 元` },
});
const yuan = (fen: number) => fen / 100;

/** What was owed and paid over twelve months. */
export function trendOption(trend: OrgDues['trend'], look: Look): Record<string, unknown> {
  const bar = (name: string, color: string, data: number[]) => ({ type: 'bar', name, stack: 'month', color, data, barMaxWidth: 22 });
  return {
    ...frame(look, 64), xAxis: names(trend.map(({ month }) => monthText(month).slice(5)), look), yAxis: axis(look),
    series: [
      bar('已交', look.colorSuccess, trend.map(({ paidFen }) => yuan(paidFen))),
      bar('未到期', look.colorWarning, trend.map(({ dueFen, paidFen, overdueFen }) => yuan(Math.max(0, dueFen - paidFen - overdueFen)))),
      bar('逾期', look.colorError, trend.map(({ overdueFen }) => yuan(overdueFen))),
    ],
  };
}

/** What is paid and missing by organisation, the worst on top. */
export function orgsOption(lines: readonly OrgDuesLine[], look: Look): Record<string, unknown> {
  const bar = (name: string, color: string, data: number[]) => ({ type: 'bar', name, stack: 'org', color, data, barMaxWidth: 14 });
  return {
    ...frame(look, 150), yAxis: names(lines.map(({ org }) => org.name), look, 140), xAxis: axis(look),
    series: [bar('已交', look.colorSuccess, lines.map(({ sums }) => yuan(sums.paidFen))), bar('待交', look.colorWarning, lines.map(({ sums }) => yuan(sums.owedFen)))],
  };
}
