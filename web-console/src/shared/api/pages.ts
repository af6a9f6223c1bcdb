import type { CallInput } from '@xianfeng/client-core';
import type { Endpoint, Page, ReplyOf } from '@xianfeng/shared-types';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi, type ApiOptions } from './query';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is inferred from the argument
type AnyEndpoint = Endpoint<any>;
type ItemOf<E> = ReplyOf<E> extends Page<infer T> ? T : never;

/** A list of the server, one page of it on the screen; `R` where the reply says more than its lines. */
export interface Pages<T, R extends Page<T> = Page<T>> {
  query: UseQueryResult<R>;
  items: T[];
  /** From 1. */
  page: number;
  /** Null on the last page. */
  next: (() => void) | null;
  /** Null on the first page. */
  previous: (() => void) | null;
}

/** Walks a list page by page; a changed question starts at its first page again. */
export function usePages<E extends AnyEndpoint>(endpoint: E, input: CallInput<E>, options: ApiOptions = {}): Pages<ItemOf<E>, Extract<ReplyOf<E>, Page<ItemOf<E>>>> {
  const question = JSON.stringify(input);
  const [trail, setTrail] = useState<{ question: string; cursors: string[] }>({ question, cursors: [] });
  const cursors = trail.question === question ? trail.cursors : [];
  const cursor = cursors.at(-1);
  const asked = cursor ? { ...input, query: { ...(input as { query?: object }).query, cursor } } : input;
  const query = useApi(endpoint, asked, { keep: true, ...options }) as UseQueryResult<Extract<ReplyOf<E>, Page<ItemOf<E>>>>;
  const after = query.isPlaceholderData ? null : query.data?.next;
  return {
    query,
    items: query.data?.items ?? [],
    page: cursors.length + 1,
    next: after ? () => setTrail({ question, cursors: [...cursors, after] }) : null,
    previous: cursors.length > 0 ? () => setTrail({ question, cursors: cursors.slice(0, -1) }) : null,
  };
}
