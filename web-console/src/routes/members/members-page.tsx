import { membersApi, type MemberListItem } from '@xianfeng/shared-types';
import { Button, Empty, Flex, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '@/shared/api';
import { useOrgName } from '@/shared/org';
import { useCan } from '@/shared/session';
import { ColumnChooser, ConsolePage, ProblemView, useColumns } from '@/shared/ui';
import { ExportDialog } from './export-dialog';
import { MEMBER_COLUMNS, USUAL_COLUMNS } from './member-columns';
import { MemberDrawer } from './member-drawer';
import { MemberFilters } from './member-filters';
import { PrintDialog } from './print-dialog';
import { isSort, ROWS, useMemberFilter } from './use-member-filter';

const ORDERS = { asc: 'ascend', desc: 'descend' } as const;

/** The roster: the server filters, sorts and counts; no more rows are made than are shown. */
export default function MembersPage() {
  const { query, orgId, set } = useMemberFilter();
  const table = useApi(membersApi.table, { query }, { keep: true });
  const can = useCan();
  const orgName = useOrgName(orgId);
  const [shown, choose] = useColumns('members', MEMBER_COLUMNS.map(({ key }) => key), USUAL_COLUMNS);
  const [exporting, setExporting] = useState(false);
  const [printing, setPrinting] = useState(false);
  const [adding, setAdding] = useState(false);
  const columns = MEMBER_COLUMNS.filter(({ key }) => shown.includes(key)).map((column) => ({
    ...column,
    sortOrder: query.sort === column.key && query.order ? ORDERS[query.order] : null,
  }));

  return (
    <ConsolePage
      title="党员"
      actions={
        <>
          {can('member:import') && <Link to="/imports"><Button tabIndex={-1}>从 Excel 导入</Button></Link>}
          {can('member:export') && <Button onClick={() => setExporting(true)}>导出名册</Button>}
          <Button onClick={() => setPrinting(true)}>打印名册</Button>
          {can('member:write') && <Button type="primary" onClick={() => setAdding(true)}>新增党员</Button>}
        </>
      }
    >
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <MemberFilters query={query} orgId={orgId} orgName={orgName} onChange={set} />
        <span style={{ flex: 1 }} />
        <ColumnChooser all={MEMBER_COLUMNS.map(({ key, title }) => ({ key, title: String(title) }))} shown={shown} onChange={choose} />
      </Flex>
      {table.error && !table.data ? (
        <ProblemView error={table.error} retry={() => void table.refetch()} />
      ) : (
        <Table<MemberListItem>
          size="middle"
          rowKey="id"
          columns={columns}
          dataSource={table.data?.items ?? []}
          loading={table.isPending || table.isPlaceholderData}
          locale={{ emptyText: table.isPending ? ' ' : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有符合条件的党员，可放宽条件或换一个组织" /> }}
          pagination={{ current: query.page, pageSize: ROWS, total: table.data?.total ?? 0, showSizeChanger: false, showTotal: (total) => `共 ${total} 人` }}
          onChange={(pagination, _filters, sorter, { action }) => {
            const [by] = [sorter].flat();
            if (action === 'paginate') set({ page: String(pagination.current) });
            else if (by.order && isSort(by.columnKey)) set({ sort: by.columnKey, order: by.order === 'descend' ? 'desc' : 'asc' });
            else set({ sort: null, order: null });
          }}
        />
      )}
      <ExportDialog open={exporting} orgId={orgId} orgName={orgName ?? ''} onClose={() => setExporting(false)} />
      <PrintDialog open={printing} orgId={orgId} orgName={orgName ?? ''} onClose={() => setPrinting(false)} />
      <MemberDrawer open={adding} member={null} orgId={orgId} orgName={orgName} onClose={() => setAdding(false)} />
    </ConsolePage>
  );
}
