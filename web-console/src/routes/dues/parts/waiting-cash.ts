import { duesPaymentsApi, type CashLine, type Id } from '@xianfeng/shared-types';
import { useApi } from '@/shared/api';
import { useCan } from '@/shared/session';

const MOST = 100;

/** Cash of a branch that waits for its second person; nothing for who may not read it. */
export function useWaitingCash(orgId: Id | undefined): readonly CashLine[] {
  const can = useCan();
  return useApi(duesPaymentsApi.cash, { query: { orgId, status: 'registered', limit: MOST } }, { enabled: orgId !== undefined && can('dues:confirm-cash') }).data?.items ?? [];
}
