import { booksApi, type CollectionLine } from '@xianfeng/shared-types';
import { Empty, Flex, Skeleton, Table } from 'antd';
import { Link } from 'react-router';
import { useApi } from '@/shared/api';
import { dateTimeText, thisMonth } from '@/shared/format';
import { Money, moneyColumn } from '../parts/money';
import { MonthSwitch, monthsBack, QueryView } from '@/shared/ui';
import type { SheetProps } from './books-page';
import { ExportButton } from './export-button';

/** 党费收缴明细表 of a branch: who owed and paid what, by whom and how. */
export function CollectionSheetPart({ orgId, month, onMonth }: SheetProps) {
  const query = useApi(booksApi.collection, { query: { orgId, month } }, { keep: true });
  return (
    <>
      <Flex gap={8} align="center" justify="space-between" style={{ marginBottom: 12 }}>
        <MonthSwitch month={month} months={monthsBack(thisMonth(), 24)} onChange={onMonth} />
        <ExportButton sheet="collection" orgId={orgId} from={`${month}-01`} to={`${month}-01`} />
      </Flex>
      <QueryView query={query} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
        {({ lines, dueFen, paidFen, members, paidMembers }) => (
          <Table<CollectionLine>
            size="small" rowKey={({ memberId, month: of }) => memberId + of} dataSource={lines} pagination={false} scroll={{ x: 900 }}
            locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="收缴明细按党支部列出；请在页面顶部的“当前组织”选择党支部" /> }}
            columns={[
              { title: '党员', width: 140, render: (_, line) => <Link to={`/dues/members/${line.memberId}`}>{line.memberName}</Link> },
              moneyColumn('应交', (line) => line.dueFen, 130), moneyColumn('已交', (line) => line.paidFen, 130),
              { title: '交款人', render: (_, { payerName, paidAt }) => payerName ?? (paidAt ? '本人' : '—') },
              { title: '方式', width: 100, render: (_, { method }) => method ?? '—' }, { title: '交纳时间', width: 180, render: (_, { paidAt }) => (paidAt ? dateTimeText(paidAt) : '—') },
            ]}
            summary={() => lines.length > 0 && (
              <Table.Summary.Row>
                <Table.Summary.Cell index={0}><strong>{`合计 ${members} 人`}</strong></Table.Summary.Cell>
                <Table.Summary.Cell index={1} align="right"><Money fen={dueFen} strong /></Table.Summary.Cell>
                <Table.Summary.Cell index={2} align="right"><Money fen={paidFen} strong /></Table.Summary.Cell>
                <Table.Summary.Cell index={3} colSpan={3}>{`已交 ${paidMembers} 人`}</Table.Summary.Cell>
              </Table.Summary.Row>
            )}
          />
        )}
      </QueryView>
    </>
  );
}
