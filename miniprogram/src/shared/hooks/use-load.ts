import { useCallback, useEffect, useRef, useState, type DependencyList } from 'react';
import { NetworkError, ProblemError, SignInRequiredError } from '../request';

export type LoadProblem = 'offline' | 'denied' | 'missing' | 'signed-out' | 'error';

/** What a page knows of the data it asked for; `<Page state={…}>` shows the rest. */
export interface LoadState<T> {
  /** Kept while it is asked for again, so that a refresh never blanks the page. */
  data: T | null;
  loading: boolean;
  /** Set only while there is no data to show. */
  problem: LoadProblem | null;
  error: unknown;
  /** Asks again; resolves when done, never rejects. */
  reload(): Promise<void>;
  /** Replaces the data after a change whose result is known. */
  setData(next: T): void;
}

export function problemOf(error: unknown): LoadProblem {
  if (error instanceof NetworkError) return 'offline';
  if (error instanceof SignInRequiredError) return 'signed-out';
  if (error instanceof ProblemError && error.status === 403) return 'denied';
  if (error instanceof ProblemError && error.status === 404) return 'missing';
  return 'error';
}

interface Snapshot<T> {
  data: T | null;
  loading: boolean;
  error: unknown;
}

/**
 * Loads data when the page opens and whenever `deps` change; an answer that comes after a newer question is dropped.
 * `const state = useLoad(() => call(casesApi.detail, { params: { id } }), [id])`
 */
export function useLoad<T>(load: () => Promise<T>, deps: DependencyList): LoadState<T> {
  const [snapshot, setSnapshot] = useState<Snapshot<T>>({ data: null, loading: true, error: null });
  const latest = useRef(0);
  const current = useRef(load);
  current.current = load;

  const run = useCallback(async (keepData: boolean) => {
    const turn = ++latest.current;
    setSnapshot((before) => ({ data: keepData ? before.data : null, loading: true, error: null }));
    try {
      const data = await current.current();
      if (turn === latest.current) setSnapshot({ data, loading: false, error: null });
    } catch (error) {
      if (turn === latest.current) setSnapshot((before) => ({ data: before.data, loading: false, error }));
    }
  }, []);

  useEffect(() => {
    void run(false);
    const turns = latest;
    return () => {
      turns.current++;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what the question depends on
  }, deps);

  const reload = useCallback(() => run(true), [run]);
  const setData = useCallback((data: T) => setSnapshot({ data, loading: false, error: null }), []);
  const { data, loading, error } = snapshot;
  return { data, loading, error, problem: error && data === null ? problemOf(error) : null, reload, setData };
}
