import type { MemberListQuery } from '@xianfeng/shared-types';
import { useSearchParams } from 'react-router';
import { useScope } from '@/shared/org';

const KEYS = ['q', 'status', 'kind', 'category'] as const;
type Key = (typeof KEYS)[number];

/** What the table shows, kept in the address, so that it survives a reload and can be sent to a colleague. */
export function useMemberFilter(): { query: MemberListQuery; orgId: string; set: (change: Partial<Record<Key | 'org', string | null>>) => void } {
  const [params, setParams] = useSearchParams();
  const scope = useScope();
  const orgId = params.get('org') ?? scope.orgId;
  const chosen = Object.fromEntries(KEYS.flatMap((key) => (params.get(key) ? [[key, params.get(key)]] : []))) as Partial<Record<Key, never>>;
  return {
    orgId,
    query: { status: 'active', ...chosen, orgId, reach: 'subtree' },
    set(change) {
      setParams(
        (before) => {
          for (const [key, value] of Object.entries(change)) {
            if (value) before.set(key, value);
            else before.delete(key);
          }
          return before;
        },
        { replace: true },
      );
    },
  };
}
