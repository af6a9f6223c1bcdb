import { ORG_CHANGE_LABELS, orgsApi, type Id, type OrgChange } from '@xianfeng/shared-types';
import { Typography } from 'antd';
import { usePages } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { PagedTable } from '@/shared/ui';

/** What happened to the organisation, newest first. */
export function OrgHistory({ orgId }: { orgId: Id }) {
  const pages = usePages(orgsApi.history, { params: { id: orgId }, query: { limit: 20 } });
  return (
    <PagedTable<OrgChange>
      pages={pages}
      empty="还没有变更记录"
      rowKey="id"
      columns={[
        { title: '时间', key: 'at', width: 180, render: (_, { at }) => dateTimeText(at) },
        { title: '事项', key: 'kind', width: 130, render: (_, { kind }) => ORG_CHANGE_LABELS[kind] },
        { title: '变更内容', key: 'changes', render: (_, { changes, reason }) => <Changes changes={changes} reason={reason} /> },
        { title: '经办人', key: 'by', width: 110, render: (_, { byName }) => byName ?? '系统' },
      ]}
    />
  );
}

function Changes({ changes, reason }: Pick<OrgChange, 'changes' | 'reason'>) {
  return (
    <>
      {changes.map(({ label, from, to }) => (
        <div key={label}>
          {label}：{from || '无'} → {to || '无'}
        </div>
      ))}
      {reason && <Typography.Text type="secondary">依据或原因：{reason}</Typography.Text>}
    </>
  );
}
