import type { LibraryFilter } from '@xianfeng/shared-types';

/** Spans of publication that people ask for. */
export const PERIODS = [
  { key: 'all', text: '不限时间', months: null },
  { key: 'quarter', text: '近三个月', months: 3 },
  { key: 'half', text: '近半年', months: 6 },
  { key: 'year', text: '近一年', months: 12 },
] as const;
export type PeriodKey = (typeof PERIODS)[number]['key'];

/** `2026-08-31` and 3 months back is `2026-05-31`; days that the month lacks become its last. */
export function monthsBefore(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number);
  const index = year * 12 + month - 1 - months;
  const [targetYear, targetMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const last = new Date(Date.UTC(targetYear, targetMonth, 0)).getUTCDate();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${targetYear}-${two(targetMonth)}-${two(Math.min(day, last))}`;
}

/** What the user has chosen on the library's filter sheet. */
export interface LibraryChoice {
  category: string;
  orgId: string;
  tag: string;
  period: PeriodKey;
}

export const NO_CHOICE: LibraryChoice = { category: '', orgId: '', tag: '', period: 'all' };

export function filterOf({ category, orgId, tag, period }: LibraryChoice, today: string): LibraryFilter {
  const months = PERIODS.find(({ key }) => key === period)?.months ?? null;
  return { category: category || undefined, orgId: orgId || undefined, tag: tag || undefined, from: months === null ? undefined : monthsBefore(today, months) };
}

/** How many of the sheet's filters are set; the category has its own chips. */
export const filterCount = ({ orgId, tag, period }: LibraryChoice): number => [orgId, tag, period === 'all' ? '' : period].filter(Boolean).length;
