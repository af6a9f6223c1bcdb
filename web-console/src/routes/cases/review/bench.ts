import { BENCH_QUEUES, type BenchQueue, type DeskItem, type Id, type MyReviewItem } from '@xianfeng/shared-types';

export const isBenchQueue = (key: string): key is BenchQueue => (BENCH_QUEUES as readonly string[]).includes(key);

/** Address of a queue, and of a case in it. */
export const benchPath = (queue: string, id?: Id | null): string => `/cases/review?queue=${queue}${id ? `&id=${id}` : ''}`;

export type BenchItem = DeskItem | MyReviewItem;

export interface Neighbours {
  previous: Id | null;
  next: Id | null;
}

/** What stands before and after a case in its queue. */
export function neighboursOf(items: readonly { id: Id }[], id: Id): Neighbours {
  const at = items.findIndex((item) => item.id === id);
  if (at < 0) return { previous: null, next: items[0]?.id ?? null };
  return { previous: items[at - 1]?.id ?? null, next: items[at + 1]?.id ?? null };
}
