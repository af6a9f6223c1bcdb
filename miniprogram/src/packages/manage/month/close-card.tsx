import { checkState, checkWords, isClosing, PHASE_STEPS, phaseIndex } from '@xianfeng/client-core';
import type { MonthClose } from '@xianfeng/shared-types';
import { useEffect, useState } from 'react';
import { closeMonth, loadClose } from '@/features/rankings/api';
import { dateTimeText, monthText } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { Card, ConfirmDialog, Icon, ListRow, PrimaryButton, SectionTitle, StatusTag, Steps } from '@/shared/ui';

/** How often a running close is looked at. */
const POLL_MS = 1_000;

interface CloseCardProps {
  close: MonthClose;
  onChange: (close: MonthClose) => void;
}

/** What is still open, and the close with its progress. */
export function CloseCard({ close, onChange }: CloseCardProps) {
  const { month, phase, checks, progress, closedAt, startedBy, allowedActions } = close;
  const [asking, setAsking] = useState(false);
  const { blocked, open } = checkState(checks);
  const running = isClosing(close);
  const start = useMutation((key) => closeMonth(month, true, key), {
    onDone: (next) => {
      setAsking(false);
      onChange(next);
    },
  });

  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => {
      // The next look tells; a failed one changes nothing.
      loadClose(month).then(onChange, () => undefined);
    }, POLL_MS);
    return () => clearInterval(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one timer per run
  }, [running, month]);

  return (
    <>
      <SectionTitle title={`${monthText(month)}结账`} />
      <Card>
        <Steps steps={PHASE_STEPS} current={phaseIndex(phase)} />
      </Card>
      <Card flush>
        {phase === 'closed' && closedAt && (
          <ListRow lead={<Icon name="check-circle" tone="green" />} title="已结账并封存" note={`${dateTimeText(closedAt)}${startedBy ? ` · ${startedBy}` : ''}`} />
        )}
        {running && <ListRow lead={<Icon name="clock" tone="gold" />} title={`正在结账：${PHASE_STEPS[phaseIndex(phase)]}`} note={`已完成 ${progress.done} / ${progress.of} 个单位`} />}
        {phase !== 'closed' && checks.map((check) => {
          const { note, tone, text } = checkWords(check);
          return <ListRow key={check.code} title={check.title} note={note} value={<StatusTag tone={tone} text={text} />} />;
        })}
        {phase === null && checks.length === 0 && <ListRow lead={<Icon name="check-circle" tone="green" />} title="检查通过，可以结账" />}
      </Card>
      {allowedActions.includes('close') && phase !== 'closed' && (
        <PrimaryButton disabled={blocked} loading={start.running || running} onClick={() => setAsking(true)}>{running ? '正在结账' : '结账'}</PrimaryButton>
      )}
      <ConfirmDialog open={asking} title={`${monthText(month)}结账？`} confirmText="结账" loading={start.running} onConfirm={() => void start.run()} onCancel={() => setAsking(false)}>
        {`${open ? '还有未办结的事项，结账后的变化计入下个月。' : ''}结账后名次封存，不能更改。`}
      </ConfirmDialog>
    </>
  );
}
