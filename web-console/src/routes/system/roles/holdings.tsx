import { ROLE_LABELS, roleDeskApi, rolesApi, type RoleHolding } from '@xianfeng/shared-types';
import { Button, Tag, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAction, usePages } from '@/shared/api';
import { dateText } from '@/shared/format';
import { useCan } from '@/shared/session';
import { PagedTable, ReasonDialog } from '@/shared/ui';
import { HoldingsFilter, useHoldingsQuery } from './holdings-filter';
import { holdingState, REACHES } from './role-words';

/** Who holds what in the officer's reach. */
export function Holdings() {
  const pages = usePages(roleDeskApi.holdings, { query: { ...useHoldingsQuery(), limit: 20 } });
  const can = useCan();
  const [ending, setEnding] = useState<RoleHolding | null>(null);
  const columns: TableProps<RoleHolding>['columns'] = [
    { title: '姓名', width: 90, render: (_, { memberId, memberName }) => (can('member:read') ? <Link to={`/members/${memberId}`}>{memberName}</Link> : memberName) },
    { title: '所在组织', dataIndex: 'memberOrgName', ellipsis: true },
    { title: '角色', width: 110, render: (_, { role }) => ROLE_LABELS[role] },
    { title: '授权组织', ellipsis: true, render: (_, { orgName, reach }) => <span title={`${orgName}（${REACHES[reach]}）`}>{orgName} {reach === 'subtree' && <Typography.Text type="secondary">及下级</Typography.Text>}</span> },
    { title: '起', width: 130, render: (_, { fromDate }) => dateText(fromDate) },
    { title: '止', width: 130, render: (_, { toDate }) => (toDate ? dateText(toDate) : '长期') },
    { title: '状态', width: 95, render: (_, holding) => <StateTag holding={holding} /> },
    { title: '授权人', width: 85, render: (_, { grantedByName }) => grantedByName ?? '系统' },
    {
      title: '操作', width: 65,
      render: (_, holding) => holding.allowedActions.includes('end') && <Button type="link" size="small" style={{ padding: 0 }} aria-label={`收回${holding.memberName}的${ROLE_LABELS[holding.role]}`} onClick={() => setEnding(holding)}>收回</Button>,
    },
  ];
  return (
    <>
      <HoldingsFilter />
      <PagedTable<RoleHolding> pages={pages} rowKey="id" columns={columns} scroll={{ x: 1080 }} empty="没有符合条件的授权，可放宽条件，或用“授予角色”新增" />
      <EndDialog holding={ending} onClose={() => setEnding(null)} />
    </>
  );
}

function StateTag({ holding }: { holding: RoleHolding }) {
  const { text, tone } = holdingState(holding);
  const ended = holding.endReason ? `${holding.endedByName ?? '系统'}：${holding.endReason}` : undefined;
  return <Tag color={tone} title={ended}>{text}</Tag>;
}

function EndDialog({ holding, onClose }: { holding: RoleHolding | null; onClose: () => void }) {
  const end = useAction(rolesApi.end, { refresh: [roleDeskApi.holdings, roleDeskApi.matrix, rolesApi.listByOrg, rolesApi.listByMember], done: '已收回', onDone: onClose });
  return (
    <ReasonDialog
      open={holding !== null}
      title={holding ? `收回${holding.memberName}的${ROLE_LABELS[holding.role]}` : ''}
      label="收回原因"
      okText="收回"
      danger
      busy={end.isPending}
      onOk={(reason) => end.mutate({ params: { id: holding!.id }, body: { reason } })}
      onCancel={onClose}
    >
      {holding && (
        <Typography.Paragraph>
          收回后立即失去在{holding.orgName}
          {holding.reach === 'subtree' && '及其下级组织'}的{ROLE_LABELS[holding.role]}权限，已打开的页面也不能再办理。原因写入审计日志。
        </Typography.Paragraph>
      )}
    </ReasonDialog>
  );
}
