import { View } from '@tarojs/components';
import { CASE_STATUS_LABELS, duesSteps, moneyText, spanText } from '@xianfeng/client-core';
import { ARREARS_OUTCOMES, type ArrearsCase, type ArrearsOutcome } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { loadCases, resolveCase } from '@/features/dues/desk-api';
import { dateOf, dateText } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { Button, Card, ChoiceRow, Fact, FormField, NoticeBar, Sheet, StatusTag, TextArea, Timeline, toast } from '@/shared/ui';
import { QueuePage, type QueueProps } from './queue';
import './desk.scss';

const OUTCOMES = (Object.keys(ARREARS_OUTCOMES) as ArrearsOutcome[]).map((key) => ({ key, text: ARREARS_OUTCOMES[key] }));
const LABELS = { ...CASE_STATUS_LABELS, ...ARREARS_OUTCOMES };
const REASON_MAX = 300;

/** 连续六个月未交: to be looked into by people; nothing follows by itself. */
export const CaseQueue = ({ header }: QueueProps) => (
  <QueuePage header={header} load={loadCases} empty={{ icon: 'check-circle', title: '没有需要了解的情况', note: '连续六个月未交的，会在这里提醒书记了解原因' }}>
    {(one, replace) => <CaseCard key={one.id} one={one} onChanged={replace} />}
  </QueuePage>
);

function CaseCard({ one, onChanged }: { one: ArrearsCase; onChanged: (one: ArrearsCase) => void }) {
  const { member, org, fromMonth, toMonth, months, owedFen, openedAt, status, outcome, rules, history, allowedActions } = one;
  const [resolving, setResolving] = useState(false);
  return (
    <Card>
      <StatusTag tone={status === 'open' ? 'gold' : 'green'} text={outcome ? ARREARS_OUTCOMES[outcome] : CASE_STATUS_LABELS[status]} />
      <Fact label="党员">{`${member.name}（${org.name}）`}</Fact>
      <Fact label="未交">{`${spanText(fromMonth, toMonth)}，共 ${months} 个月 ${moneyText(owedFen)}`}</Fact>
      <Fact label="提醒日期">{dateText(dateOf(openedAt))}</Fact>
      <NoticeBar>先找本人了解原因，再决定怎么办。系统不会自动作任何处理。</NoticeBar>
      {rules.map(({ text, doc, article }) => (
        <View key={text} className="desk__rule">
          <View>{text}</View>
          <View className="desk__basis">{`${doc} ${article}`}</View>
        </View>
      ))}
      <Timeline items={duesSteps(history, LABELS)} />
      {allowedActions.includes('resolve') && <Button block kind="primary" onClick={() => setResolving(true)}>登记了解情况</Button>}
      {resolving && <ResolveSheet one={one} onDone={(next) => { setResolving(false); onChanged(next); }} onClose={() => setResolving(false)} />}
    </Card>
  );
}

interface ResolveSheetProps {
  one: ArrearsCase;
  onDone: (one: ArrearsCase) => void;
  onClose: () => void;
}

function ResolveSheet({ one: { id, version, member }, onDone, onClose }: ResolveSheetProps) {
  const [outcome, setOutcome] = useState<ArrearsOutcome | null>(null);
  const reason = useRef('');
  const resolve = useMutation((key, chosen: ArrearsOutcome) => resolveCase(id, { outcome: chosen, reason: reason.current.trim(), version }, key), {
    onDone: (next) => {
      toast.done('已登记');
      onDone(next);
    },
  });
  const submit = () => {
    if (!outcome || !reason.current.trim()) toast.info('请选择处理方式并写明情况');
    else void resolve.run(outcome);
  };
  return (
    <Sheet open title={`未交情况 · ${member.name}`} onClose={onClose} footer={<Button block kind="primary" loading={resolve.running} onClick={submit}>登记</Button>}>
      <ChoiceRow title="处理方式" options={OUTCOMES} value={outcome} onChange={setOutcome} />
      <View className="xf-sheet__inner">
        <FormField label="了解到的情况" required error={resolve.fieldErrors.reason}>
          <TextArea label="了解到的情况" placeholder="何时、向谁了解，是什么原因" max={REASON_MAX} onChange={(value) => { reason.current = value; }} />
        </FormField>
      </View>
    </Sheet>
  );
}
