import type { NotifyTopic, TemplateKind } from '@xianfeng/shared-types';

/** A message of each topic as members read it. */
export const MESSAGE_SAMPLES: Record<NotifyTopic, { title: string; body: string; template: TemplateKind | null }> = {
  'case.todo': { title: '案例待办', body: '《党员先锋岗破解网点排队难题》等待支部初审。', template: 'todo' },
  'case.result': { title: '案例审核结果', body: '《党员先锋岗破解网点排队难题》已通过党委评审。', template: 'case' },
  'case.notice': { title: '案例公示', body: '《党员先锋岗破解网点排队难题》公示至 2026-11-27，如有异议请在公示期内提出。', template: null },
  'adoption.todo': { title: '借鉴待办', body: '借鉴《党员先锋岗破解网点排队难题》的成效请于 2026-12-20 前填报。', template: 'todo' },
  'adoption.result': { title: '借鉴成效', body: '城东网点党支部借鉴贵支部案例的成效已确认。', template: null },
  'appeal.todo': { title: '积分申诉待办', body: '有 1 条积分申诉请于 2026-11-27 前答复。', template: 'todo' },
  'appeal.result': { title: '积分申诉答复', body: '您对“主题党日”积分的申诉已答复：申诉成立。', template: 'todo' },
  'ranking.month': { title: '月度排名通报', body: '2026 年 10 月通报已发布，本支部位列同类第 3 名。', template: 'ranking' },
  'org.term': { title: '换届提醒', body: '城东网点党支部任期将于 2027-03-01 届满，请及时准备换届选举工作。', template: 'todo' },
  digest: { title: '消息汇总', body: '您有 3 条未读消息，请到消息中查看。', template: 'todo' },
};

/** Fields of the templates that the customer picks in the WeChat console, by meaning. */
export const TEMPLATE_FIELDS: Record<TemplateKind, { key: string; meaning: string }[]> = {
  ranking: [
    { key: 'thing1', meaning: '通报名称' }, { key: 'date2', meaning: '发布日期' }, { key: 'thing3', meaning: '组织' }, { key: 'character_string4', meaning: '名次' },
    { key: 'thing5', meaning: '说明' },
  ],
  todo: [{ key: 'thing1', meaning: '待办事项' }, { key: 'thing2', meaning: '来源' }, { key: 'time3', meaning: '截止时间' }, { key: 'thing4', meaning: '说明' }],
  case: [{ key: 'thing1', meaning: '案例名称' }, { key: 'phrase2', meaning: '结果' }, { key: 'thing3', meaning: '意见' }, { key: 'time4', meaning: '时间' }],
};
