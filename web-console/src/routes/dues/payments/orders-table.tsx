import { monthsText, ORDER_TONES } from '@xianfeng/client-core';
import { duesPaymentsApi, PAYMENT_ORDER_STATUS_LABELS, type Id, type OrderLine, type PaymentOrderStatus } from '@xianfeng/shared-types';
import { Flex, Input, Select } from 'antd';
import { usePages } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { optionsOf, PagedTable, RowLink, ToneTag } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import { OrderDrawer } from './order-drawer';
import { payerOf } from './payment-words';
import type { Choose } from './payments-page';

interface Props {
  orgId: Id;
  status?: string;
  number?: string;
  shown: Id | null;
  choose: Choose;
}

/** Payments through WeChat, the newest first. */
export function OrdersTable({ orgId, status, number, shown, choose }: Props) {
  const pages = usePages(duesPaymentsApi.orders, { query: { orgId, status: status as PaymentOrderStatus, number, limit: 50 } });
  return (
    <>
      <Flex gap={8} wrap role="search" aria-label="筛选订单" style={{ marginBottom: 12 }}>
        <Select allowClear aria-label="状态" placeholder="全部状态" style={{ width: 130 }} value={status} options={optionsOf(PAYMENT_ORDER_STATUS_LABELS)} onChange={(next) => choose({ status: next ?? null })} />
        <Input.Search allowClear aria-label="单号" placeholder="商户订单号或微信支付订单号" style={{ width: 320 }} defaultValue={number} onSearch={(text) => choose({ number: text.trim() || null })} />
      </Flex>
      <PagedTable<OrderLine>
        pages={pages} size="small" rowKey="id" empty="没有符合条件的订单" scroll={{ x: 1160 }} onRow={({ id }) => ({ onClick: () => choose({ order: id }), style: { cursor: 'pointer' } })}
        columns={[
          { title: '党员', width: 110, render: (_, line) => <RowLink text={line.memberName} onClick={() => choose({ order: line.id })} /> },
          { title: '支部', width: 190, ellipsis: true, dataIndex: 'orgName' },
          { title: '付款人', width: 170, ellipsis: true, render: (_, { payer }) => payerOf(payer) },
          { title: '月份', ellipsis: true, render: (_, { months }) => monthsText(months) || '自愿多交' },
          moneyColumn('金额', ({ amountFen }) => amountFen), moneyColumn('已退', ({ refundedFen }) => refundedFen),
          { title: '下单时间', width: 165, render: (_, { createdAt }) => dateTimeText(createdAt) },
          { title: '状态', width: 100, fixed: 'right', render: (_, line) => <ToneTag tone={ORDER_TONES[line.status]} text={PAYMENT_ORDER_STATUS_LABELS[line.status]} /> },
        ]}
      />
      <OrderDrawer id={shown} onClose={() => choose({ order: null })} />
    </>
  );
}
