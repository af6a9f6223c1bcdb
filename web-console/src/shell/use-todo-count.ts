import { homeApi } from '@xianfeng/shared-types';
import { useApi } from '@/shared/api';

const EVERY_MS = 120_000;

/** How many things wait for me, as the phone counts them too. */
export function useTodoCount(): number {
  const { data } = useApi(homeApi.show, {}, { every: EVERY_MS });
  return data?.todos.reduce((sum, { count }) => sum + count, 0) ?? 0;
}
