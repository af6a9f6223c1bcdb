import { CASH_TONES, moneyText } from '@xianfeng/client-core';
import { CASH_RETURN_WAYS, CASH_STATUS_LABELS, duesPaymentsApi, type CashGiveBack, type CashLine, type CashStatus, type Id } from '@xianfeng/shared-types';
import { Flex, Typography } from 'antd';
import { useState } from 'react';
import { download, useAction, usePages } from '@/shared/api';
import { dateText, dateTimeText } from '@/shared/format';
import { Facts, PagedTable, PrintButton, RowLink, SideDrawer, ToneTag } from '@/shared/ui';
import { Money, moneyColumn } from '../parts/money';
import { Part } from '../parts/part';
import { StatusFilter } from '../parts/status-filter';
import { ReturnRequestDialog, TransferDialog } from './cash-return-dialogs';
import { Decision, type DecisionStep, type FormStep } from './decision';
import { itemsText, payerOf } from './payment-words';
import type { Choose } from './payments-page';

/** Cash: one registers it, another counts and confirms. */
export function CashTable({ orgId, status, choose }: { orgId: Id; status?: string; choose: Choose }) {
  const pages = usePages(duesPaymentsApi.cash, { query: { orgId, status: status as CashStatus, limit: 50 } });
  const [id, setId] = useState<Id | null>(null);
  const shown = pages.items.find((line) => line.id === id);
  return (
    <>
      <Flex gap={12} align="baseline" wrap>
        <StatusFilter labels={CASH_STATUS_LABELS} value={status} onChange={(next) => choose({ status: next })} />
        <Typography.Text type="secondary">登记现金请到“收缴情况”，在支部的党员名单里办理。</Typography.Text>
      </Flex>
      <PagedTable<CashLine>
        pages={pages} size="small" rowKey="id" empty="没有现金党费" scroll={{ x: 1160 }} onRow={(line) => ({ onClick: () => setId(line.id), style: { cursor: 'pointer' } })}
        columns={[
          { title: '党员', width: 110, render: (_, line) => <RowLink text={line.member.name} onClick={() => setId(line.id)} /> },
          { title: '支部', width: 190, ellipsis: true, render: (_, { org }) => org.name },
          { title: '月份', width: 200, ellipsis: true, render: (_, { items }) => itemsText(items) },
          moneyColumn('金额', ({ amountFen }) => amountFen),
          { title: '收款日期', width: 130, render: (_, { receivedOn }) => dateText(receivedOn) },
          { title: '登记', width: 220, ellipsis: true, render: (_, { registeredBy, registeredAt }) => `${registeredBy} · ${dateTimeText(registeredAt)}` },
          { title: '备注', ellipsis: true, dataIndex: 'note' },
          { title: '状态', width: 120, fixed: 'right', render: (_, line) => <ToneTag tone={CASH_TONES[line.status]} text={CASH_STATUS_LABELS[line.status]} /> },
        ]}
      />
      <SideDrawer open={shown !== undefined} onClose={() => setId(null)} size={560} title="现金党费">
        {shown && <Detail line={shown} />}
      </SideDrawer>
    </>
  );
}

function Detail({ line }: { line: CashLine }) {
  const { member, org, payer, items, amountFen, receivedOn, note, registeredBy, registeredAt, decidedBy, decidedAt, decision, receiptId, status, giveBack } = line;
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12}>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{`${member.name}，${itemsText(items)}`}</Typography.Title>
        <ToneTag tone={CASH_TONES[status]} text={CASH_STATUS_LABELS[status]} />
      </Flex>
      <Facts
        facts={[
          ['金额（元）', <Money key="fen" fen={amountFen} strong />], ['支部', org.name], ['交款人', payerOf(payer)], ['收款日期', dateText(receivedOn)], ['登记', `${registeredBy} · ${dateTimeText(registeredAt)}`],
          ['备注', note], ['确认', decidedBy && decidedAt && [`${decidedBy} · ${dateTimeText(decidedAt)}`, decision].filter(Boolean).join('：')],
        ]}
      />
      {giveBack && <GiveBack giveBack={giveBack} />}
      <Steps line={line} />
      {receiptId && <div><PrintButton take={() => download(duesPaymentsApi.printReceipt, { params: { id: receiptId } })} /></div>}
    </Flex>
  );
}

