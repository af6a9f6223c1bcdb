import { booksApi, type AccountClass, type SummaryLine } from '@xianfeng/shared-types';
import { Checkbox, Flex, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useApi } from '@/shared/api';
import { QueryView } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import { MonthField } from '../parts/month-field';
import type { SheetProps } from './books-page';
import { ExportButton } from './export-button';
import { Totals } from './overview';

const CLASSES: Record<AccountClass, string> = { asset: '资产', liability: '负债', income: '收入', expense: '支出' };
const lastDay = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

/** 党费收支汇总表: every account of a period. */
export function SummaryPart({ orgId, month }: SheetProps) {
  const [from, setFrom] = useState(`${month.slice(0, 4)}-01`);
  const [to, setTo] = useState(month);
  const [subtree, setSubtree] = useState(true);
  const query = useApi(booksApi.summary, { query: { orgId, from, to, subtree } }, { keep: true });
  return (
    <>
      <Flex gap={8} wrap align="center" role="search" aria-label="汇总表的期间" style={{ marginBottom: 12 }}>
        <div style={{ width: 140 }}><MonthField label="从" value={from} onChange={(next) => next && setFrom(next)} /></div>
        <span>至</span>
        <div style={{ width: 140 }}><MonthField label="到" value={to} notBefore={from} onChange={(next) => next && setTo(next)} /></div>
        <Checkbox checked={subtree} onChange={({ target }) => setSubtree(target.checked)}>含下级组织</Checkbox>
        <div style={{ flex: 1 }} />
        <ExportButton sheet="summary" orgId={orgId} from={`${from}-01`} to={lastDay(to)} subtree={subtree} />
      </Flex>
      <QueryView query={query} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
        {({ figures, lines }) => (
          <>
            <Totals figures={figures} />
            <Table<SummaryLine>
              size="small" rowKey="account" dataSource={lines} pagination={false}
              columns={[
                { title: '类别', width: 80, render: (_, line) => CLASSES[line.class] }, { title: '科目', dataIndex: 'name' },
                moneyColumn('期初余额', (line) => line.openingFen, 160), moneyColumn('借方', (line) => line.debitFen, 160), moneyColumn('贷方', (line) => line.creditFen, 160), moneyColumn('期末余额', (line) => line.closingFen, 160),
              ]}
            />
          </>
        )}
      </QueryView>
    </>
  );
}
