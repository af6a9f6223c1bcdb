import { isOpenBill, yuanText, type Tone } from '@xianfeng/client-core';
import type { BranchDuesLine, CashLine, DuesBill, Fen, Id, IsoMonth } from '@xianfeng/shared-types';
import { monthText, shiftMonth } from '@/shared/format';

export const MARKS: Record<BranchDuesLine['marks'][number], { text: string; tone: Tone }> = {
  unfixed: { text: '未核定', tone: 'red' }, relief: { text: '少交免交', tone: 'blue' }, relief_pending: { text: '少交免交待办', tone: 'gold' }, case: { text: '连续六个月未交', tone: 'red' },
  consent_pending: { text: '代交待同意', tone: 'gold' },
};

export const CASH_WAITS = { text: '现金待确认', tone: 'gold' } as const satisfies { text: string; tone: Tone };

/** A month to be paid; `openFen` is null ahead of its bill. */
export interface PayableMonth {
  value: IsoMonth;
  label: string;
  openFen: Fen | null;
}

/** Months that can be paid: those with an open bill, oldest first, then those ahead; not those whose cash is entered already. */
export function payableMonths(bills: readonly DuesBill[], now: IsoMonth, ahead: number, entered: readonly IsoMonth[] = []): PayableMonth[] {
  const known = new Set(bills.map(({ month }) => month));
  const open = bills.filter(isOpenBill).map(({ month, dueFen, paidFen }) => ({ value: month, label: `${monthText(month)} · ${yuanText(dueFen - paidFen)} 元`, openFen: dueFen - paidFen }));
  const coming = Array.from({ length: ahead }, (_, index) => shiftMonth(now, index + 1)).filter((next) => !known.has(next)).map((value) => ({ value, label: `${monthText(value)}（预交）`, openFen: null }));
  return [...open, ...coming].filter(({ value }) => !entered.includes(value)).sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** What there is to count: the chosen months and the extra. Months ahead have no amount yet. */
export function cashSum(months: readonly PayableMonth[], extraFen: Fen): { fen: Fen; ahead: number } {
  return { fen: extraFen + months.reduce((sum, { openFen }) => sum + (openFen ?? 0), 0), ahead: months.filter(({ openFen }) => openFen === null).length };
}

/** Months of a member whose cash waits for the second person. */
export const monthsEntered = (waiting: readonly CashLine[], memberId: Id): IsoMonth[] =>
  waiting.filter(({ member }) => member.id === memberId).flatMap(({ items }) => items.flatMap(({ month }) => month ?? [])).sort();
