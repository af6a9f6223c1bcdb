/** Which of a member's scarce WeChat consents a topic may use up. */
export type NotifyPriority = 'high' | 'normal' | 'low';

/** What messages are about; members may mute all but the high ones, the inbox always has them. */
export const NOTIFY_TOPICS = {
  'case.todo': { label: '案例待办', priority: 'high' },
  'case.result': { label: '案例审核结果', priority: 'normal' },
  'case.notice': { label: '案例公示', priority: 'low' },
  'adoption.todo': { label: '借鉴待办', priority: 'normal' },
  'adoption.result': { label: '借鉴成效', priority: 'low' },
  'appeal.todo': { label: '积分申诉待办', priority: 'high' },
  'appeal.result': { label: '积分申诉答复', priority: 'high' },
  'ranking.month': { label: '月度排名通报', priority: 'normal' },
  'org.term': { label: '换届提醒', priority: 'high' },
  'dues.month': { label: '本月党费提醒', priority: 'normal' },
  'dues.result': { label: '党费交纳与退款结果', priority: 'normal' },
  'dues.todo': { label: '党费待办', priority: 'high' },
  digest: { label: '消息汇总', priority: 'normal' },
} as const satisfies Record<string, { label: string; priority: NotifyPriority }>;
export type NotifyTopic = keyof typeof NOTIFY_TOPICS;
export const NOTIFY_TOPIC_CODES = Object.keys(NOTIFY_TOPICS) as NotifyTopic[];
