import { monthsText, paymentSteps, REFUND_TONES } from '@xianfeng/client-core';
import { duesPaymentsApi, REFUND_STATUS_LABELS, type Id, type Refund, type RefundStatus } from '@xianfeng/shared-types';
import { Flex, Typography } from 'antd';
import { Link } from 'react-router';
import { useAction, useApi, usePages } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { Course, Facts, PagedTable, QueryView, RowLink, SideDrawer, ToneTag } from '@/shared/ui';
import { Money, moneyColumn } from '../parts/money';
import { Part } from '../parts/part';
import { StatusFilter } from '../parts/status-filter';
import { Decision, type DecisionStep } from './decision';
import { payerOf } from './payment-words';
import type { Choose } from './payments-page';

interface Props {
  orgId: Id;
  status?: string;
  shown: Id | null;
  choose: Choose;
}

const whatFor = ({ months, extraFen, heldFen }: Refund): string =>
  [months.length > 0 && monthsText(months), extraFen > 0 && '自愿多交', heldFen > 0 && '待查款项'].filter(Boolean).join('，');

const nameOf = ({ member, payer }: Refund): string => member?.name ?? payer.name;

/** Refunds: one asks, another decides, WeChat gives back. */
export function RefundsTable({ orgId, status, shown, choose }: Props) {
  const pages = usePages(duesPaymentsApi.refunds, { query: { orgId, status: status as RefundStatus, limit: 50 } });
  return (
    <>
      <StatusFilter labels={REFUND_STATUS_LABELS} value={status} onChange={(next) => choose({ status: next })} />
      <PagedTable<Refund>
        pages={pages} size="small" rowKey="id" empty="没有退款" scroll={{ x: 1160 }} onRow={({ id }) => ({ onClick: () => choose({ id }), style: { cursor: 'pointer' } })}
        columns={[
          { title: '党员', width: 110, render: (_, refund) => <RowLink text={nameOf(refund)} onClick={() => choose({ id: refund.id })} /> },
          { title: '支部', width: 190, ellipsis: true, render: (_, { org }) => org.name },
          { title: '退还', width: 200, ellipsis: true, render: (_, refund) => whatFor(refund) },
          moneyColumn('金额', ({ fen }) => fen),
          { title: '原因', ellipsis: true, dataIndex: 'reason' },
          { title: '申请', width: 240, ellipsis: true, render: (_, { requestedBy, requestedAt }) => `${requestedBy} · ${dateTimeText(requestedAt)}` },
          { title: '状态', width: 100, fixed: 'right', render: (_, refund) => <ToneTag tone={REFUND_TONES[refund.status]} text={REFUND_STATUS_LABELS[refund.status]} /> },
        ]}
      />
      <SideDrawer open={shown !== null} onClose={() => choose({ id: null })} size={600} title="退款">
        {shown && <Content id={shown} />}
      </SideDrawer>
    </>
  );
}

function Content({ id }: { id: Id }) {
  const query = useApi(duesPaymentsApi.refund, { params: { id } });
  return <QueryView query={query}>{(refund) => <Detail refund={refund} />}</QueryView>;
}

function Detail({ refund }: { refund: Refund }) {
  const { number, order, org, payer, fen, reason, status, requestedBy, requestedAt, decidedBy, decision, receivedBy, history } = refund;
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12}>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{`退还${nameOf(refund)} ${whatFor(refund)}`}</Typography.Title>
        <ToneTag tone={REFUND_TONES[status]} text={REFUND_STATUS_LABELS[status]} />
      </Flex>
      <Facts
        labelWidth={112}
        facts={[
          ['支部', org.name], ['退款金额（元）', <Money key="fen" fen={fen} strong />], ['退还给', `${payerOf(payer)}，原路退回`], ['原因', reason], ['申请', `${requestedBy} · ${dateTimeText(requestedAt)}`],
          ['复核', decidedBy && [decidedBy, decision].filter(Boolean).join('：')], ['入账账户', receivedBy], ['退款单号', number], ['原订单', <Link key="order" to={`/dues/payments?view=orders&order=${order.id}`}>{order.number}</Link>],
        ]}
      />
      <Steps refund={refund} />
      <Part title="办理经过"><Course steps={paymentSteps(history)} /></Part>
    </Flex>
  );
}

function Steps({ refund: { id, version, allowedActions, payer } }: { refund: Refund }) {
  const options = { done: '已办理', refresh: [duesPaymentsApi.refund, duesPaymentsApi.refunds, duesPaymentsApi.order, duesPaymentsApi.orders] };
  const [decide, withdraw] = [useAction(duesPaymentsApi.decideRefund, options), useAction(duesPaymentsApi.withdrawRefund, options)];
  const answer = (outcome: 'approve' | 'reject') => (reason?: string) => decide.mutateAsync({ params: { id }, body: { outcome, reason, version } });
  const steps: DecisionStep[] = [
    ...(allowedActions.includes('approve') ? [{ button: '同意退款', title: '同意退款？', note: `同意后立即向微信支付提出，款项退回${payerOf(payer)}，不能撤回。`, carryOut: answer('approve') }] : []),
    ...(allowedActions.includes('reject') ? [{ button: '不同意', title: '不同意退款？', note: '申请人会看到原因。', label: '原因', danger: true, carryOut: answer('reject') }] : []),
    ...(allowedActions.includes('withdraw')
      ? [{ button: '撤回申请', title: '撤回退款申请？', note: '撤回后可以重新提出。', danger: true, carryOut: () => withdraw.mutateAsync({ params: { id }, body: { version } }) }]
      : []),
  ];
  return <Decision steps={steps} />;
}
