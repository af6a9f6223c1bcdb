import type { CashLine, DuesBill } from '@xianfeng/shared-types';
import { cashSum, monthsEntered, payableMonths } from './collection-words';

const bill = (month: string, status: DuesBill['status']): DuesBill => ({ id: month, month, dueOn: `${month}-28`, dueFen: 5000, paidFen: 0, status, overdue: false, reliefId: null, paidAt: null });

const BILLS = [bill('2026-11', 'unpaid'), bill('2026-10', 'paid'), { ...bill('2026-09', 'partial'), paidFen: 1000 }, bill('2026-12', 'exempt')];

it('offers open months oldest first with what is left to pay, and then those ahead, over the turn of the year', () => {
  expect(payableMonths(BILLS, '2026-11', 2)).toEqual([
    { value: '2026-09', label: '2026年9月 · 40.00 元', openFen: 4000 }, { value: '2026-11', label: '2026年11月 · 50.00 元', openFen: 5000 }, { value: '2027-01', label: '2027年1月（预交）', openFen: null },
  ]);
});

it('does not offer a month whose cash waits to be confirmed', () => {
  const cash = (id: string, months: (string | null)[]) => ({ member: { id, name: '' }, items: months.map((month) => ({ month, fen: 1, refundedFen: 0 })) }) as CashLine;
  const entered = monthsEntered([cash('a', ['2026-09', null]), cash('b', ['2026-11'])], 'a');
  expect(entered).toEqual(['2026-09']);
  expect(payableMonths(BILLS, '2026-11', 0, entered).map(({ value }) => value)).toEqual(['2026-11']);
});

it('adds up the notes to count', () => {
  const [september, , ahead] = payableMonths(BILLS, '2026-11', 2);
  expect(cashSum([september], 250)).toEqual({ fen: 4250, ahead: 0 });
  expect(cashSum([september, ahead], 0)).toEqual({ fen: 4000, ahead: 1 });
});
