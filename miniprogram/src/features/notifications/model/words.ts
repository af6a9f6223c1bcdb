import type { DeliveryChannel, DeliveryStatus, DeliverySummary, NotificationPreferences } from '@xianfeng/shared-types';
import type { Tone } from '@/shared/ui';

export const CHANNEL_LABELS: Record<DeliveryChannel, string> = { wechat: '微信', sms: '短信' };

export const DELIVERY_LABELS: Record<DeliveryStatus, string> = {
  waiting: '待发送', sending: '发送中', sent: '已送达', refused: '未订阅', failed: '失败', unknown: '结果未知', muted: '已关闭提醒', digest: '待汇总', digested: '已汇总',
};

export const DELIVERY_TONES: Record<DeliveryStatus, Tone> = {
  waiting: 'gold', sending: 'gold', sent: 'green', refused: 'grey', failed: 'red', unknown: 'gold', muted: 'grey', digest: 'blue', digested: 'blue',
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
