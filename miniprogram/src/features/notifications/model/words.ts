import type { NotificationPreferences } from '@xianfeng/shared-types';

/** When nothing is sent, in words. */
export function quietText({ quiet, monthlyCap }: Pick<NotificationPreferences, 'quiet' | 'monthlyCap'>): string {
  const { fromHour, toHour } = quiet;
  const until = toHour < fromHour ? `次日 ${toHour} 点` : `${toHour} 点`;
  return `每天 ${fromHour} 点到${until}不打扰，期间的消息留到之后发送。每月最多发 ${monthlyCap} 条微信或短信，其余合并成一条汇总。`;
}
