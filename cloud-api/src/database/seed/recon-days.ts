import type { IsoDate } from '@xianfeng/shared-types';
import { unreadDay } from '../../modules/reconciliation/days/bill-intake';
import { addDays, startOfDate } from '../../platform/clock';
import type { SqlParam } from '../unit-of-work';
import { demoBillSha1, demoFee, type PaidBill } from './online-payments';

const COMPARED_AFTER_MS = 10.5 * 3_600_000;

/** Every day from the first payment up to `last`, compared the morning after and agreeing. */
export function reconDays(paidBills: readonly PaidBill[], last: IsoDate): Record<string, SqlParam>[] {
  const byDay = new Map<IsoDate, PaidBill[]>();
  for (const bill of paidBills) byDay.set(bill.day, [...(byDay.get(bill.day) ?? []), bill]);
  const first = [...byDay.keys()].sort()[0];
  const rows: Record<string, SqlParam>[] = [];
  for (let day = first; day !== undefined && day <= last; day = addDays(day, 1)) {
    const bills = byDay.get(day) ?? [];
    const [paidFen, feeFen] = [sum(bills, ({ fen }) => fen), sum(bills, ({ fen }) => demoFee(fen))];
    const at = new Date(startOfDate(addDays(day, 1)).getTime() + COMPARED_AFTER_MS);
    const empty = { ...unreadDay(day), status: 'compared', readAt: at, comparedAt: at };
    rows.push(bills.length === 0 ? empty : {
      ...empty, billSha1: demoBillSha1(day), payments: bills.length, paidFen, feeFen, fundInFen: paidFen, fundOutFen: feeFen, withdrawnFen: 0,
      herePayments: bills.length, herePaidFen: paidFen, booksPaidFen: paidFen, feeRuns: 1,
    });
  }
  return rows;
}

const sum = (bills: readonly PaidBill[], fen: (bill: PaidBill) => number): number => bills.reduce((total, bill) => total + fen(bill), 0);
