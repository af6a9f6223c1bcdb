import type { RuleSeed } from '../../platform/rules';

const DEFAULT = '系统默认，由本单位党委确认或修改';

/** Dated figures of this module. */
export const POINT_SETTINGS: readonly RuleSeed[] = [
  { code: 'point.appeal.answer_workdays', value: 5, unit: '工作日', doc: DEFAULT, article: '', effectiveFrom: '2020-01-01' },
  { code: 'point.appeal.remind_days_before', value: 1, unit: '天', doc: DEFAULT, article: '', effectiveFrom: '2020-01-01' },
  {
    code: 'point.members_see_each_other', value: 0, unit: '0 否 1 是', doc: '《政务移动互联网应用程序规范化管理办法》（国办函〔2026〕12号）',
    article: '不得设置积分排名等强制性功能', effectiveFrom: '2020-01-01',
  },
];
