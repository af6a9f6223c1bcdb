import type { PointRule } from '@xianfeng/shared-types';
import { monthsFrom, termsOf, valuesOf, type RuleValues } from './rule-form';

const rule = {
  title: '主题党日', description: '按月开展。', basis: 'activity_held', pointsCenti: 250, memberMonthlyCapCenti: null, orgMonthlyCapCenti: 1000, sourceDoc: '纪要',
  sourceArticle: '', status: 'active', effectiveFrom: '2026-01',
} as PointRule;

it('writes points as officers do and tells the server hundredths', () => {
  const values = valuesOf(rule, '2026-11');
  expect(values).toMatchObject({ pointsCenti: 2.5, memberMonthlyCapCenti: null, orgMonthlyCapCenti: 10, effectiveFrom: '2026-11' });
  expect(termsOf({ ...values, pointsCenti: 0.29 } as RuleValues)).toMatchObject({ pointsCenti: 29, memberMonthlyCapCenti: null, orgMonthlyCapCenti: 1000 });
});

it('a version that has still to begin keeps its month', () => {
  expect(valuesOf({ ...rule, effectiveFrom: '2027-01' }, '2026-11').effectiveFrom).toBe('2027-01');
  expect(monthsFrom('2026-11', 3)).toEqual(['2026-11', '2026-12', '2027-01']);
});
