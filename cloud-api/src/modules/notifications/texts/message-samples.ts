import type { NotifyTopic } from '@xianfeng/shared-types';
import type { NotifyTemplate } from '../../../platform/notify';

/** A message of each topic as members read it, with its WeChat card where the topic has one. */
export const MESSAGE_SAMPLES: Record<NotifyTopic, { title: string; body: string; template: NotifyTemplate | null }> = {
  'case.todo': {
    title: '支部初审案例', body: '《党员先锋岗破解网点排队难题》（城东网点党支部）等待办理。',
    template: { kind: 'todo', task: '支部初审案例', from: '城东网点党支部', due: '2026-11-27', note: '党员先锋岗破解网点排队难题' },
  },
  'case.result': {
    title: '《党员先锋岗破解网点排队难题》已发布', body: '您的案例《党员先锋岗破解网点排队难题》已发布。',
    template: { kind: 'case', title: '党员先锋岗破解网点排队难题', result: '已发布', opinion: '无', at: '2026-11-20T02:00:00.000Z' },
  },
  'case.notice': { title: '您提出的异议已答复', body: '经核实，案例所述数据与网点台账一致。', template: null },
  'adoption.todo': {
    title: '填报借鉴成效', body: '借鉴《党员先锋岗破解网点排队难题》的成效请于 2026-12-20 前填报。',
    template: { kind: 'todo', task: '填报借鉴成效', from: '城东网点党支部', due: '2026-12-20', note: '党员先锋岗破解网点排队难题' },
  },
  'adoption.result': {
    title: '《党员先锋岗破解网点排队难题》城东网点党支部借鉴见成效', body: '城东网点党支部借鉴《党员先锋岗破解网点排队难题》的成效已确认。',
    template: { kind: 'case', title: '党员先锋岗破解网点排队难题', result: '成效已确认', opinion: '城东网点党支部', at: '2026-11-20T02:00:00.000Z' },
  },
  'appeal.todo': {
    title: '答复积分申诉', body: '有 1 条积分申诉请于 2026-11-27 前答复。',
    template: { kind: 'todo', task: '答复积分申诉', from: '党员申诉', due: '2026-11-27', note: '主题党日' },
  },
  'appeal.result': { title: '您的积分申诉成立，已更正', body: '经核实，您当日参加了主题党日，积分已补记。', template: null },
  'ranking.month': {
    title: '2026年10月党建工作排名通报', body: '城东网点党支部2026年10月在 36 个同类单位中列第 3 位，人均 4.5 分，共 90 分。',
    template: { kind: 'ranking', name: '2026年10月党建工作排名通报', publishedOn: '2026-11-05', org: '城东网点党支部', rank: '3/36', note: '人均 4.5 分' },
  },
  'org.term': {
    title: '换届提醒', body: '城东网点党支部任期将于 2027-03-01 届满，请及时准备换届选举工作。',
    template: { kind: 'todo', task: '换届提醒', from: '城东网点党支部', due: '2027-03-01', note: '请提前准备换届' },
  },
  'dues.month': {
    title: '本月党费提醒', body: '11 月党费 75.00 元待交，另有 2 个月未交，请于 11 月 25 日前交纳。',
    template: { kind: 'todo', task: '交纳党费', from: '所在党支部', due: '2026-11-25', note: '3 个月待交' },
  },
  'dues.result': { title: '党费已交纳', body: '已收到您2026年11月党费 75.00 元，电子党费证已生成。', template: null },
  'dues.todo': {
    title: '复核党费退款', body: '有 1 笔退款申请等待复核。',
    template: { kind: 'todo', task: '复核党费退款', from: '党支部申请', due: '2026-11-20', note: '75.00 元' },
  },
  digest: {
    title: '您有 3 条消息待查看', body: '上周的消息已汇总在消息中心，点开即可查看。',
    template: { kind: 'todo', task: '查看 3 条消息', from: '消息中心', due: '2026年11月29日 18:00', note: '上周消息汇总' },
  },
};

/** Fields of the templates that the customer picks in the WeChat console, by meaning. */
export const TEMPLATE_FIELDS: Record<NotifyTemplate['kind'], { key: string; meaning: string }[]> = {
  ranking: [
    { key: 'thing1', meaning: '通报名称' }, { key: 'date2', meaning: '发布日期' }, { key: 'thing3', meaning: '组织' }, { key: 'character_string4', meaning: '名次' },
    { key: 'thing5', meaning: '说明' },
  ],
  todo: [{ key: 'thing1', meaning: '待办事项' }, { key: 'thing2', meaning: '来源' }, { key: 'time3', meaning: '截止时间' }, { key: 'thing4', meaning: '说明' }],
  case: [{ key: 'thing1', meaning: '案例名称' }, { key: 'phrase2', meaning: '结果' }, { key: 'thing3', meaning: '意见' }, { key: 'time4', meaning: '时间' }],
};
