import type { DeliveryStatus, DeliverySummary } from '@xianfeng/shared-types';
import type { Tone } from '../tone';

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
  refused: '成员没有绑定微信、没有订阅或订阅次数已用完；先请本人登录小程序，在“消息 → 提醒设置”中订阅，再重新发送。',
};

/** Deliveries of a status over all channels. */
export function countOf({ byStatus }: Pick<DeliverySummary, 'byStatus'>, status: DeliveryStatus): number {
  return byStatus.reduce((sum, line) => (line.status === status ? sum + line.count : sum), 0);
}
