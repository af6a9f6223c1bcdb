import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { environment, environmentNow } from '../session';
import type { ShareCard } from '../platform';

/**
 * Answers the ··· menu of the sandbox's phone with this page's card. WeChat itself only hears `useShareAppMessage`
 * written in the page component (with `enableShareAppMessage: true` in its config), so pages do both:
 * `useShareAppMessage(() => card()); useSandboxShare(card);`
 */
export function useSandboxShare(card: () => ShareCard): void {
  const latest = useRef(card);
  latest.current = card;
  const end = useRef<() => void>(() => undefined);
  const listen = () => {
    end.current();
    end.current = environmentNow()?.platform.onShareRequest(() => latest.current()) ?? (() => undefined);
  };
  useDidShow(listen);
  useDidHide(() => end.current());
  useEffect(() => {
    // An environment that is still unknown cannot be asked to share yet.
    environment().then(listen, () => undefined);
    return () => end.current();
  }, []);
}
