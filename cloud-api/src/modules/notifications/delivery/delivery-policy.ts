import { NOTIFY_TOPICS, type DeliveryStatus, type NotifyPriority, type NotifyTopic } from '@xianfeng/shared-types';

export interface Limits {
  /** Hours of day in Asia/Shanghai; equal for no quiet hours. */
  quietFrom: number;
  quietTo: number;
  monthlyCap: number;
  /** Places under the cap that low topics leave free. */
  reserve: number;
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const hourOf = (at: Date): number => new Date(at.getTime() + SHANGHAI_OFFSET_MS).getUTCHours();

function isQuiet(hour: number, { quietFrom, quietTo }: Limits): boolean {
  if (quietFrom === quietTo) return false;
  return quietFrom < quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

/** The earliest instant at or after `at` outside the quiet hours. */
export function afterQuiet(at: Date, limits: Limits): Date {
  if (!isQuiet(hourOf(at), limits)) return at;
  const local = at.getTime() + SHANGHAI_OFFSET_MS;
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  const end = midnight + limits.quietTo * HOUR_MS;
  return new Date((end > local ? end : end + DAY_MS) - SHANGHAI_OFFSET_MS);
}

/** Why a message waits for the end of the quiet hours. */
export const quietReason = ({ quietTo }: Limits): string => `免打扰时段，${quietTo}:00 起发送`;

/** How many messages of the month a topic of this priority may find already used. */
const CAP: Record<NotifyPriority, (limits: Limits) => number> = {
  high: () => Infinity,
  normal: (limits) => limits.monthlyCap,
  low: (limits) => limits.monthlyCap - limits.reserve,
};

/** What becomes of a new delivery: sent when its time comes, kept for the digest, or not wanted by the member. */
export function firstStatus(topic: NotifyTopic, muted: boolean, usedThisMonth: number, limits: Limits): Extract<DeliveryStatus, 'waiting' | 'muted' | 'digest'> {
  const priority: NotifyPriority = NOTIFY_TOPICS[topic].priority;
  if (muted && priority !== 'high') return 'muted';
  // The digest is what makes up for the cap, so the cap does not hold it back.
  if (topic === 'digest') return 'waiting';
  return usedThisMonth < CAP[priority](limits) ? 'waiting' : 'digest';
}
