import { moneyText, type Tone } from '@xianfeng/client-core';
import {
  BOOK_ENTRY_KINDS, BOOK_ENTRY_STATUS_LABELS, bookEntriesApi, DUES_ACCOUNTS, type BookEntry, type BookEntryAction, type BookEntryKind, type BookEntryStatus, type EnterBookEntryBody, type Id,
} from '@xianfeng/shared-types';
import { Alert, App, Button, Flex, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { useAction, usePages } from '@/shared/api';
import { dateText, dateTimeText, today } from '@/shared/format';
import { useCan } from '@/shared/session';
import { DateField, FormDialog, PagedTable, ReasonDialog, ToneTag } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import { MONEY_NEEDED, MoneyField } from '../parts/money-field';
import { MONEY_PLACES } from '../parts/money-places';
import { StatusFilter } from '../parts/status-filter';

const TONES: Record<BookEntryStatus, Tone> = { entered: 'gold', confirmed: 'green', refused: 'grey', reversed: 'grey' };
const WORDS: Record<BookEntryAction, string> = { confirm: '确认入账', refuse: '退回', reverse: '冲销' };

const HINTS: Record<BookEntryKind, string> = {
  interest: '党费存款的利息是党费收入。照银行回单登记，由另一位党费管理员核对回单后确认入账。',
  opening: '从年中开始记账时，把启用前各账户的结余各登记一次，日期不晚于第一笔账；由另一位党费管理员核对后入账。',
};

interface Props {
  orgId: Id;
  orgName?: string;
}

/** Money that no payment brings: interest of the bank, and what there was when the books began. */
export function EntriesPart({ orgId, orgName = '' }: Props) {
  const can = useCan();
  const { modal } = App.useApp();
  const [status, setStatus] = useState<string | null>(null);
  const [entering, setEntering] = useState<BookEntryKind | null>(null);
  const [undoing, setUndoing] = useState<{ action: 'refuse' | 'reverse'; of: BookEntry } | null>(null);
  const pages = usePages(bookEntriesApi.list, { query: { orgId, status: (status ?? undefined) as BookEntryStatus | undefined, limit: 50 } });
  const refresh = [bookEntriesApi.list];
  const done = () => setUndoing(null);
  const confirm = useAction(bookEntriesApi.confirm, { done: '已入账', refresh });
  const [refuse, reverse] = [useAction(bookEntriesApi.refuse, { done: '已退回', refresh, onDone: done }), useAction(bookEntriesApi.reverse, { done: '已冲销', refresh, onDone: done })];
  const undo = undoing?.action === 'reverse' ? reverse : refuse;
  const ask = (entry: BookEntry) =>
    modal.confirm({
      title: `确认${BOOK_ENTRY_KINDS[entry.kind]} ${moneyText(entry.amountFen)}入账？`, content: `请先核对凭证“${entry.voucher}”的日期和金额，入账后只能冲销更正。`, okText: '确认入账',
      onOk: () => confirm.mutateAsync({ params: { id: entry.id }, body: { version: entry.version } }).catch(() => undefined),
    });
  const act = (action: BookEntryAction, of: BookEntry) => (action === 'confirm' ? ask(of) : setUndoing({ action, of }));
  return (
    <>
      <Flex justify="space-between" gap={12} wrap>
        <StatusFilter labels={BOOK_ENTRY_STATUS_LABELS} value={status ?? ''} onChange={setStatus} />
        {can('dues:finance') && (
          <Flex gap={8}>
            <Button onClick={() => setEntering('opening')}>登记期初</Button>
            <Button type="primary" onClick={() => setEntering('interest')}>登记利息</Button>
          </Flex>
        )}
      </Flex>
      <PagedTable<BookEntry>
        pages={pages} size="small" rowKey="id" empty="没有利息或期初记录" scroll={{ x: 1152 }}
        columns={[
          { title: '组织', ellipsis: true, render: (_, { org }) => org.name },
          { title: '类别', width: 150, ellipsis: true, render: (_, { kind, account }) => (kind === 'opening' ? `期初 · ${DUES_ACCOUNTS[account].name}` : BOOK_ENTRY_KINDS[kind]) },
          moneyColumn('金额', ({ amountFen }) => amountFen, 110), { title: '日期', width: 132, render: (_, { on }) => dateText(on) },
          { title: '凭证', width: 130, ellipsis: true, render: (_, { voucher, note }) => <span title={[voucher, note].filter(Boolean).join('，')}>{voucher}</span> },
          { title: '登记 / 确认', width: 160, ellipsis: true, render: (_, entry) => <span title={peopleText(entry)}>{`${entry.enteredBy} / ${entry.decidedBy ?? '—'}`}</span> },
          { title: '状态', width: 140, render: (_, entry) => <ToneTag tone={TONES[entry.status]} text={BOOK_ENTRY_STATUS_LABELS[entry.status]} /> },
          {
            title: '操作', width: 160, fixed: 'right',
            render: (_, entry) => (
              <Flex gap={8}>
                {entry.allowedActions.map((action) => <Button key={action} size="small" type={action === 'confirm' ? 'primary' : 'default'} onClick={() => act(action, entry)}>{WORDS[action]}</Button>)}
              </Flex>
            ),
          },
        ]}
      />
      {entering && <EnterDialog kind={entering} orgId={orgId} orgName={orgName} onClose={() => setEntering(null)} />}
      <ReasonDialog
        open={undoing !== null} title={undoing ? `${WORDS[undoing.action]}这笔${BOOK_ENTRY_KINDS[undoing.of.kind]}？` : ''} label="原因" okText={undoing ? WORDS[undoing.action] : ''} danger busy={undo.isPending}
        onOk={(reason) => undoing && undo.mutate({ params: { id: undoing.of.id }, body: { reason, version: undoing.of.version } })} onCancel={done}
      >
        <Typography.Paragraph>{undoing?.action === 'reverse' ? '以今天的一笔相反账目冲销，原来的账目保留备查；款项已用出的不能冲销。' : '用于与凭证不符的登记；退回后可以重新登记。'}</Typography.Paragraph>
      </ReasonDialog>
    </>
  );
}

const peopleText = ({ enteredBy, enteredAt, decidedBy, decidedAt, reason }: BookEntry): string =>
  [`${enteredBy} ${dateTimeText(enteredAt)} 登记`, decidedBy && decidedAt && `${decidedBy} ${dateTimeText(decidedAt)} 办理`, reason].filter(Boolean).join('；');

function EnterDialog({ kind, orgId, orgName, onClose }: { kind: BookEntryKind; orgId: Id; orgName: string; onClose: () => void }) {
  const enter = useAction(bookEntriesApi.enter, { quiet: true, done: '已登记，等待另一人确认', refresh: [bookEntriesApi.list] });
  const opening = kind === 'opening';
  return (
    <FormDialog<Omit<EnterBookEntryBody, 'orgId' | 'kind'>>
      open title={opening ? '登记期初结余' : '登记存款利息'} okText="登记" initial={{ account: 'bank', on: today(), note: '' }} hint={HINTS[kind]}
      submit={(values) => enter.mutateAsync({ body: { ...values, orgId, kind } })} onClose={onClose}
    >
      <Alert type="info" title={`记入${orgName}的账`} style={{ marginBottom: 16 }} />
      <Form.Item name="account" label="账户" hidden={!opening}><Select options={MONEY_PLACES} /></Form.Item>
      <Form.Item name="amountFen" label="金额" rules={MONEY_NEEDED}><MoneyField /></Form.Item>
      <Form.Item name="on" label={opening ? '启用日期' : '回单日期'} rules={[{ required: true, message: '请选择日期' }]}><DateField notAfter={today()} /></Form.Item>
      <Form.Item name="voucher" label={opening ? '依据' : '回单编号'} rules={[{ required: true, whitespace: true, message: opening ? '请填写结余的依据，例如 2026 年 9 月账簿' : '请填写银行回单编号' }]}><Input maxLength={64} /></Form.Item>
      <Form.Item name="note" label="说明"><Input maxLength={200} /></Form.Item>
    </FormDialog>
  );
}
