import { moneyText, spanText } from '@xianfeng/client-core';
import {
  BOOK_ENTRY_KINDS, BOOK_ENTRY_STATUS_LABELS, DIFFERENCE_KIND_LABELS, DIFFERENCE_STATUS_LABELS, DUES_USE_STATUS_LABELS, REMITTANCE_STATUS_LABELS,
  type BookEntryStatus, type DifferenceStatus, type DuesUseStatus, type RemittanceStatus,
} from '@xianfeng/shared-types';
import { loadDifferences, loadEntries, loadRemittances, loadUses } from '@/features/dues/books-api';
import { dateText } from '@/shared/format';
import { Card, Fact, OnPc, StatusTag } from '@/shared/ui';
import { QueuePage, type QueueProps } from './queue';

type Tones<Status extends string> = Record<Status, 'gold' | 'blue' | 'green' | 'grey' | 'red'>;
const USE_TONES: Tones<DuesUseStatus> = { requested: 'gold', paid: 'green', rejected: 'grey', withdrawn: 'grey' };
const REMITTANCE_TONES: Tones<RemittanceStatus> = { draft: 'blue', sent: 'gold', received: 'green', cancelled: 'grey' };
const ENTRY_TONES: Tones<BookEntryStatus> = { entered: 'gold', confirmed: 'green', refused: 'grey', reversed: 'grey' };
const DIFFERENCE_TONES: Tones<DifferenceStatus> = { open: 'red', taken: 'gold', explained: 'blue', settled: 'green' };

/** Uses of funds: read here, approved and paid at the desk, beside the bank's slip. */
export const UseQueue = ({ header }: QueueProps) => (
  <QueuePage header={header} load={loadUses} empty={{ icon: 'check-circle', title: '没有使用申请' }}>
    {({ id, status, org, className, purpose, amountFen, decidedOn, requestedBy, allowedActions }) => (
      <Card key={id}>
        <StatusTag tone={USE_TONES[status]} text={DUES_USE_STATUS_LABELS[status]} />
        <Fact label="用途">{`${purpose}（${className}）`}</Fact>
        <Fact label="金额">{moneyText(amountFen)}</Fact>
        <Fact label="组织">{org.name}</Fact>
        <Fact label="集体决定">{dateText(decidedOn)}</Fact>
        <Fact label="申请人">{requestedBy}</Fact>
        {allowedActions.length > 0 && <OnPc what={allowedActions.includes('approve') ? '查看会议记录并审批' : '撤回申请'} />}
      </Card>
    )}
  </QueuePage>
);

/** Dues on their way up. */
export const RemittanceQueue = ({ header }: QueueProps) => (
  <QueuePage header={header} load={loadRemittances} empty={{ icon: 'check-circle', title: '没有上缴记录' }}>
    {({ id, status, from, toName, fromMonth, toMonth, amountFen }) => (
      <Card key={id}>
        <StatusTag tone={REMITTANCE_TONES[status]} text={REMITTANCE_STATUS_LABELS[status]} />
        <Fact label="上缴">{`${from.name} → ${toName}`}</Fact>
        <Fact label="期间">{spanText(fromMonth, toMonth)}</Fact>
        <Fact label="金额">{moneyText(amountFen)}</Fact>
        {(status === 'draft' || status === 'sent') && <OnPc what={status === 'sent' ? '对照银行回单确认收到' : '汇出后确认'} />}
      </Card>
    )}
  </QueuePage>
);

/** Interest and opening balances. */
export const EntryQueue = ({ header }: QueueProps) => (
  <QueuePage header={header} load={loadEntries} empty={{ icon: 'check-circle', title: '没有利息或期初登记' }}>
    {({ id, status, kind, org, amountFen, on, voucher, enteredBy, allowedActions }) => (
      <Card key={id}>
        <StatusTag tone={ENTRY_TONES[status]} text={BOOK_ENTRY_STATUS_LABELS[status]} />
        <Fact label="类别">{`${BOOK_ENTRY_KINDS[kind]}（${org.name}）`}</Fact>
        <Fact label="金额">{moneyText(amountFen)}</Fact>
        <Fact label="凭证">{`${dateText(on)}，${voucher}`}</Fact>
        <Fact label="登记人">{enteredBy}</Fact>
        {allowedActions.includes('confirm') && <OnPc what="核对凭证并确认" />}
      </Card>
    )}
  </QueuePage>
);

/** What WeChat's bills and the books don't agree on. */
export const DifferenceQueue = ({ header }: QueueProps) => (
  <QueuePage header={header} load={loadDifferences} empty={{ icon: 'check-circle', title: '没有对账差异' }}>
    {({ id, status, kind, day, billFen, hereFen, org, owner }) => (
      <Card key={id}>
        <StatusTag tone={DIFFERENCE_TONES[status]} text={DIFFERENCE_STATUS_LABELS[status]} />
        <Fact label="情况">{DIFFERENCE_KIND_LABELS[kind]}</Fact>
        <Fact label="账单日期">{dateText(day)}</Fact>
        <Fact label="微信账单">{billFen === null ? '没有' : moneyText(billFen)}</Fact>
        <Fact label="本系统">{hereFen === null ? '没有' : moneyText(hereFen)}</Fact>
        {org && <Fact label="支部">{org.name}</Fact>}
        <Fact label="核查人">{owner?.name ?? '未认领'}</Fact>
        {(status === 'open' || status === 'taken') && <OnPc what="核查和说明" />}
      </Card>
    )}
  </QueuePage>
);
