import { isOpenBill } from '@xianfeng/client-core';
import type { DuesBill, Fen, IsoMonth, MyDues } from '@xianfeng/shared-types';

/** A month that may be paid now. */
export interface OpenMonth {
  month: IsoMonth;
  fen: Fen;
  kind: 'arrears' | 'current' | 'prepay';
}

type Owed = Pick<MyDues, 'arrears' | 'current' | 'prepay' | 'maxArrearsMonths' | 'maxPrepayMonths'>;

const openMonth = (kind: OpenMonth['kind']) => ({ month, dueFen, paidFen }: DuesBill): OpenMonth => ({ month, kind, fen: dueFen - paidFen });

/** Months that may be paid together now, the oldest first. With more arrears than are allowed at once, these come first alone. */
export function openMonths({ arrears, current, prepay, maxArrearsMonths, maxPrepayMonths }: Owed): OpenMonth[] {
  const late = arrears.slice(0, maxArrearsMonths).map(openMonth('arrears'));
  if (late.length < arrears.length) return late;
  const now = current && isOpenBill(current) ? [openMonth('current')(current)] : [];
  return [...late, ...now, ...prepay.slice(0, maxPrepayMonths).map(({ month, dueFen }) => ({ month, kind: 'prepay' as const, fen: dueFen }))];
}

/** How many of them are owed today; what lies ahead is the member's choice. */
export const owedCount = (months: readonly OpenMonth[]): number => months.filter(({ kind }) => kind !== 'prepay').length;

export const sumOf = (months: readonly { fen: Fen }[]): Fen => months.reduce((sum, { fen }) => sum + fen, 0);

/** Months are paid from the oldest on, with none left out: a tap takes all up to this one, or this one and all after it away. */
export const countAfterTap = (chosen: number, index: number): number => (index < chosen ? index : index + 1);
