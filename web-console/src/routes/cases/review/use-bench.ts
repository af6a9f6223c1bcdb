import { caseReviewsApi } from '@xianfeng/shared-types';
import { usePages, type Pages } from '@/shared/api';
import type { BenchItem, BenchQueue } from './bench';

/** More than anybody judges in a sitting. */
const LIMIT = 50;

/** The queue in the server's order. */
export function useBench(queue: BenchQueue): Pages<BenchItem> {
  const own = queue === 'mine';
  const mine = usePages(caseReviewsApi.mine, { query: { state: 'assigned', limit: LIMIT } }, { enabled: own });
  const desk = usePages(caseReviewsApi.desk, { query: { desk: own ? 'branch' : queue, limit: LIMIT } }, { enabled: !own });
  return own ? mine : desk;
}
