import type { Tone } from '@xianfeng/client-core';
import { duesPaymentsApi, EXCEPTION_STATUS_LABELS, PAYMENT_EXCEPTION_LABELS, type ExceptionLine, type ExceptionStatus, type Id, type PaymentExceptionKind } from '@xianfeng/shared-types';
import { Flex, Select } from 'antd';
import { usePages } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { optionsOf, PagedTable, RowLink, SideDrawer, ToneTag } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import { ExceptionDetail } from './exception-detail';
import type { Choose } from './payments-page';

const EXCEPTION_TONES: Record<ExceptionStatus, Tone> = { open: 'red', resolved: 'grey' };

interface Props {
  status: string;
  kind?: string;
  shown: Id | null;
  choose: Choose;
}

/** 待人工处理: what the system can't decide, the oldest first; of all in reach, because money that nobody knows lies with the top organisation. */
export function ExceptionsTable({ status, kind, shown, choose }: Props) {
  const pages = usePages(duesPaymentsApi.exceptions, { query: { status: status as ExceptionStatus, kind: kind as PaymentExceptionKind, limit: 50 } });
  return (
    <>
      <Flex gap={8} wrap role="search" aria-label="筛选" style={{ marginBottom: 12 }}>
        <Select aria-label="状态" style={{ width: 110 }} value={status} options={optionsOf(EXCEPTION_STATUS_LABELS)} onChange={(next) => choose({ status: next })} />
        <Select allowClear aria-label="类型" placeholder="全部类型" style={{ width: 240 }} value={kind} options={optionsOf(PAYMENT_EXCEPTION_LABELS)} onChange={(next) => choose({ kind: next ?? null })} />
      </Flex>
      <PagedTable<ExceptionLine>
        pages={pages} size="small" rowKey="id" empty={status === 'open' ? '没有需要人工处理的事项' : '没有处理过的事项'} scroll={{ x: 1100 }} onRow={({ id }) => ({ onClick: () => choose({ id }), style: { cursor: 'pointer' } })}
        columns={[
          { title: '事项', width: 250, render: (_, line) => <RowLink text={PAYMENT_EXCEPTION_LABELS[line.kind]} onClick={() => choose({ id: line.id })} /> },
          { title: '为什么要人来定', ellipsis: true, dataIndex: 'reason' },
          moneyColumn('金额', ({ fen }) => fen),
          { title: '党员', width: 100, ellipsis: true, render: (_, { memberName }) => memberName ?? '—' },
          { title: '组织', width: 180, ellipsis: true, render: (_, { org }) => org.name },
          { title: '发生时间', width: 165, render: (_, { createdAt }) => dateTimeText(createdAt) },
          { title: '状态', width: 90, fixed: 'right', render: (_, line) => <ToneTag tone={EXCEPTION_TONES[line.status]} text={EXCEPTION_STATUS_LABELS[line.status]} /> },
        ]}
      />
      <SideDrawer open={shown !== null} onClose={() => choose({ id: null })} size={680} title="待人工处理">
        {shown && <ExceptionDetail id={shown} />}
      </SideDrawer>
    </>
  );
}
