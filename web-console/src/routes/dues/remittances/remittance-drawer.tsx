import { moneyText } from '@xianfeng/client-core';
import { REMITTANCE_STATUS_LABELS, remittancesApi, type Id, type Remittance, type RemittanceAction, type RemittanceSide } from '@xianfeng/shared-types';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useAction, useApi } from '@/shared/api';
import { dateText } from '@/shared/format';
import { Course, Facts, FormDialog, QueryView, ReasonDialog, SideDrawer, ToneTag } from '@/shared/ui';
import { aMoneyWord, ConfirmMoneyFields, type MoneyWord } from '../parts/confirm-money';
import { Money } from '../parts/money';
import { Part } from '../parts/part';
import { periodText, ratioText, REMITTANCE_KINDS, REMITTANCE_TONES, remittanceSteps } from './remittance-words';

/** One remittance with the word of either side. */
export function RemittanceDrawer({ id, onClose }: { id: Id | null; onClose: () => void }) {
  return (
    <SideDrawer open={id !== null} onClose={onClose} size={600} title="党费上缴">
      {id && <Content id={id} />}
    </SideDrawer>
  );
}

function Content({ id }: { id: Id }) {
  const query = useApi(remittancesApi.detail, { params: { id } });
  return <QueryView query={query}>{(remittance) => <Detail remittance={remittance} />}</QueryView>;
}

const sideText = (side: RemittanceSide | null): string => (side ? `${side.by} · ${dateText(side.on)} · ${side.voucher}` : '还没有确认');

function Detail({ remittance }: { remittance: Remittance }) {
  const { from, toName, kind, status, basisFen, basisPoints, ratioDoc, ratioArticle, amountFen, note, dueOn, createdBy, sent, received } = remittance;
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12}>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{`${from.name}上缴${toName}`}</Typography.Title>
        <ToneTag tone={REMITTANCE_TONES[status]} text={REMITTANCE_STATUS_LABELS[status]} />
      </Flex>
      <Facts
        labelWidth={104}
        facts={[
          ['金额（元）', <Money key="amount" fen={amountFen} strong />], ['期间', periodText(remittance)], ['类别', REMITTANCE_KINDS[kind]],
          ['怎么算的', kind === 'ordinary' ? `党员交纳 ${moneyText(basisFen)} × ${ratioText(basisPoints)}` : '大额党费全额上缴，不留存'], ['依据', `${ratioDoc} ${ratioArticle}`], ['期限', dueOn && dateText(dueOn)],
          ['登记', createdBy], ['说明', note], ['下级汇出', sideText(sent)], ['上级收到', sideText(received)],
        ]}
      />
      <Actions remittance={remittance} />
      <Part title="办理经过"><Course steps={remittanceSteps(remittance)} /></Part>
    </Flex>
  );
}

const WORDS: Record<RemittanceAction, string> = { send: '确认已汇出', receive: '确认已收到', return: '未收到，退回', cancel: '取消' };

function Actions({ remittance: { id, version, amountFen, allowedActions } }: { remittance: Remittance }) {
  const [act, setAct] = useState<RemittanceAction | null>(null);
  const refresh = [remittancesApi.detail, remittancesApi.list];
  const close = () => setAct(null);
  const [send, receive] = [useAction(remittancesApi.send, { quiet: true, done: '已确认汇出', refresh }), useAction(remittancesApi.receive, { quiet: true, done: '已确认收到', refresh })];
  const [giveBack, cancel] = [useAction(remittancesApi.returnToSender, { done: '已退回', refresh, onDone: close }), useAction(remittancesApi.cancel, { done: '已取消', refresh, onDone: close })];
  if (allowedActions.length === 0) return null;
  const withMoney = act === 'send' || act === 'receive';
  const confirm = act === 'receive' ? receive : send;
  const undo = act === 'return' ? giveBack : cancel;
  return (
    <Flex gap={8} wrap>
      {allowedActions.map((action, index) => <Button key={action} type={index === 0 && (action === 'send' || action === 'receive') ? 'primary' : 'default'} onClick={() => setAct(action)}>{WORDS[action]}</Button>)}
      <FormDialog<MoneyWord> open={withMoney} title={act ? WORDS[act] : ''} okText="确认" initial={aMoneyWord()} hint={`金额 ${moneyText(amountFen)}。请对照银行回单填写。`} submit={(body) => confirm.mutateAsync({ params: { id }, body: { ...body, version } })} onClose={close}>
        <ConfirmMoneyFields />
      </FormDialog>
      <ReasonDialog
        open={act !== null && !withMoney} title={act ? `${WORDS[act]}？` : ''} label="原因" okText="确定" danger busy={undo.isPending} onOk={(reason) => undo.mutate({ params: { id }, body: { reason, version } })} onCancel={close}
      >
        <Typography.Paragraph>{act === 'return' ? '下级的汇出账目将冲销，由下级重新办理。' : '取消后不再上缴这一笔，可以重新办理。'}</Typography.Paragraph>
      </ReasonDialog>
    </Flex>
  );
}
