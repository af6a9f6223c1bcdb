import { View } from '@tarojs/components';
import { duesSteps, RELIEF_TONES, reliefText } from '@xianfeng/client-core';
import { RELIEF_STATUSES, type DuesRelief } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { decideRelief, loadReliefs, studyRelief } from '@/features/dues/desk-api';
import { dateOf } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { Button, Card, DateRow, Fact, FormField, Sheet, StatusTag, TextArea, Timeline, toast } from '@/shared/ui';
import { QueuePage, type QueueProps } from './queue';
import './desk.scss';

const OPINION_MAX = 300;

/** 少交、免交: the branch studies, the committee above decides. */
export const ReliefQueue = ({ header }: QueueProps) => (
  <QueuePage header={header} load={loadReliefs} empty={{ icon: 'check-circle', title: '没有少交、免交申请' }}>
    {(relief, replace) => <ReliefCard key={relief.id} relief={relief} onChanged={replace} />}
  </QueuePage>
);

function ReliefCard({ relief, onChanged }: { relief: DuesRelief; onChanged: (relief: DuesRelief) => void }) {
  const { member, org, reason, status, doc, article, history, allowedActions } = relief;
  const [deciding, setDeciding] = useState(false);
  const asked = allowedActions.includes('study') || allowedActions.includes('decide');
  return (
    <Card>
      <StatusTag tone={RELIEF_TONES[status]} text={RELIEF_STATUSES[status]} />
      <Fact label="党员">{`${member.name}（${org.name}）`}</Fact>
      <Fact label="申请">{reliefText(relief)}</Fact>
      <Fact label="原因">{reason}</Fact>
      <Fact label="依据">{`${doc} ${article}`}</Fact>
      <Timeline items={duesSteps(history, RELIEF_STATUSES, RELIEF_TONES)} />
      {asked && <Button block kind="primary" onClick={() => setDeciding(true)}>{allowedActions.includes('study') ? '登记支部研究意见' : '审批'}</Button>}
      {deciding && <DecideSheet relief={relief} onDone={(next) => { setDeciding(false); onChanged(next); }} onClose={() => setDeciding(false)} />}
    </Card>
  );
}

interface DecideSheetProps {
  relief: DuesRelief;
  onDone: (relief: DuesRelief) => void;
  onClose: () => void;
}

/** The branch's word with the day of its meeting, or the committee's. */
function DecideSheet({ relief: { id, version, member, allowedActions }, onDone, onClose }: DecideSheetProps) {
  const study = allowedActions.includes('study');
  const today = dateOf(Date.now());
  const [meetingOn, setMeetingOn] = useState(today);
  const opinion = useRef('');
  const decide = useMutation((key, agree: boolean) => {
    const words = opinion.current.trim();
    return study ? studyRelief(id, { agree, opinion: words, meetingOn, version }, key) : decideRelief(id, { approve: agree, opinion: words, version }, key);
  }, {
    onDone: (next) => {
      toast.done('已登记');
      onDone(next);
    },
  });
  const submit = (agree: boolean) => (opinion.current.trim() ? void decide.run(agree) : toast.info('请填写意见'));
  return (
    <Sheet
      open
      title={`${study ? '支部研究' : '审批'} · ${member.name}`}
      onClose={onClose}
      footer={(
        <>
          <Button block disabled={decide.running} onClick={() => submit(false)}>{study ? '不同意' : '不批准'}</Button>
          <Button block kind="primary" loading={decide.running} onClick={() => submit(true)}>{study ? '同意' : '批准'}</Button>
        </>
      )}
    >
      {study && <DateRow title="支部会议日期" value={meetingOn} to={today} onChange={setMeetingOn} />}
      <View className="xf-sheet__inner">
        <FormField label="意见" required hint="申请人能看到" error={decide.fieldErrors.opinion ?? decide.fieldErrors.meetingOn}>
          <TextArea label="意见" max={OPINION_MAX} onChange={(value) => { opinion.current = value; }} />
        </FormField>
      </View>
    </Sheet>
  );
}
