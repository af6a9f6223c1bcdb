import { BENCH_ROWS, casesApi, caseReviewsApi, type BenchQueue, type Id, type ReviewBenchView } from '@xianfeng/shared-types';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi, usePages, type Known, type Pages } from '@/shared/api';
import type { BenchItem } from './bench';

const MINE = { query: { state: 'assigned' as const, limit: BENCH_ROWS } };
const deskOf = (desk: Exclude<BenchQueue, 'mine'>) => ({ query: { desk, limit: BENCH_ROWS } });

/** Counts, queue and the case on top come in one answer; the parts of the page find theirs there. */
const partsOf = ({ todo, settings, queue, mine, desk, blind, item, board }: ReviewBenchView): Known[] => [
  [caseReviewsApi.todo, {}, todo],
  [casesApi.settings, {}, settings],
  ...(mine ? [[caseReviewsApi.mine, MINE, mine] as const] : []),
  ...(desk && queue && queue !== 'mine' ? [[caseReviewsApi.desk, deskOf(queue), desk] as const] : []),
  ...(blind ? [[caseReviewsApi.blind, { params: { id: blind.id } }, blind] as const] : []),
  ...(item ? [[casesApi.detail, { params: { id: item.id } }, item] as const] : []),
  ...(board ? [[caseReviewsApi.board, { params: { id: board.case.id } }, board] as const] : []),
];

/** The first look at a queue, or at the first one with work; the case of the address where it names one. */
export function useBenchStart(queue: BenchQueue | undefined, id: Id | undefined): UseQueryResult<ReviewBenchView> {
  // Walking through the queue changes the address, not the question.
  const [first] = useState({ queue, id });
  return useApi(caseReviewsApi.bench, { query: { queue, id: first.queue === queue ? first.id : undefined } }, { holds: partsOf, keep: true });
}

/** The queue in the server's order. */
export function useBench(queue: BenchQueue): Pages<BenchItem> {
  const own = queue === 'mine';
  const mine = usePages(caseReviewsApi.mine, MINE, { enabled: own });
  const desk = usePages(caseReviewsApi.desk, deskOf(own ? 'branch' : queue), { enabled: !own });
  return own ? mine : desk;
}
