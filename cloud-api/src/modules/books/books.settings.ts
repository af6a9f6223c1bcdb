import type { RuleSeed } from '../../platform/rules';

const REGULATION = '《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）';
const DEFAULT = '系统默认，由本单位党委确认或修改';
const SHARE = '/10000';

/** Dated figures of this module. Between lower levels no national number exists: the committee above sets the share. */
export const BOOKS_SETTINGS: readonly RuleSeed[] = [
  { code: 'dues.remit.branch', value: 10_000, unit: SHARE, doc: DEFAULT, article: '', effectiveFrom: '2008-04-01' },
  { code: 'dues.remit.committee', value: 2_000, unit: SHARE, doc: DEFAULT, article: '', effectiveFrom: '2008-04-01' },
  { code: 'dues.remit.centre', value: 500, unit: SHARE, doc: REGULATION, article: '第十五条', effectiveFrom: '2008-04-01' },
  { code: 'dues.remit.centre_due_month', value: 4, unit: '月', doc: REGULATION, article: '第十五条', effectiveFrom: '2008-04-01' },
  { code: 'dues.remit.large', value: 10_000, unit: SHARE, doc: REGULATION, article: '第十一条', effectiveFrom: '2008-04-01' },
  { code: 'dues.publish.remind_month', value: 1, unit: '月', doc: DEFAULT, article: '', effectiveFrom: '2008-04-01' },
];
