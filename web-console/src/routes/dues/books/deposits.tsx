import type { Tone } from '@xianfeng/client-core';
import { cashDepositsApi, DEPOSIT_STATUS_LABELS, type CashDeposit, type DepositStatus, type Fen, type Id, type IsoDate } from '@xianfeng/shared-types';
import { Button, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useAction, usePages } from '@/shared/api';
import { dateText, dateTimeText, today } from '@/shared/format';
import { useCan } from '@/shared/session';
import { DateField, FormDialog, PagedTable, ReasonDialog, ToneTag } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import { MONEY_NEEDED, MoneyField } from '../parts/money-field';
import { StatusFilter } from '../parts/status-filter';

const TONES: Record<DepositStatus, Tone> = { counted: 'gold', confirmed: 'green', refused: 'grey' };

/** Cash taken to the bank: one counts, another confirms by the bank's slip. */
export function DepositsPart({ orgId }: { orgId: Id }) {
  const can = useCan();
  const [status, setStatus] = useState<string | null>(null);
  const [act, setAct] = useState<{ kind: 'create' } | { kind: 'confirm' | 'refuse'; of: CashDeposit } | null>(null);
  const pages = usePages(cashDepositsApi.list, { query: { orgId, status: (status ?? undefined) as DepositStatus | undefined, limit: 50 } });
  const options = { quiet: true, refresh: [cashDepositsApi.list] };
  const [create, confirm] = [useAction(cashDepositsApi.create, { ...options, done: '已登记，等待另一人凭存款回单确认' }), useAction(cashDepositsApi.confirm, { ...options, done: '已确认存入银行' })];
  const refuse = useAction(cashDepositsApi.refuse, { refresh: options.refresh, done: '已退回', onDone: () => setAct(null) });
  const close = () => setAct(null);
  const of = act && act.kind !== 'create' ? act.of : null;
  return (
    <>
      <Flex justify="space-between" gap={12} wrap>
        <StatusFilter labels={DEPOSIT_STATUS_LABELS} value={status ?? ''} onChange={setStatus} />
        {can('dues:collect') && <Button type="primary" onClick={() => setAct({ kind: 'create' })}>登记存行</Button>}
      </Flex>
      <PagedTable<CashDeposit>
        pages={pages} size="small" rowKey="id" empty="没有现金存行记录" scroll={{ x: 1060 }}
        columns={[
          { title: '组织', ellipsis: true, render: (_, deposit) => deposit.org.name }, moneyColumn('金额', ({ amountFen }) => amountFen, 130),
          { title: '清点', width: 240, ellipsis: true, render: (_, { countedBy, countedAt }) => `${countedBy} · ${dateTimeText(countedAt)}` },
          { title: '确认', width: 240, ellipsis: true, render: (_, { confirmedBy, depositedOn, slip, reason }) => (confirmedBy ? [confirmedBy, depositedOn && dateText(depositedOn), slip ?? reason].filter(Boolean).join(' · ') : '—') },
          { title: '状态', width: 150, render: (_, deposit) => <ToneTag tone={TONES[deposit.status]} text={DEPOSIT_STATUS_LABELS[deposit.status]} /> },
          {
            title: '操作', width: 150, fixed: 'right',
            render: (_, deposit) => (
              <Flex gap={8}>
                {deposit.allowedActions.includes('confirm') && <Button size="small" type="primary" onClick={() => setAct({ kind: 'confirm', of: deposit })}>确认</Button>}
                {deposit.allowedActions.includes('refuse') && <Button size="small" onClick={() => setAct({ kind: 'refuse', of: deposit })}>退回</Button>}
              </Flex>
            ),
          },
        ]}
      />
      <FormDialog<{ amountFen: Fen; note?: string }> open={act?.kind === 'create'} title="登记现金存行" okText="登记" hint="清点现金后登记，由另一人凭银行存款回单确认。不能多于账上的库存现金。" submit={({ amountFen, note = '' }) => create.mutateAsync({ body: { orgId, amountFen, note } })} onClose={close}>
        <Form.Item name="amountFen" label="金额" rules={MONEY_NEEDED}><MoneyField /></Form.Item>
        <Form.Item name="note" label="备注"><Input maxLength={200} /></Form.Item>
      </FormDialog>
      <FormDialog<{ depositedOn: IsoDate; slip: string }> open={act?.kind === 'confirm'} title="确认已存入银行" okText="确认" initial={{ depositedOn: today() }} submit={(body) => confirm.mutateAsync({ params: { id: of!.id }, body: { ...body, version: of!.version } })} onClose={close}>
        <Form.Item name="depositedOn" label="存款日期" rules={[{ required: true, message: '请选择日期' }]}><DateField notAfter={today()} /></Form.Item>
        <Form.Item name="slip" label="存款回单编号" rules={[{ required: true, whitespace: true, message: '请填写回单编号' }]}><Input maxLength={64} /></Form.Item>
      </FormDialog>
      <ReasonDialog open={act?.kind === 'refuse'} title="退回这笔存行？" label="原因" okText="退回" danger busy={refuse.isPending} onOk={(reason) => of && refuse.mutate({ params: { id: of.id }, body: { reason, version: of.version } })} onCancel={close}>
        <Typography.Paragraph>用于金额与回单不符；退回后由登记人重新清点。</Typography.Paragraph>
      </ReasonDialog>
    </>
  );
}
