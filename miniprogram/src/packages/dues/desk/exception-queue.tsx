import { moneyText } from '@xianfeng/client-core';
import { PAYMENT_EXCEPTION_LABELS } from '@xianfeng/shared-types';
import { loadExceptions } from '@/features/dues/desk-api';
import { dateTimeText } from '@/shared/format';
import { Card, Fact, OnPc } from '@/shared/ui';
import { QueuePage, type QueueProps } from './queue';

/** Money that the system can't place: read here, decided at the desk. */
export const ExceptionQueue = ({ header }: QueueProps) => (
  <QueuePage header={header} load={loadExceptions} empty={{ icon: 'check-circle', title: '没有待查收款' }}>
    {({ id, kind, reason, fen, memberName, org, createdAt }) => (
      <Card key={id}>
        <Fact label="情况">{PAYMENT_EXCEPTION_LABELS[kind]}</Fact>
        {fen !== null && <Fact label="金额">{moneyText(fen)}</Fact>}
        <Fact label="党员">{`${memberName ?? '未知'}（${org.name}）`}</Fact>
        <Fact label="说明">{reason}</Fact>
        <Fact label="时间">{dateTimeText(createdAt)}</Fact>
        <OnPc what="核对和处理" />
      </Card>
    )}
  </QueuePage>
);
