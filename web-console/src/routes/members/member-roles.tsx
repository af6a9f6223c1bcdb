import { ROLE_LABELS, rolesApi, type Id, type RoleAssignment } from '@xianfeng/shared-types';
import { usePages } from '@/shared/api';
import { dateText } from '@/shared/format';
import { PagedTable } from '@/shared/ui';

const STATES = { future: '未生效', active: '有效', ended: '已收回' };

/** What the member holds and held in the system. */
export function MemberRoles({ memberId }: { memberId: Id }) {
  const pages = usePages(rolesApi.listByMember, { params: { id: memberId }, query: { includeEnded: true, limit: 50 } });
  return (
    <PagedTable<RoleAssignment>
      pages={pages}
      empty="没有授予角色；每名党员都可以撰写案例、查看本人积分和全集团已发布的内容"
      rowKey="id"
      columns={[
        { title: '角色', key: 'role', width: 120, render: (_, { role }) => ROLE_LABELS[role] },
        { title: '组织', dataIndex: 'orgName', ellipsis: true },
        { title: '范围', key: 'reach', width: 140, render: (_, { reach }) => (reach === 'self' ? '仅本组织' : '本组织及下级') },
        { title: '起', key: 'from', width: 150, render: (_, { fromDate }) => dateText(fromDate) },
        { title: '止', key: 'to', width: 150, render: (_, { toDate }) => (toDate ? dateText(toDate) : '长期') },
        { title: '状态', key: 'state', width: 90, render: (_, { state }) => STATES[state] },
        { title: '授权人', key: 'by', width: 100, render: (_, { grantedByName }) => grantedByName ?? '系统' },
      ]}
    />
  );
}
