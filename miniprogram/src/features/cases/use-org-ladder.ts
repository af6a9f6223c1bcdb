import { orgsApi, type Id } from '@xianfeng/shared-types';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';

/** My organisation and those above it, the nearest first; without the top, which is everybody. */
export function useOrgLadder(orgId: Id | undefined): { key: Id; text: string }[] {
  const org = useLoad(async () => (orgId ? call(orgsApi.detail, { params: { id: orgId } }) : null), [orgId]);
  if (!org.data) return [];
  const { id, name, ancestors } = org.data;
  return [{ key: id, text: name }, ...ancestors.slice(1).reverse().map((one) => ({ key: one.id, text: one.name }))];
}
