import { consoleHomeApi } from '@xianfeng/shared-types';
import { useApi } from '@/shared/api';

const EVERY_MS = 120_000;

/** How many things wait for me. */
export function useTodoCount(): number {
  return useApi(consoleHomeApi.show, {}, { every: EVERY_MS }).data?.todoCount ?? 0;
}
