import { authApi, type Me, type Permission } from '@xianfeng/shared-types';
import { useEffect } from 'react';
import { call } from '../request';
import { useStore } from '../store';
import { meStore } from './me-store';

/** Keeps who I am for all pages. */
export const rememberMe = (me: Me): void => meStore.set(me);

let loading: Promise<Me> | null = null;

/** Asks the server who I am; concurrent callers share one request. */
export function reloadMe(): Promise<Me> {
  loading ??= call(authApi.me)
    .then((me) => {
      rememberMe(me);
      return me;
    })
    .finally(() => {
      loading = null;
    });
  return loading;
}

/** Who I am; null while not known. Pages show what depends on it when it comes. */
export function useMe(): Me | null {
  const me = useStore(meStore);
  useEffect(() => {
    // The page's own request reports the same failure with a way to retry.
    if (!me) reloadMe().catch(() => undefined);
  }, [me]);
  return me;
}

/** Whether to show an entry; the server decides on every request anyway. */
export function useMay(permission: Permission): boolean {
  return useMe()?.permissions.includes(permission) ?? false;
}
