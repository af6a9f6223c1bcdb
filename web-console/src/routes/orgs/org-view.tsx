import { ORG_CLASS_LABELS, ORG_KIND_LABELS, type OrgDetail } from '@xianfeng/shared-types';
import { Alert, Flex, Tabs, Tag, Typography } from 'antd';
import { useCan } from '@/shared/session';
import { dateText } from '@/shared/format';
import { OrgActions } from './org-actions';
import { OrgFacts } from './org-facts';
import { OrgHistory } from './org-history';
import { OrgPosts } from './org-posts';
import { OrgRoles } from './org-roles';

/** One organisation: what it is, who leads it, who may do what, and how it came to be. */
export function OrgView({ org }: { org: OrgDetail }) {
  const can = useCan();
  const tabs = [
    { key: 'facts', label: '基本信息', children: <OrgFacts org={org} /> },
    { key: 'posts', label: '班子与任期', children: <OrgPosts orgId={org.id} /> },
    ...(can('role:read') ? [{ key: 'roles', label: '授权', children: <OrgRoles orgId={org.id} /> }] : []),
    { key: 'history', label: '历史沿革', children: <OrgHistory orgId={org.id} /> },
  ];
  return (
    <>
      <Flex justify="space-between" align="flex-start" gap={16} wrap>
        <div>
          <Typography.Text type="secondary">{org.ancestors.map(({ name }) => name).join(' › ') || '本集团最高一级组织'}</Typography.Text>
          <Flex align="center" gap={8} wrap style={{ marginTop: 4 }}>
            <h2 className="org-view-name">{org.name}</h2>
            <Tag>{ORG_KIND_LABELS[org.kind]}</Tag>
            <Tag>{ORG_CLASS_LABELS[org.orgClass]}</Tag>
            {org.status === 'closed' && <Tag color="default">已撤销</Tag>}
          </Flex>
        </div>
        <OrgActions org={org} />
      </Flex>
      {org.mergedInto && <Alert type="info" showIcon style={{ marginTop: 12 }} title={`${dateText(org.closedOn!)}并入${org.mergedInto.name}。`} />}
      {org.warnings.map(({ code, message, basis }) => (
        <Alert key={code} type="warning" showIcon style={{ marginTop: 12 }} title={message} description={basis} />
      ))}
      <Tabs items={tabs} destroyOnHidden style={{ marginTop: 8 }} />
    </>
  );
}
