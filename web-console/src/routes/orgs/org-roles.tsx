import { ROLE_LABELS, rolesApi, type Id, type RoleAssignment } from '@xianfeng/shared-types';
import { usePages } from '@/shared/api';
import { dateText } from '@/shared/format';
import { PagedTable } from '@/shared/ui';

/** Who holds which role at this organisation. */
export function OrgRoles({ orgId }: { orgId: Id }) {
  const pages = usePages(rolesApi.listByOrg, { params: { id: orgId }, query: { limit: 50 } });
  return (
    <PagedTable<RoleAssignment>
      pages={pages}
      empty="没有在这个组织上的授权"
      rowKey="id"
      columns={[
        { title: '姓名', dataIndex: 'memberName' },
        { title: '角色', key: 'role', render: (_, { role }) => ROLE_LABELS[role] },
        { title: '范围', key: 'reach', render: (_, { reach }) => (reach === 'self' ? '仅本组织' : '本组织及下级') },
        { title: '起止', key: 'dates', render: (_, { fromDate, toDate }) => `${dateText(fromDate)} 起${toDate ? `，至${dateText(toDate)}` : ''}` },
        { title: '授权人', key: 'by', render: (_, { grantedByName }) => grantedByName ?? '系统' },
      ]}
    />
  );
}
