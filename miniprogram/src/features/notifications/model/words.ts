import type { DeliveryChannel, DeliveryStatus, DeliverySummary, NotificationPreferences } from '@xianfeng/shared-types';
import type { Tone } from '@/shared/ui';

export const CHANNEL_LABELS: Record<DeliveryChannel, string> = { wechat: '微信', sms: '短信' };

export const DELIVERY_LABELS: Record<DeliveryStatus, string> = {
  waiting: '待发送', sending: '发送中', sent: '已送达', refused: '未订阅', failed: '失败', unknown: '结果未知', muted: '已关闭提醒', digest: '待汇总', digested: '已汇总',
};

export const DELIVERY_TONES: Record<DeliveryStatus, Tone> = {
  waiting: 'gold', sending: 'gold', sent: 'green', refused: 'grey', failed: 'red', unknown: 'gold', muted: 'grey', digest: 'blue', digested: 'blue',
};

/** What can be sent once more, in the order in which an officer looks. */
export const UNDELIVERED = ['failed', 'unknown', 'refused'] as const satisfies readonly DeliveryStatus[];
export type UndeliveredStatus = (typeof UNDELIVERED)[number];

/** What sending again means for each of them. */
export const REDRIVE_HINTS: Record<UndeliveredStatus, string> = {
  failed: '原因消除后重新发送。站内信不受影响，成员都能看到。',
  unknown: '发送时中断，成员可能已经收到；重发可能让同一个人收到两次。',
  refused: '成员没有订阅、没有绑定微信或已用完订阅次数；请先提醒其在“我的 → 消息设置”中订阅，再重新发送。',
};

/** Deliveries of a status over all channels. */
export function countOf({ byStatus }: Pick<DeliverySummary, 'byStatus'>, status: DeliveryStatus): number {
  return byStatus.reduce((sum, line) => (line.status === status ? sum + line.count : sum), 0);
}

/** When nothing is sent, in words. */
export function quietText({ quiet, monthlyCap }: Pick<NotificationPreferences, 'quiet' | 'monthlyCap'>): string {
  const { fromHour, toHour } = quiet;
  const until = toHour < fromHour ? `次日 ${toHour} 点` : `${toHour} 点`;
  return `每天 ${fromHour} 点到${until}不打扰，期间的消息留到之后发送。每月最多发 ${monthlyCap} 条微信或短信，其余合并成一条汇总。`;
}
