import type { OrgDuesLine } from '@xianfeng/shared-types';
import { BARS, behind, trendOption } from './collection-charts';

const line = (name: string, dueFen: number, owedFen: number): OrgDuesLine => ({
  org: { id: name, name, kind: 'branch' }, hasChildren: false,
  sums: { members: 1, paidMembers: 0, exemptMembers: 0, overdueMembers: 0, dueFen, paidFen: dueFen - owedFen, owedFen, overdueFen: 0, rate: 0 },
});

it('draws where most is missing on top, and nothing where nothing is owed', () => {
  expect(behind([line('甲', 1000, 100), line('乙', 1000, 900), line('丙', 0, 0)]).map(({ org }) => org.name)).toEqual(['甲', '乙']);
  expect(behind(Array.from({ length: 30 }, (_, index) => line(String(index), 1000, index)))).toHaveLength(BARS);
});

it('tells what is paid, running and overdue of a month apart', () => {
  const look = { colorSuccess: '', colorWarning: '', colorText: '', colorTextDescription: '', colorSplit: '', colorError: '' };
  const { series } = trendOption([{ month: '2026-11', dueFen: 10_000, paidFen: 6000, overdueFen: 1500 }], look) as { series: { name: string; data: number[] }[] };
  expect(series.map(({ name, data }) => [name, ...data])).toEqual([['已交', 60], ['未到期', 25], ['逾期', 15]]);
});
