import { MEMBER_CATEGORIES, MEMBER_KINDS, MEMBER_STATUSES, membersApi } from '@xianfeng/shared-types';
import { Button, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePages } from '@/shared/api';
import { OrgPicker, useOrgName } from '@/shared/org';
import { useCan } from '@/shared/session';
import { ColumnChooser, ConsolePage, PagedTable, useColumns } from '@/shared/ui';
import { ExportDialog } from './export-dialog';
import { MEMBER_COLUMNS, USUAL_COLUMNS } from './member-columns';
import { MemberDrawer } from './member-drawer';
import { useMemberFilter } from './use-member-filter';

const ROWS = 50;
const choices = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The roster: the server filters, sorts and pages. */
export default function MembersPage() {
  const { query, orgId, set } = useMemberFilter();
  const pages = usePages(membersApi.list, { query: { ...query, limit: ROWS } });
  const can = useCan();
  const orgName = useOrgName(orgId);
  const [shown, choose] = useColumns('members', MEMBER_COLUMNS.map(({ key }) => key), USUAL_COLUMNS);
  const [exporting, setExporting] = useState(false);
  const [adding, setAdding] = useState(false);

  return (
    <ConsolePage
      title="党员"
      actions={
        <>
          {can('member:import') && <Link to="/imports"><Button tabIndex={-1}>从 Excel 导入</Button></Link>}
          {can('member:export') && <Button onClick={() => setExporting(true)}>导出名册</Button>}
          {can('member:write') && <Button type="primary" onClick={() => setAdding(true)}>新增党员</Button>}
        </>
      }
    >
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <OrgPicker label="名册所属组织" value={orgName} selected={orgId} onChoose={({ id }) => set({ org: id })} />
        <Input.Search key={query.q ?? ''} allowClear placeholder="姓名、拼音或完整手机号、证件号" aria-label="查找党员" defaultValue={query.q} onSearch={(q) => set({ q: q.trim() || null })} style={{ width: 280 }} />
        <Select aria-label="党籍状态" value={query.status} options={choices(MEMBER_STATUSES)} onChange={(status) => set({ status })} style={{ width: 110 }} />
        <Select aria-label="人员类别" allowClear placeholder="人员类别" value={query.category} options={choices(MEMBER_CATEGORIES)} onChange={(category) => set({ category: category ?? null })} style={{ width: 120 }} />
        <Select aria-label="分类管理" allowClear placeholder="分类管理" value={query.kind} options={choices(MEMBER_KINDS)} onChange={(kind) => set({ kind: kind ?? null })} style={{ width: 120 }} />
        <span style={{ flex: 1 }} />
        <ColumnChooser all={MEMBER_COLUMNS.map(({ key, title }) => ({ key, title: String(title) }))} shown={shown} onChange={choose} />
      </Flex>
      <PagedTable pages={pages} empty="没有符合条件的党员，可放宽条件或换一个组织" rowKey="id" columns={MEMBER_COLUMNS.filter(({ key }) => shown.includes(key))} />
      <ExportDialog open={exporting} orgId={orgId} orgName={orgName ?? ''} onClose={() => setExporting(false)} />
      <MemberDrawer open={adding} member={null} orgId={orgId} orgName={orgName} onClose={() => setAdding(false)} />
    </ConsolePage>
  );
}
