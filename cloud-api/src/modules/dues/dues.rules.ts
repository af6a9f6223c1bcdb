import type { RuleSeed } from '../../platform/rules';

export const DUES_REGULATION = '《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）';
export const DUES_NOTICE = '中组部办公厅《关于进一步规范党费工作的通知》（组电明字〔2017〕5号）';
export const LOCAL_PRACTICE = '地方党费收缴实施办法（各地通行做法，由本单位党委确认）';
export const PRODUCT_DEFAULT = '系统默认，由本单位党委确认或修改';

/** Rates are whole parts of a hundred thousand: 500 is 0.5 %. */
export const RATE_PARTS = 100_000;

type Value = [code: string, value: number, unit: string, article: string];
const seeds = (doc: string, effectiveFrom: string, values: Value[]): RuleSeed[] =>
  values.map(([code, value, unit, article]) => ({ code, value, unit, doc, article, effectiveFrom }));

/** Every number that dues are counted and collected by. Amounts in 分, rates in parts of a hundred thousand. */
export const DUES_RULES: readonly RuleSeed[] = [
  ...seeds(DUES_REGULATION, '2008-04-01', [
    // Income is averaged over this many months.
    ['dues.base_months.wage', 1, '月', '第一条'],
    ['dues.wage.1.upto', 300_000, '分', '第二条'],
    ['dues.wage.1.rate', 500, '/100000', '第二条'],
    ['dues.wage.2.upto', 500_000, '分', '第二条'],
    ['dues.wage.2.rate', 1000, '/100000', '第二条'],
    ['dues.wage.3.upto', 1_000_000, '分', '第二条'],
    ['dues.wage.3.rate', 1500, '/100000', '第二条'],
    ['dues.wage.4.rate', 2000, '/100000', '第二条'],
    ['dues.base_months.annual', 1, '月', '第三条'],
    ['dues.base_months.irregular', 3, '月', '第四条'],
    ['dues.base_months.retired', 1, '月', '第五条'],
    ['dues.retired.1.upto', 500_000, '分', '第五条'],
    ['dues.retired.1.rate', 500, '/100000', '第五条'],
    ['dues.retired.2.rate', 1000, '/100000', '第五条'],
    ['dues.farmer.min', 20, '分', '第六条'],
    ['dues.farmer.max', 100, '分', '第六条'],
    ['dues.flat.student', 20, '分', '第六条'],
    ['dues.flat.unemployed', 20, '分', '第六条'],
    ['dues.flat.relief_aid', 20, '分', '第六条'],
    ['dues.flat.subsistence', 20, '分', '第六条'],
    ['dues.relief.branch_decides', 0, '0 否 1 是', '第七条'],
    ['dues.relief.branch_decides_retired', 0, '0 否 1 是', '第七条'],
    ['dues.probationary_pays', 1, '0 否 1 是', '第八条'],
    ['dues.formal_branch_collects', 1, '0 否 1 是', '第九条'],
    ['dues.card_holder_pays_at_host', 1, '0 否 1 是', '第九条'],
    // 第十条 had a change of wage count at once; the notice of 2017 put the yearly fixing in its place.
    ['dues.change_within_year', 1, '0 否 1 是', '第十条'],
    ['dues.large_from', 100_000, '分', '第十一条'],
    ['dues.quarterly', 0, '0 否 1 是', '第十二条'],
    ['dues.others_may_pay', 1, '0 否 1 是', '第十二条'],
    ['dues.arrears_max_months', 6, '月', '第十二条'],
    ['dues.case_months', 6, '月', '第十三条'],
    ['dues.organisation_may_pay', 0, '0 否 1 是', '第十四条'],
  ]),
  ...seeds(DUES_NOTICE, '2017-01-01', [
    ['dues.base_months.retired', 1, '月', '第一条'],
    ['dues.change_within_year', 0, '0 否 1 是', '第一条'],
    ['dues.cap', 100_000, '分', '第一条'],
    ['dues.relief.branch_decides_retired', 1, '0 否 1 是', '第一条'],
  ]),
  ...seeds(LOCAL_PRACTICE, '2008-04-01', [
    ['dues.base_months.village_cadre', 1, '月', '村干部补贴'],
    ['dues.prepay_max_months', 6, '月', '预交'],
  ]),
  ...seeds(PRODUCT_DEFAULT, '2008-04-01', [
    ['dues.rounding', 1, '1 分 10 角', ''],
    ['dues.base_rounding', 1, '1 分 10 角', ''],
    ['dues.collection_day', 15, '日', ''],
    ['dues.link_days', 7, '天', ''],
    ['dues.permit_days', 30, '天', ''],
    ['dues.import_days', 7, '天', ''],
  ]),
];

export const DUES_RULE_CODES = [...new Set(DUES_RULES.map(({ code }) => code))];
