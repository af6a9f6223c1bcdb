import { useEffect, useState } from 'react';
import type { LoadState } from '@/shared/hooks';

/** Pauses between questions: WeChat mostly knows at once, and else takes its time. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** While `waiting` asks again by itself, ever more slowly, and then leaves it to the reader. True while it still asks. */
export function useAskAgain({ loading, reload }: Pick<LoadState<unknown>, 'loading' | 'reload'>, waiting: boolean): boolean {
  const [asked, setAsked] = useState(0);
  const asking = waiting && asked < PAUSES_MS.length;
  useEffect(() => {
    if (!asking || loading) return undefined;
    const timer = setTimeout(() => {
      setAsked((times) => times + 1);
      void reload();
    }, PAUSES_MS[asked]);
    return () => clearTimeout(timer);
  }, [asking, loading, asked, reload]);
  return asking;
}
