import { monthsText, ORDER_TONES, REFUND_TONES } from '@xianfeng/client-core';
import { duesPaymentsApi, PAYMENT_ORDER_STATUS_LABELS, REFUND_STATUS_LABELS, type Id, type OrderItem, type PaymentOrder } from '@xianfeng/shared-types';
import { Button, Flex, Table, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { download, useAction, useApi } from '@/shared/api';
import { Course, Facts, PrintButton, QueryView, SideDrawer, ToneTag } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import { Part } from '../parts/part';
import { itemText, orderSteps, payerOf } from './payment-words';
import { RefundRequest } from './refund-request';

interface Props {
  /** Null: closed. */
  id: Id | null;
  onClose: () => void;
}

/** One payment: what it was for, where it stands, and what was given back. */
export function OrderDrawer({ id, onClose }: Props) {
  return (
    <SideDrawer open={id !== null} onClose={onClose} size={640} title="订单">
      {id && <Content id={id} />}
    </SideDrawer>
  );
}

function Content({ id }: { id: Id }) {
  const query = useApi(duesPaymentsApi.order, { params: { id } });
  return <QueryView query={query}>{(order) => <Detail order={order} />}</QueryView>;
}

function Detail({ order }: { order: PaymentOrder }) {
  const [refunding, setRefunding] = useState(false);
  const check = useAction(duesPaymentsApi.checkOrder, { done: '已向微信支付核实', refresh: [duesPaymentsApi.order, duesPaymentsApi.orders] });
  const { id, number, status, member, org, payer, items, transactionId, receiptId, refunds, allowedActions } = order;
  const open = status === 'created' || status === 'prepared';
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12}>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{member ? `${member.name}的党费` : '待查款项'}</Typography.Title>
        <ToneTag tone={ORDER_TONES[status]} text={PAYMENT_ORDER_STATUS_LABELS[status]} />
      </Flex>
      <Facts
        labelWidth={112}
        facts={[
          ['支部', org.name], ['付款人', payerOf(payer)], ['商户订单号', <Typography.Text key="number" copyable>{number}</Typography.Text>],
          ['微信支付订单号', transactionId && <Typography.Text key="transaction" copyable>{transactionId}</Typography.Text>], ['各月账单', member && <Link key="bills" to={`/dues/members/${member.id}`}>查看{member.name}的账单</Link>],
        ]}
      />
      <Table<OrderItem>
        size="small" rowKey={itemText} dataSource={items} pagination={false}
        columns={[{ title: '月份', render: (_, item) => itemText(item) }, moneyColumn('金额', ({ fen }) => fen, 130), moneyColumn('已退', ({ refundedFen }) => refundedFen, 130)]}
      />
      <Flex gap={8} wrap>
        {open && <Button loading={check.isPending} onClick={() => check.mutate({ params: { id } })}>向微信支付核实</Button>}
        {receiptId && <PrintButton take={() => download(duesPaymentsApi.printReceipt, { params: { id: receiptId } })} />}
        {allowedActions.includes('request_refund') && <Button danger onClick={() => setRefunding(true)}>申请退款</Button>}
      </Flex>
      {refunds.length > 0 && (
        <Part title="退款">
          {refunds.map((refund) => (
            <Flex key={refund.id} justify="space-between" gap={12} style={{ marginBottom: 8 }}>
              <Link to={`/dues/payments?view=refunds&id=${refund.id}`}>{`${monthsText(refund.months) || '自愿多交'}：${refund.reason}`}</Link>
              <ToneTag tone={REFUND_TONES[refund.status]} text={REFUND_STATUS_LABELS[refund.status]} />
            </Flex>
          ))}
        </Part>
      )}
      <Part title="经过"><Course steps={orderSteps(order)} /></Part>
      <RefundRequest open={refunding} order={order} onClose={() => setRefunding(false)} />
    </Flex>
  );
}
