import type { CaseTodoCounts, Permission, ReviewDesk } from '@xianfeng/shared-types';

/** A queue on the page of what I have to do. */
export interface ReviewQueue {
  key: ReviewDesk | 'mine';
  text: string;
  count: number;
}

/** The queues that concern me; those with work first keep the order of the workflow. */
export function queuesOf(counts: CaseTodoCounts, permissions: readonly Permission[]): ReviewQueue[] {
  const may = (permission: Permission) => permissions.includes(permission);
  const queues: (ReviewQueue & { shown: boolean })[] = [
    { key: 'mine', text: '我的评审', count: counts.myReviews, shown: may('case:review') || counts.myReviews > 0 },
    { key: 'branch', text: '支部初审', count: counts.branchReview, shown: may('case:branch-review') },
    { key: 'safety', text: '内容核查', count: counts.safety, shown: may('case:publish') },
    { key: 'committee', text: '党委评审', count: counts.committee, shown: may('case:publish') },
    { key: 'notice', text: '公示发布', count: counts.notice, shown: may('case:publish') },
    { key: 'objections', text: '异议', count: counts.objections, shown: may('case:publish') },
  ];
  return queues.filter(({ shown }) => shown).map(({ key, text, count }) => ({ key, text, count }));
}

/** The queue to open with: the first that has work. */
export const firstQueue = (queues: readonly ReviewQueue[]): ReviewQueue['key'] | null => (queues.find(({ count }) => count > 0) ?? queues[0])?.key ?? null;
