import { auditApi, type AuditItem } from '@xianfeng/shared-types';
import { Button, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { useAddress } from '@/shared/address';
import { usePages } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { PagedTable } from '@/shared/ui';
import { AuditDrawer } from './audit-drawer';
import { AuditFilter } from './audit-filter';
import { AUDIT_KEYS, auditQuery } from './audit-query';

/** The log by person, object, act, organisation and time. */
export function AuditLog() {
  const [choice, change] = useAddress(AUDIT_KEYS);
  const pages = usePages(auditApi.list, { query: { ...auditQuery(choice), limit: 20 } });
  const [shown, setShown] = useState<AuditItem | null>(null);
  const at = pages.items.findIndex(({ id }) => id === shown?.id);
  const columns: TableProps<AuditItem>['columns'] = [
    { title: '时间', width: 180, render: (_, item) => dateTimeText(item.at) },
    { title: '操作人', width: 200, ellipsis: true, render: (_, { actor }) => (actor ? <span title={`${actor.name} ${actor.orgName}`}>{actor.name} <Typography.Text type="secondary">{actor.orgName}</Typography.Text></span> : '系统') },
    { title: '操作', width: 190, ellipsis: true, render: (_, item) => <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setShown(item)}>{item.actionName}</Button> },
    { title: '对象', ellipsis: true, render: (_, { objectTypeName, title }) => <span title={title}>{objectTypeName}{title && `：${title}`}</span> },
    { title: '所属组织', width: 240, ellipsis: true, render: (_, { org }) => org?.name ?? '平台' },
    { title: '封存序号', width: 100, align: 'right', render: (_, { seq }) => seq ?? '待封存' },
  ];
  return (
    <>
      <AuditFilter choice={choice} change={change} />
      <PagedTable<AuditItem> pages={pages} rowKey="id" columns={columns} scroll={{ x: 1150 }} empty="没有符合条件的记录，可放宽条件或延长时间" />
      <AuditDrawer
        item={shown}
        next={at >= 0 && at < pages.items.length - 1 ? () => setShown(pages.items[at + 1]) : null}
        previous={at > 0 ? () => setShown(pages.items[at - 1]) : null}
        onFilter={(filter) => {
          change(filter);
          setShown(null);
        }}
        onClose={() => setShown(null)}
      />
    </>
  );
}
