import type { DuesItemEffect } from '@xianfeng/shared-types';
import { DUES_NOTICE } from './dues.rules';

type Seed = [key: string, name: string, effect: DuesItemEffect, article: string];
const IN = '第一条第（二）项';
const OUT = '第一条第（三）项';

const SEEDS: Seed[] = [
  ['base_pay', '基本工资', 'counted', IN],
  ['post_pay', '岗位工资', 'counted', IN],
  ['seniority_pay', '年功（年工）工资', 'counted', IN],
  ['skill_pay', '技能工资', 'counted', IN],
  ['post_allowance', '普遍发放的固定岗位津贴', 'counted', IN],
  ['regular_bonus', '定期、普遍发放的奖金和绩效工资', 'counted', IN],
  ['institution_post', '事业单位岗位工资和薪级工资', 'counted', IN],
  ['institution_merit', '事业单位基础性绩效工资', 'counted', IN],
  ['office_pay', '机关职务工资、级别工资和规范津贴补贴', 'counted', IN],
  ['pension', '基本离退休费或基本养老金', 'counted', '第一条'],
  ['pension_allowance', '离退休人员津补贴', 'not_counted', '第一条'],
  ['income_tax', '个人所得税', 'deducted', OUT],
  ['old_age_insurance', '养老保险（个人缴费）', 'deducted', OUT],
  ['medical_insurance', '医疗保险（个人缴费）', 'deducted', OUT],
  ['unemployment_insurance', '失业保险（个人缴费）', 'deducted', OUT],
  ['injury_insurance', '工伤保险', 'deducted', OUT],
  ['maternity_insurance', '生育保险', 'deducted', OUT],
  ['housing_fund', '住房公积金（个人缴存）', 'deducted', OUT],
  ['annuity', '职业年金、企业年金（个人缴费）', 'deducted', OUT],
  ['employer_part', '单位缴纳的社会保险、公积金和年金', 'not_counted', OUT],
  ['housing_allowance', '住房补贴', 'not_counted', OUT],
  ['transport_allowance', '交通补贴、公务用车补贴', 'not_counted', OUT],
  ['phone_allowance', '通讯补贴', 'not_counted', OUT],
  ['overtime_allowance', '加班补贴、误餐补贴', 'not_counted', OUT],
  ['heating_allowance', '取暖费、防暑降温费', 'not_counted', OUT],
  ['property_allowance', '物业费', 'not_counted', OUT],
  ['irregular_bonus', '不定期、非普遍发放的奖金和绩效工资', 'not_counted', OUT],
  ['incentive_merit', '奖励性绩效工资', 'not_counted', OUT],
  ['special_allowance', '少数地区、单位、岗位或人员享受的津贴补贴', 'not_counted', OUT],
];

/** Items of the notice of 2017; whatever it does not list is decided by the base committee. */
export const DUES_ITEM_SEEDS = SEEDS.map(([seedKey, name, effect, article]) => ({ seedKey, name, effect, doc: DUES_NOTICE, article }));
export const SEEDS_DECIDED_BY = '中组部办公厅';
export const SEEDS_DECIDED_ON = '2017-01-01';
export const SEEDS_FROM = '2017-01';
