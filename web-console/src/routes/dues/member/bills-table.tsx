import { billState, isOpenBill } from '@xianfeng/client-core';
import { duesApi, type DuesBill, type IsoMonth } from '@xianfeng/shared-types';
import { Button, Empty, Table, Typography } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { dateText, dateTimeText, monthText } from '@/shared/format';
import { ReasonDialog, ToneTag } from '@/shared/ui';
import { CASH_WAITS } from '../collection/collection-words';
import { moneyColumn } from '../parts/money';

interface Props {
  bills: readonly DuesBill[];
  mayWaive: boolean;
  /** Months whose cash waits for the second person. */
  entered: readonly IsoMonth[];
}

/** The bills of a year; an unpaid one may be taken off with a reason. */
export function BillsTable({ bills, mayWaive, entered }: Props) {
  const [waived, setWaived] = useState<DuesBill | null>(null);
  const waive = useAction(duesApi.waive, { done: '已取消这个月的账单', refresh: [duesApi.member, duesApi.branch], onDone: () => setWaived(null) });
  return (
    <>
      <Table<DuesBill>
        size="small" rowKey="id" dataSource={bills} pagination={false}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="这一年没有账单" /> }}
        columns={[
          { title: '月份', width: 130, render: (_, { month }) => monthText(month) },
          moneyColumn('应交', ({ dueFen }) => dueFen, 130), moneyColumn('已交', ({ paidFen }) => paidFen, 130),
          { title: '状态', width: 180, render: (_, bill) => <><ToneTag {...billState(bill)} />{entered.includes(bill.month) && <ToneTag {...CASH_WAITS} />}</> },
          { title: '交纳期限', width: 140, render: (_, { dueOn }) => dateText(dueOn) },
          { title: '交清时间', render: (_, { paidAt }) => (paidAt ? dateTimeText(paidAt) : '—') },
          { title: '操作', width: 120, render: (_, bill) => mayWaive && isOpenBill(bill) && bill.paidFen === 0 && <Button size="small" aria-label={`取消${monthText(bill.month)}的账单`} onClick={() => setWaived(bill)}>取消账单</Button> },
        ]}
      />
      <ReasonDialog
        open={waived !== null} title={waived ? `取消${monthText(waived.month)}的账单？` : ''} label="原因" okText="取消账单" danger busy={waive.isPending}
        onOk={(reason) => waived && waive.mutate({ params: { id: waived.id }, body: { reason } })} onCancel={() => setWaived(null)}
      >
        <Typography.Paragraph>只用于误生成的账单，例如当月本不应交。困难党员请办理少交、免交。</Typography.Paragraph>
      </ReasonDialog>
    </>
  );
}
