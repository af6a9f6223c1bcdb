import { caseReviewsApi, type CaseAction, type CaseDetail } from '@xianfeng/shared-types';
import { useState } from 'react';
import { DECISIONS, type Decision } from '@/features/cases/decisions';
import { dateText } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { ActionSheet, Button, ConfirmDialog, ReasonSheet, toast } from '@/shared/ui';

type Step = 'open_notice' | 'publish';
const MAIN: readonly CaseAction[] = ['branch_pass', 'safety_pass', 'approve'];
const STEPS: Record<Step, string> = { open_notice: '开始公示', publish: '发布' };

export interface DeskActionsProps {
  item: CaseDetail;
  /** Reviews handed in suffice to approve; until then the button would only be refused. */
  enoughReviews: boolean;
  onDone: () => Promise<void>;
}

/** Decisions on this case: the one that moves it on as the main button, the others behind 更多. */
export function DeskActions({ item, enoughReviews, onDone }: DeskActionsProps) {
  const { id, version, allowedActions, notice } = item;
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const [asking, setAsking] = useState<Step | 'more' | null>(null);
  const finished = () => {
    setDeciding(null);
    setAsking(null);
    toast.done('已办理');
    void onDone();
  };
  const decide = useMutation((key, decision: Decision, words: string) => decision.send(item, words, key), { onDone: finished });
  const step = useMutation(
    (idempotencyKey, which: Step) => call(which === 'publish' ? caseReviewsApi.publish : caseReviewsApi.openNotice, { params: { id }, body: { version } }, { idempotencyKey }),
    { onDone: finished },
  );
  const decisions = DECISIONS.filter(({ action }) => allowedActions.includes(action) && (action !== 'approve' || enoughReviews));
  const next = (Object.keys(STEPS) as Step[]).find((one) => allowedActions.includes(one));
  // A decision that only sends back or ends is never the main button.
  const onward = next ? null : (decisions.find(({ action }) => MAIN.includes(action)) ?? null);
  const rest = decisions.filter((one) => one !== onward);
  const close = () => setAsking(null);
  if (!next && decisions.length === 0) return <Button block disabled>无需您办理</Button>;
  return (
    <>
      {rest.length > 0 && <Button block={!next && !onward} onClick={() => setAsking('more')}>{next || onward ? '其他决定' : '退回或不通过'}</Button>}
      {next && <Button block kind="primary" onClick={() => setAsking(next)}>{STEPS[next]}</Button>}
      {onward && <Button block kind="primary" onClick={() => setDeciding(onward)}>{onward.text}</Button>}
      <ActionSheet
        open={asking === 'more'}
        title="其他决定"
        actions={rest.map(({ action, text, hint }) => ({ key: action, text, note: hint }))}
        onPick={(action) => {
          close();
          setDeciding(DECISIONS.find((one) => one.action === action) ?? null);
        }}
        onClose={close}
      />
      <ReasonSheet
        open={deciding !== null} title={deciding?.title ?? ''} label="意见" hint={deciding?.hint ?? ''} confirmText={deciding?.text ?? ''} optional={deciding?.optional} danger={deciding?.danger}
        loading={decide.running} onConfirm={(words) => deciding && void decide.run(deciding, words)} onClose={() => setDeciding(null)}
      />
      <ConfirmDialog open={asking === 'open_notice'} title="开始公示？" confirmText="开始公示" loading={step.running} onConfirm={() => void step.run('open_notice')} onCancel={close}>
        按规定的工作日数公示，全体党员可读、可提异议。
      </ConfirmDialog>
      <ConfirmDialog open={asking === 'publish'} title="发布到案例库？" confirmText="发布" loading={step.running} onConfirm={() => void step.run('publish')} onCancel={close}>
        {notice ? `公示期至 ${dateText(notice.endsOn)}。公示期满、异议答复完毕才能发布。` : undefined}
      </ConfirmDialog>
    </>
  );
}
