import { orgsApi, type Permission } from '@xianfeng/shared-types';
import { Alert, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useApi } from '../api';
import { useMe } from '../session';
import { dependsOnAbove, placeOf } from './place-of';
import { ScopeOverride, useScope } from './scope';

/** Opens a page where what it needs may be done, and says so when that is not the organisation in the header. */
export function PageScope({ needs, children }: { needs: readonly Permission[]; children: ReactNode }) {
  const { roles } = useMe();
  const chosen = useScope();
  const asks = dependsOnAbove(needs, chosen, roles);
  const detail = useApi(orgsApi.detail, { params: { id: chosen.orgId } }, { enabled: asks });
  if (asks && detail.isPending) return <Skeleton active style={{ padding: 24 }} paragraph={{ rows: 10 }} />;
  const place = placeOf(needs, chosen, (detail.data?.ancestors ?? []).map(({ id }) => id), roles);
  if (place.orgId === chosen.orgId) return <>{children}</>;
  return (
    <ScopeOverride place={place}>
      <Alert banner type="info" title={`您在${chosen.orgName}没有这项权限，本页显示您有权限的${place.orgName}。`} />
      {children}
    </ScopeOverride>
  );
}
