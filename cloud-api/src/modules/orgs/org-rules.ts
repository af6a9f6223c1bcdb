import type { RuleSeed } from '../../platform/rules';

const BRANCH_RULES = '《中国共产党支部工作条例（试行）》';
const SOE_RULES = '《中国共产党国有企业基层组织工作条例（试行）》';
const TERM_OPINION = '《关于党的基层组织任期的意见》';
const PRODUCT = '系统默认提醒';

const seed = (doc: string, effectiveFrom: string) => (code: string, value: number, unit: string, article: string): RuleSeed => ({
  code, value, unit, doc, article, effectiveFrom,
});
const branch = seed(BRANCH_RULES, '2018-11-25');
const soe = seed(SOE_RULES, '2019-12-30');
const term = seed(TERM_OPINION, '2018-07-12');
const product = seed(PRODUCT, '2018-11-25');

/** Sizes and terms that the warnings of an organisation go by. */
export const ORG_RULES: RuleSeed[] = [
  branch('org.branch.full_members_min', 3, '人', '第四条'),
  branch('org.branch.members_max', 50, '人', '第四条'),
  branch('org.joint.units_max', 5, '个', '第五条'),
  branch('org.branch.committee_from', 7, '人', '第二十条'),
  branch('org.branch.committee_min', 3, '人', '第二十条'),
  branch('org.branch.committee_max', 7, '人', '第二十条'),
  soe('org.committee.members_min', 100, '人', '第四条'),
  soe('org.general_branch.members_min', 50, '人', '第四条'),
  soe('org.general_branch.members_max', 100, '人', '第四条'),
  term('org.committee.term_years', 5, '年', '第一条'),
  term('org.branch.term_years', 3, '年', '第一条'),
  branch('org.term.alarm_1', 6, '月', '第二十一条'),
  product('org.term.alarm_2', 3, '月', '届满前提醒'),
  product('org.term.alarm_3', 1, '月', '届满前提醒'),
  product('org.temporary.alarm_days', 30, '天', '到期前提醒'),
];

export const ORG_RULE_CODES = ORG_RULES.map((rule) => rule.code);
