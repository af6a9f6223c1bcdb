import { moneyText } from '@xianfeng/client-core';
import { DUES_ACCOUNTS, DUES_USE_STATUS_LABELS, duesUsesApi, type DuesUse, type DuesUseAction, type Id } from '@xianfeng/shared-types';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useAction, useApi } from '@/shared/api';
import { dateText, dateTimeText } from '@/shared/format';
import { Facts, FormDialog, QueryView, ReasonDialog, SideDrawer, ToneTag } from '@/shared/ui';
import { aMoneyWord, ConfirmMoneyFields, type MoneyWord } from '../parts/confirm-money';
import { Money } from '../parts/money';
import { USE_TONES } from './uses-page';

/** One use: what for, by whose decision, and who paid it. */
export function UseDrawer({ id, onClose }: { id: Id | null; onClose: () => void }) {
  return (
    <SideDrawer open={id !== null} onClose={onClose} size={600} title="党费使用">
      {id && <Content id={id} />}
    </SideDrawer>
  );
}

function Content({ id }: { id: Id }) {
  const query = useApi(duesUsesApi.detail, { params: { id } });
  return <QueryView query={query}>{(use) => <Detail use={use} />}</QueryView>;
}

function Detail({ use }: { use: DuesUse }) {
  const { org, className, purpose, amountFen, payee, decidedOn, decision, files, status, requestedBy, requestedAt, decidedBy, decidedAt, reason, paidOn, account, voucher, availableFen } = use;
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12}>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{purpose}</Typography.Title>
        <ToneTag tone={USE_TONES[status]} text={DUES_USE_STATUS_LABELS[status]} />
      </Flex>
      <Facts
        labelWidth={104}
        facts={[
          ['金额（元）', <Money key="amount" fen={amountFen} strong />], ['类别', className], ['组织', org.name], ['收款方', payee], ['集体决定', `${dateText(decidedOn)} ${decision}`],
          ['会议记录', files.length > 0 && <Flex key="files" vertical>{files.map((file) => <a key={file.id} href={file.url} target="_blank" rel="noreferrer">{file.name}</a>)}</Flex>],
          ['申请', `${requestedBy} · ${dateTimeText(requestedAt)}`], ['审批', decidedBy && decidedAt && [`${decidedBy} · ${dateTimeText(decidedAt)}`, reason].filter(Boolean).join('：')],
          ['支付', paidOn && account && `${dateText(paidOn)} · ${DUES_ACCOUNTS[account].name} · ${voucher}`], ['账上资金（元）', status === 'requested' && <Money key="available" fen={availableFen} />],
        ]}
      />
      <Actions use={use} />
    </Flex>
  );
}

const WORDS: Record<DuesUseAction, string> = { approve: '批准并支付', reject: '不批准', withdraw: '撤回申请' };

function Actions({ use: { id, version, amountFen, payee, allowedActions } }: { use: DuesUse }) {
  const [act, setAct] = useState<DuesUseAction | null>(null);
  const refresh = [duesUsesApi.detail, duesUsesApi.list];
  const close = () => setAct(null);
  const approve = useAction(duesUsesApi.approve, { quiet: true, done: '已批准并入账', refresh });
  const [reject, withdraw] = [useAction(duesUsesApi.reject, { done: '已答复', refresh, onDone: close }), useAction(duesUsesApi.withdraw, { done: '已撤回', refresh, onDone: close })];
  const refuse = act === 'withdraw' ? withdraw : reject;
  return (
    <Flex gap={8}>
      {allowedActions.map((action) => <Button key={action} type={action === 'approve' ? 'primary' : 'default'} danger={action === 'reject'} onClick={() => setAct(action)}>{WORDS[action]}</Button>)}
      <FormDialog<MoneyWord> open={act === 'approve'} title="批准并支付" okText="确认" initial={aMoneyWord()} hint={`向${payee}支付 ${moneyText(amountFen)}，付款后对照银行回单填写。`} submit={(body) => approve.mutateAsync({ params: { id }, body: { ...body, version } })} onClose={close}>
        <ConfirmMoneyFields />
      </FormDialog>
      <ReasonDialog open={act === 'reject' || act === 'withdraw'} title={act ? `${WORDS[act]}？` : ''} label="原因" okText="确定" danger busy={refuse.isPending} onOk={(reason) => refuse.mutate({ params: { id }, body: { reason, version } })} onCancel={close} />
    </Flex>
  );
}
