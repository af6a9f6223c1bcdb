import { MEMBER_SORTS, type Id, type MemberSort, type MemberTableQuery } from '@xianfeng/shared-types';
import { useAddress } from '@/shared/address';
import { useScope } from '@/shared/org';

const FILTERS = ['q', 'status', 'kind', 'category', 'post', 'phone'] as const;
const NUMBERS = ['ageFrom', 'ageTo'] as const;
export const ROWS = 50;

const KEYS = ['org', ...FILTERS, ...NUMBERS, 'sort', 'order', 'page'] as const;

export type MemberChoice = Partial<Record<(typeof KEYS)[number], string | null>>;

export const isSort = (key: unknown): key is MemberSort => (MEMBER_SORTS as readonly unknown[]).includes(key);

/** What the table shows, kept in the address. Another question begins at its first page. */
export function useMemberFilter(): { query: MemberTableQuery; orgId: Id; set: (change: MemberChoice) => void } {
  const scope = useScope();
  const [chosen, choose] = useAddress(KEYS);
  const orgId = chosen.org || scope.orgId;
  const filters = Object.fromEntries(FILTERS.flatMap((key) => (chosen[key] ? [[key, chosen[key]]] : [])));
  const numbers = Object.fromEntries(NUMBERS.flatMap((key) => (chosen[key] ? [[key, Number(chosen[key])]] : [])));
  return {
    orgId,
    query: {
      status: 'active',
      ...filters,
      ...numbers,
      ...(isSort(chosen.sort) && { sort: chosen.sort, order: chosen.order === 'desc' ? 'desc' : 'asc' }),
      orgId,
      reach: 'subtree',
      page: Number(chosen.page) || 1,
      pageSize: ROWS,
    },
    set: (change) => choose({ page: null, ...change }),
  };
}
