import type { DuesBill } from '@xianfeng/shared-types';
import { countAfterTap, openMonths, owedCount, sumOf } from './choice';

const bill = (month: string, patch: Partial<DuesBill> = {}): DuesBill => ({
  id: month, month, dueOn: `${month}-15`, dueFen: 5000, paidFen: 0, status: 'unpaid', overdue: true, reliefId: null, paidAt: null, ...patch,
});
const ahead = (count: number) => Array.from({ length: count }).map((_, i) => ({ month: `2027-0${i + 1}`, dueFen: 5000 }));
const dues = { arrears: [bill('2026-09'), bill('2026-10')], current: bill('2026-11', { paidFen: 2000, status: 'partial' }), prepay: ahead(8), maxArrearsMonths: 6, maxPrepayMonths: 6 };

it('offers arrears, this month and what may be paid ahead, the oldest first', () => {
  const months = openMonths(dues);
  expect(months.map(({ month }) => month)).toEqual(['2026-09', '2026-10', '2026-11', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06']);
  expect(owedCount(months)).toBe(3);
  expect(sumOf(months.slice(0, 3))).toBe(13_000);
});

it('lets nobody leave old arrears behind', () => {
  const arrears = ['03', '04', '05', '06', '07', '08', '09'].map((m) => bill(`2026-${m}`));
  expect(openMonths({ ...dues, arrears }).map(({ month }) => month)).toEqual(arrears.slice(0, 6).map(({ month }) => month));
});

it('leaves out a month that is paid or exempt', () => {
  for (const status of ['paid', 'exempt', 'waived'] as const) {
    expect(openMonths({ ...dues, arrears: [], current: bill('2026-11', { status }), prepay: [] })).toEqual([]);
  }
});

it('chooses months without a gap', () => {
  expect([countAfterTap(3, 0), countAfterTap(3, 2), countAfterTap(1, 2)]).toEqual([0, 2, 3]);
});
