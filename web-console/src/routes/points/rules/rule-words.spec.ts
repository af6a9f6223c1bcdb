import type { PointRule } from '@xianfeng/shared-types';
import { capText, changesBetween, comingText, ruleState } from './rule-words';

const rule = (over: Partial<PointRule> = {}): PointRule => ({
  code: 'branch.theme_day', version: 1, title: '主题党日', description: '按月开展主题党日。', basis: 'activity_held', pointsCenti: 500, memberMonthlyCapCenti: null,
  orgMonthlyCapCenti: 1000, sourceDoc: '党委会纪要', sourceArticle: '', awardMode: 'officer', effectiveFrom: '2026-01', status: 'active', ownerOrg: null,
  createdAt: '2026-01-01T00:00:00.000Z', createdBy: null, allowedActions: [], ...over,
});

it('says where a rule stands in the open month', () => {
  const state = (over: Partial<PointRule>) => ruleState({ current: rule(over) }, '2026-11').text;
  expect([state({}), state({ status: 'retired' }), state({ effectiveFrom: '2026-12' })]).toEqual(['生效中', '已停用', '待生效']);
});

it('says what comes', () => {
  expect(comingText({ coming: null })).toBeNull();
  expect(comingText({ coming: rule({ version: 2, effectiveFrom: '2026-12' }) })).toBe('2026年12月起改用第 2 版');
  expect(comingText({ coming: rule({ version: 2, effectiveFrom: '2026-12', status: 'retired' }) })).toBe('2026年12月起停用');
});

it('names what a version changed', () => {
  expect(changesBetween(rule(), rule({ pointsCenti: 250, orgMonthlyCapCenti: null }))).toEqual([
    { label: '分值', before: '+5 分', after: '+2.5 分' },
    { label: '组织每月上限', before: '10 分', after: '不限' },
  ]);
  expect(capText(null)).toBe('不限');
});
