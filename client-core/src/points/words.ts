import { APPEAL_STATUS_LABELS, type AppealStatus, type IsoDate, type PointAppeal, type PointEntry } from '@xianfeng/shared-types';
import { dateText, dateTimeText, monthText } from '../date-time';
import type { StepWords, Tone } from '../tone';

export const APPEAL_TONES: Record<AppealStatus, Tone> = { open: 'gold', upheld: 'green', dismissed: 'grey', withdrawn: 'grey' };

/** What became of an entry, in words; null when it simply stands. */
export function entryState({ reversedById, reversesId, appeal }: Pick<PointEntry, 'reversedById' | 'reversesId' | 'appeal'>): { text: string; tone: Tone } | null {
  if (appeal) return { text: appeal.status === 'open' ? '申诉处理中' : APPEAL_STATUS_LABELS[appeal.status], tone: APPEAL_TONES[appeal.status] };
  if (reversedById) return { text: '已冲销，不计入', tone: 'grey' };
  if (reversesId) return { text: '冲销记录', tone: 'grey' };
  return null;
}

/** `10月12日`, with the month that the points count for where that is another one. */
export function occurredText({ occurredOn, month }: Pick<PointEntry, 'occurredOn' | 'month'>): string {
  return occurredOn.startsWith(month) ? dateText(occurredOn) : `${dateText(occurredOn)}，计入${monthText(month)}`;
}

/** Points as typed, in hundredths; null when they are no number with at most two decimals. */
export function centiOf(text: string): number | null {
  const trimmed = text.trim();
  return /^-?\d{1,5}(\.\d{1,2})?$/.test(trimmed) ? Math.round(Number(trimmed) * 100) : null;
}

export function dueText({ dueOn, overdue }: { dueOn: IsoDate; overdue: boolean }): { text: string; tone: Tone } {
  return overdue ? { text: `已超过答复期限（${dateText(dueOn)}）`, tone: 'red' } : { text: `${dateText(dueOn)}前答复`, tone: 'gold' };
}

export function appealSteps({ history }: Pick<PointAppeal, 'history'>): StepWords[] {
  return history.map(({ at, by, from, to, reason }) => ({
    key: at + to,
    title: from === null ? '提出申诉' : APPEAL_STATUS_LABELS[to],
    time: dateTimeText(at) + (by ? ` · ${by}` : ''),
    note: reason,
    tone: APPEAL_TONES[to],
  }));
}
