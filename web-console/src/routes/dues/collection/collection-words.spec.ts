import type { DuesBill } from '@xianfeng/shared-types';
import { payableMonths } from './collection-words';

const bill = (month: string, status: DuesBill['status']): DuesBill => ({ id: month, month, dueOn: `${month}-28`, dueFen: 5000, paidFen: 0, status, overdue: false, reliefId: null, paidAt: null });

it('offers open months oldest first and then those ahead, over the turn of the year', () => {
  const months = payableMonths([bill('2026-11', 'unpaid'), bill('2026-10', 'paid'), bill('2026-09', 'partial'), bill('2026-12', 'exempt')], '2026-11', 2);
  expect(months).toEqual([{ value: '2026-09', label: '2026年9月' }, { value: '2026-11', label: '2026年11月' }, { value: '2027-01', label: '2027年1月（预交）' }]);
});
