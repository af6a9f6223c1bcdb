import { dateOf } from '@xianfeng/client-core';
import type { IsoDate, IsoMonth } from '@xianfeng/shared-types';
import { serverNow } from '../clock';

/** The business day. */
export const today = (): IsoDate => dateOf(serverNow());
export const thisMonth = (): IsoMonth => today().slice(0, 7);
export const thisYear = (): number => Number(today().slice(0, 4));

/** The month so many months later, or earlier when they are less than none. */
export function shiftMonth(from: IsoMonth, months: number): IsoMonth {
  const [year, month] = from.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
}
