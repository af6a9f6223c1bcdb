import { orgsApi, type Id } from '@xianfeng/shared-types';
import { useApi } from '../api';
import { useScope } from './scope';

/** The name of an organisation; without asking where it is the one in the header. */
export function useOrgName(id: Id): string | null {
  const scope = useScope();
  const org = useApi(orgsApi.detail, { params: { id } }, { enabled: id !== scope.orgId });
  return id === scope.orgId ? scope.orgName : (org.data?.name ?? null);
}
