import type { CaseCategory } from '@xianfeng/shared-types';

type Seed = Omit<CaseCategory, 'active' | 'seat'>;

/**
 * The 17 categories of the case library. The customer's document counts 17 and names 16; the seventeenth is
 * 群团统战 (work with trade union, youth league and united front), which none of the sixteen covers. Officers may
 * rename, switch off and add categories; what is here is only written where it is missing.
 */
export const CATEGORY_SEEDS: readonly Seed[] = [
  { code: 'political_function', name: '突出政治功能', note: '坚持党的领导、落实上级决策部署、发挥政治功能的做法' },
  { code: 'theory_study', name: '强化理论武装', note: '理论学习、宣讲、学习成果转化' },
  { code: 'secretary_lead', name: '书记抓党建', note: '书记履行第一责任人职责的做法' },
  { code: 'joint_building', name: '共建', note: '与机关、企业、社区、高校等联合共建' },
  { code: 'work_style', name: '作风', note: '改进作风、为基层减负' },
  { code: 'discipline', name: '纪律', note: '纪律教育、警示教育、廉洁文化' },
  { code: 'serve_people', name: '为民办实事', note: '为群众和客户解决急难愁盼' },
  { code: 'ideological_activity', name: '思政活动', note: '思想政治工作、谈心谈话、形势教育' },
  { code: 'organising_power', name: '组织力', note: '组织设置、组织生活、支部标准化规范化' },
  { code: 'institution', name: '制度', note: '制度机制的建立与执行' },
  { code: 'team_building', name: '队伍', note: '党员发展、教育管理、干部人才队伍' },
  { code: 'model_branch', name: '争先创优支部', note: '先进支部、示范支部的经验' },
  { code: 'model_member', name: '优秀党员', note: '优秀共产党员的事迹' },
  { code: 'model_party_worker', name: '优秀党务工作者', note: '优秀党务工作者的事迹' },
  { code: 'model_youth', name: '优秀团青', note: '优秀团员青年、青年突击队、青年文明号' },
  { code: 'mass_united_front', name: '群团统战', note: '党建带工建、妇建、统一战线工作' },
  { code: 'other', name: '其他', note: '不属于以上各类的做法' },
];
