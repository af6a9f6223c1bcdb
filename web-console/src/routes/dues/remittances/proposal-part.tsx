import { moneyText } from '@xianfeng/client-core';
import { remittancesApi, type Fen, type Id, type RemittanceKind, type RemittanceProposal } from '@xianfeng/shared-types';
import { Alert, Button, Flex, Form, Input, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { useAction, useApi } from '@/shared/api';
import { dateText, thisMonth } from '@/shared/format';
import { Facts, FormDialog, optionsOf, QueryView, Section } from '@/shared/ui';
import { Money } from '../parts/money';
import { MoneyField } from '../parts/money-field';
import { MonthField } from '../parts/month-field';
import { ratioText, REMITTANCE_KINDS } from './remittance-words';

interface Props {
  orgId: Id;
  orgName: string;
  onMade: (id: Id) => void;
}

/** What should go up for a period, and how it came about; the officer may only remit another amount with a note. */
export function ProposalPart({ orgId, orgName, onMade }: Props) {
  const [kind, setKind] = useState<RemittanceKind>('ordinary');
  const [fromMonth, setFrom] = useState(`${thisMonth().slice(0, 4)}-01`);
  const [toMonth, setTo] = useState(thisMonth());
  const query = useApi(remittancesApi.proposal, { query: { orgId, kind, fromMonth, toMonth } }, { keep: true });
  return (
    <Section title={`${orgName}上缴党费`} size="small">
      <Flex gap={8} wrap align="center" style={{ marginBottom: 16 }}>
        <Segmented<RemittanceKind> aria-label="类别" options={optionsOf(REMITTANCE_KINDS)} value={kind} onChange={setKind} />
        <div style={{ width: 140 }}><MonthField label="从" value={fromMonth} onChange={(next) => next && setFrom(next)} /></div>
        <span>至</span>
        <div style={{ width: 140 }}><MonthField label="到" value={toMonth} notBefore={fromMonth} onChange={(next) => next && setTo(next)} /></div>
      </Flex>
      <QueryView query={query}>{(proposal) => <Proposal proposal={proposal} onMade={onMade} />}</QueryView>
    </Section>
  );
}

function Proposal({ proposal, onMade }: { proposal: RemittanceProposal; onMade: (id: Id) => void }) {
  const [asking, setAsking] = useState(false);
  const create = useAction(remittancesApi.create, { quiet: true, done: '已登记，请汇出后确认', refresh: [remittancesApi.list, remittancesApi.proposal], onDone: ({ id }) => onMade(id) });
  const { from, toName, kind, fromMonth, toMonth, basisFen, ratio, dueFen, alreadyFen, amountFen, availableFen, dueOn, explanation } = proposal;
  // Before it is closed, an organisation hands over all that it holds; large dues go up as they are.
  const mostFen = kind === 'large' ? amountFen : Math.max(amountFen, availableFen);
  return (
    <Flex vertical gap={16} align="flex-start">
      <Alert type="info" showIcon title={explanation} style={{ width: '100%' }} />
      <Facts
        labelWidth={120}
        facts={[
          ['上缴给', toName], ['党员交纳（元）', <Money key="basis" fen={basisFen} />], ['上缴比例', `${ratioText(ratio.basisPoints)}（${ratio.doc} ${ratio.article}）`], ['应上缴（元）', <Money key="due" fen={dueFen} />],
          ['已登记（元）', <Money key="already" fen={alreadyFen} />], ['本次应缴（元）', <Money key="amount" fen={amountFen} strong />], ['账上资金（元）', <Money key="available" fen={availableFen} />], ['期限', dueOn && dateText(dueOn)],
        ]}
      />
      {availableFen < amountFen && <Typography.Text type="danger">账上资金不足，请先核对各支部的上缴。</Typography.Text>}
      <Button type="primary" disabled={mostFen <= 0} onClick={() => setAsking(true)}>登记上缴</Button>
      <FormDialog<{ amountFen?: Fen; note?: string }>
        open={asking} title={`上缴${toName}`} okText="登记" initial={amountFen > 0 ? { amountFen } : {}} hint={`应缴 ${moneyText(amountFen)}；金额不同的须写明原因，例如：机构撤销，结余上缴。`}
        submit={(body) => create.mutateAsync({ body: { ...body, orgId: from.id, kind, fromMonth, toMonth } })} onClose={() => setAsking(false)}
      >
        <Form.Item name="amountFen" label="金额"><MoneyField /></Form.Item>
        <Form.Item name="note" label="说明"><Input.TextArea rows={2} maxLength={200} /></Form.Item>
      </FormDialog>
    </Flex>
  );
}
