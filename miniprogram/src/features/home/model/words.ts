import type { HomeTodo, IsoDate, TodoKind } from '@xianfeng/shared-types';
import { dateText } from '@/shared/format';
import type { IconName, Tone } from '@/shared/ui';

const CHINA_OFFSET_HOURS = 8;

/** 早上好 and so on, by the hour in China. */
export function greetingAt(now: number): string {
  const hour = (new Date(now).getUTCHours() + CHINA_OFFSET_HOURS) % 24;
  if (hour < 5) return '夜深了';
  if (hour < 11) return '早上好';
  if (hour < 13) return '中午好';
  if (hour < 18) return '下午好';
  return '晚上好';
}

export const TODO_ICONS: Record<TodoKind, IconName> = {
  case_returned: 'edit', case_branch_review: 'doc', case_review: 'star', case_desk: 'doc', adoption: 'refresh', adoption_confirm: 'refresh', appeal: 'alert', bulletin: 'flag', dues: 'yuan', dues_desk: 'yuan',
};

/** When it is due, as a state; null when it has no day. */
export function dueOf({ dueOn }: Pick<HomeTodo, 'dueOn'>, today: IsoDate): { text: string; tone: Tone } | null {
  if (!dueOn) return null;
  if (dueOn < today) return { text: '已逾期', tone: 'red' };
  if (dueOn === today) return { text: '今天截止', tone: 'red' };
  return { text: `${dateText(dueOn).slice(5)}前`, tone: 'gold' };
}
