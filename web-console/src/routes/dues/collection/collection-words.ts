import { isOpenBill, type Tone } from '@xianfeng/client-core';
import type { BranchDuesLine, DuesBill, IsoMonth } from '@xianfeng/shared-types';
import { monthText, shiftMonth } from '@/shared/format';

export const MARKS: Record<BranchDuesLine['marks'][number], { text: string; tone: Tone }> = {
  unfixed: { text: '未核定', tone: 'red' }, relief: { text: '少交免交', tone: 'blue' }, relief_pending: { text: '少交免交待办', tone: 'gold' }, case: { text: '连续六个月未交', tone: 'red' },
  consent_pending: { text: '代交待同意', tone: 'gold' },
};

/** Months that can be paid: those with an open bill, oldest first, then those ahead. */
export function payableMonths(bills: readonly DuesBill[], now: IsoMonth, ahead: number): { value: IsoMonth; label: string }[] {
  const known = new Map(bills.map((bill) => [bill.month, bill]));
  const open = bills.filter(isOpenBill).map(({ month }) => month);
  const coming = Array.from({ length: ahead }, (_, index) => shiftMonth(now, index + 1)).filter((next) => !known.has(next));
  return [...new Set([...open, ...coming])].sort().map((value) => ({ value, label: known.has(value) ? monthText(value) : `${monthText(value)}（预交）` }));
}
