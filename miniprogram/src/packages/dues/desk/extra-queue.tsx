import { EXTRA_TONES, moneyText } from '@xianfeng/client-core';
import { duesApi, EXTRA_STATUSES } from '@xianfeng/shared-types';
import { dateText } from '@/shared/format';
import { call } from '@/shared/request';
import { Card, Fact, OnPc, StatusTag } from '@/shared/ui';
import { QueuePage, type QueueProps } from './queue';

/** 大额党费: read here, passed up at the desk. */
export const ExtraQueue = ({ header }: QueueProps) => (
  <QueuePage header={header} load={(cursor) => call(duesApi.extras, { query: { cursor } })} empty={{ icon: 'check-circle', title: '没有自愿多交的党费' }}>
    {({ id, status, member, org, fen, receivedOn }) => (
      <Card key={id}>
        <StatusTag tone={EXTRA_TONES[status]} text={EXTRA_STATUSES[status]} />
        <Fact label="党员">{`${member.name}（${org.name}）`}</Fact>
        <Fact label="金额">{moneyText(fen)}</Fact>
        <Fact label="收到">{dateText(receivedOn)}</Fact>
        {status === 'received' && <OnPc what="填写党员简要情况并逐级上报" />}
      </Card>
    )}
  </QueuePage>
);
