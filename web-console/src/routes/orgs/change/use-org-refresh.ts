import { membersApi, orgsApi } from '@xianfeng/shared-types';
import { useRefresh } from '@/shared/api';

/** Everything on the screen that a change of the tree makes stale. */
export function useOrgRefresh(): () => Promise<void> {
  const refresh = useRefresh();
  return () => refresh(orgsApi.children, orgsApi.search, orgsApi.detail, orgsApi.history, membersApi.postHolders, membersApi.list);
}
