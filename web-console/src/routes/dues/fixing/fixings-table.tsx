import { DUES_KINDS, duesApi, type FixingLine, type Id } from '@xianfeng/shared-types';
import { Button, Flex, Segmented, Select, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { usePages } from '@/shared/api';
import { monthText, thisYear } from '@/shared/format';
import { useCan } from '@/shared/session';
import { PagedTable, RowLink, ToneTag } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import { FixDialog } from './fix-dialog';
import { FIXING_STATES } from './fixing-words';
import { HistoryDrawer } from './history-drawer';

type Member = { id: Id; name: string };
const STATES = [{ value: '', label: '全部' }, ...Object.entries(FIXING_STATES).map(([value, { text }]) => ({ value, label: text }))];
const years = () => [1, 0, -1, -2].map((step) => String(thisYear() + step)).map((value) => ({ value, label: `${value} 年` }));

interface Props {
  orgId: Id;
  year?: string;
  state?: string;
  onFilter: (change: { year?: string; state?: string | null }) => void;
}

/** Everybody with what is fixed, without bases; those come with the history, which is audited. */
export function FixingsTable({ orgId, year = String(thisYear()), state, onFilter }: Props) {
  const can = useCan();
  const pages = usePages(duesApi.fixings, { params: { orgId }, query: { year: Number(year), state: state as FixingLine['state'], limit: 50 } });
  const [fixing, setFixing] = useState<(Member & { orgId: Id }) | null>(null);
  const [shown, setShown] = useState<Member | null>(null);
  const columns: TableProps<FixingLine>['columns'] = [
    {
      title: '党员', width: 160,
      render: (_, line) => (
        <Flex gap={8} align="center">
          <RowLink text={line.memberName} onClick={() => setShown({ id: line.memberId, name: line.memberName })} />
          {line.probationary && <ToneTag tone="blue" text="预备" />}
        </Flex>
      ),
    },
    { title: '支部', ellipsis: true, render: (_, { org }) => org.name },
    { title: '类别', width: 160, render: (_, line) => (line.fixing ? DUES_KINDS[line.fixing.kind] : '—') },
    moneyColumn('每月应交', (line) => line.fixing?.monthlyFen, 130),
    { title: '执行月份', width: 210, render: (_, line) => (line.fixing ? `${monthText(line.fixing.fromMonth)}${line.fixing.toMonth ? `至${monthText(line.fixing.toMonth)}` : '起'}` : '—') },
    { title: '方式', width: 90, render: (_, line) => (line.fixing ? (line.fixing.manual ? '人工核定' : '计算') : '—') },
    { title: '状态', width: 100, render: (_, line) => <ToneTag {...FIXING_STATES[line.state]} /> },
    ...(can('dues:fix')
      ? [{ title: '操作', width: 84, fixed: 'right' as const, render: (_: unknown, line: FixingLine) => <Button size="small" aria-label={`核定${line.memberName}`} onClick={() => setFixing({ id: line.memberId, name: line.memberName, orgId: line.org.id })}>核定</Button> }]
      : []),
  ];
  return (
    <>
      <Flex gap={12} wrap align="center" role="search" aria-label="筛选台账" style={{ marginBottom: 12 }}>
        <Select aria-label="年度" value={year} style={{ width: 110 }} options={years()} onChange={(next) => onFilter({ year: next })} />
        <Segmented<string> aria-label="核定状态" options={STATES} value={state ?? ''} onChange={(next) => onFilter({ state: next || null })} />
        <Typography.Text type="secondary">点姓名查看历次核定和计算过程，查看会留下记录。</Typography.Text>
      </Flex>
      <PagedTable<FixingLine> pages={pages} size="small" rowKey="memberId" empty="没有符合条件的党员" columns={columns} scroll={{ x: 1060 }} />
      <FixDialog member={fixing} orgId={fixing?.orgId ?? orgId} onClose={() => setFixing(null)} />
      <HistoryDrawer member={shown} onClose={() => setShown(null)} />
    </>
  );
}
