import type { Page } from '@xianfeng/shared-types';
import { useReachBottom } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState, type DependencyList } from 'react';
import { problemOf, type LoadState } from './use-load';

export interface Infinite<T> extends LoadState<T[]> {
  /** For `<ListEnd>`: what stands below the last row. */
  more: 'idle' | 'loading' | 'failed' | 'end';
  loadMore(): Promise<void>;
}

interface Rows<T> {
  items: T[] | null;
  next: string | null;
  loading: boolean;
  error: unknown;
}

const keep = <R>(rows: R): R => rows;
const EMPTY = { items: null, next: null, loading: true, error: null };

/**
 * A list that grows at the bottom of the page, page by page of the server's cursor.
 * `useInfinite((cursor) => call(casesApi.list, { query: { ...filter, cursor } }), [filter])`; use it in a page component.
 */
export function useInfinite<T>(loadPage: (cursor?: string) => Promise<Page<T>>, deps: DependencyList): Infinite<T> {
  const [rows, setRows] = useState<Rows<T>>(EMPTY);
  const latest = useRef(0);
  const busy = useRef(false);
  const load = useRef(loadPage);
  load.current = loadPage;

  const fetchPage = useCallback(async (cursor: string | null, start: (before: Rows<T>) => Rows<T>) => {
    const turn = ++latest.current;
    busy.current = true;
    setRows((before) => ({ ...start(before), loading: true, error: null }));
    try {
      const page = await load.current(cursor ?? undefined);
      if (turn === latest.current) {
        setRows((before) => ({ items: cursor ? [...(before.items ?? []), ...page.items] : page.items, next: page.next, loading: false, error: null }));
      }
    } catch (error) {
      if (turn === latest.current) setRows((before) => ({ ...before, loading: false, error }));
    } finally {
      if (turn === latest.current) busy.current = false;
    }
  }, []);

  useEffect(() => {
    void fetchPage(null, () => EMPTY);
    const turns = latest;
    return () => {
      turns.current++;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what the list depends on
  }, deps);

  const reload = useCallback(() => fetchPage(null, keep), [fetchPage]);
  const loadMore = async () => {
    if (!busy.current && rows.items && rows.next) await fetchPage(rows.next, keep);
  };
  useReachBottom(() => void loadMore());

  const { items, next, loading, error } = rows;
  const more = loading ? 'loading' : error ? 'failed' : next === null ? 'end' : 'idle';
  const setData = useCallback((data: T[]) => setRows((before) => ({ ...before, items: data })), []);
  return { data: items, loading, error, problem: error && items === null ? problemOf(error) : null, reload, setData, more, loadMore };
}