function GiveBack({ giveBack: { way, reason, requestedBy, requestedAt, decidedBy, decidedAt, on, slip, refusal } }: { giveBack: CashGiveBack }) {
  return (
    <Part title="现金退还">
      <Facts
        facts={[
          ['申请', `${requestedBy} · ${dateTimeText(requestedAt)}`], ['退还方式', CASH_RETURN_WAYS[way]], ['退还原因', reason],
          [refusal === null ? '退还确认' : '未退还', decidedBy && decidedAt && [`${decidedBy} · ${dateTimeText(decidedAt)}`, refusal].filter(Boolean).join('：')],
          ['转账', on && `${dateText(on)}，银行回单 ${slip}`],
        ]}
      />
    </Part>
  );
}

function Steps({ line }: { line: CashLine }) {
  const { id, version, status, allowedActions, amountFen, payer, giveBack: asked } = line;
  const [form, setForm] = useState<'ask' | 'transfer' | null>(null);
  const options = { done: '已办理', refresh: [duesPaymentsApi.cash] };
  const [decide, withdraw] = [useAction(duesPaymentsApi.decideCash, options), useAction(duesPaymentsApi.withdrawCash, options)];
  const decideReturn = useAction(duesPaymentsApi.decideCashReturn, options);
  const giveBack = (outcome: 'approve' | 'reject') => (reason?: string) => decideReturn.mutateAsync({ params: { id }, body: { outcome, reason, version } });
  const answer = (outcome: 'approve' | 'reject') => (reason?: string) => decide.mutateAsync({ params: { id }, body: { outcome, reason, version } });
  const steps: (DecisionStep | FormStep)[] = [
    ...(allowedActions.includes('confirm') ? [{ button: '确认收到', title: '确认收到这笔现金？', note: '请当面清点。确认后入账，并出具电子党费证。', carryOut: answer('approve') }] : []),
    ...(allowedActions.includes('reject') ? [{ button: '不予确认', title: '不予确认？', note: '登记人会看到原因。', label: '原因', danger: true, carryOut: answer('reject') }] : []),
    ...(allowedActions.includes('request_return') ? [{ button: '申请退还', danger: true, open: () => setForm('ask') }] : []),
    ...(allowedActions.includes('confirm_return') && asked?.way === 'bank' ? [{ button: '确认已转账', open: () => setForm('transfer') }] : []),
    ...(allowedActions.includes('confirm_return') && asked?.way === 'cash'
      ? [{ button: '确认已退还', title: '确认已当面退还？', note: `请把 ${moneyText(amountFen)} 当面交还${payerOf(payer)}后再确认。确认后冲销入账，不能撤回。`, carryOut: giveBack('approve') }]
      : []),
    ...(allowedActions.includes('reject_return') ? [{ button: '不予退还', title: '不予退还？', note: '申请人会看到原因。', label: '原因', danger: true, carryOut: giveBack('reject') }] : []),
    ...(allowedActions.includes('withdraw') && status === 'returning'
      ? [{ button: '撤回申请', title: '撤回退还申请？', note: '撤回后这笔现金仍为已入账。', danger: true, carryOut: () => withdraw.mutateAsync({ params: { id }, body: { version } }) }]
      : []),
    ...(allowedActions.includes('withdraw') && status === 'registered'
      ? [{ button: '撤回登记', title: '撤回登记？', note: '撤回后可以重新登记。', danger: true, carryOut: () => withdraw.mutateAsync({ params: { id }, body: { version } }) }]
      : []),
  ];
  const close = () => setForm(null);
  return (
    <>
      <Decision steps={steps} />
      <ReturnRequestDialog line={line} open={form === 'ask'} onClose={close} />
      <TransferDialog line={line} open={form === 'transfer'} onClose={close} />
    </>
  );
}
