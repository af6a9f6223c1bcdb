import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import type { LoadState } from './use-load';

/** Asks again when the user comes back to the page; what is on screen stays until the answer is there. */
export function useReloadOnShow({ reload }: Pick<LoadState<unknown>, 'reload'>): void {
  const shown = useRef(false);
  useDidShow(() => {
    if (shown.current) void reload();
    shown.current = true;
  });
}
