import { APPEAL_TONES, appealSteps, dueText } from '@xianfeng/client-core';
import { APPEAL_STATUS_LABELS, type Id } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadAppeal, withdrawAppeal } from '@/features/points/api';
import { EntryFacts } from '@/features/points/components/entry-facts';
import { useLoad, useMutation } from '@/shared/hooks';
import { Button, Card, ConfirmDialog, LoadedPage, NoticeBar, SectionTitle, StatusTag, Timeline, toast } from '@/shared/ui';

/** Where my appeal stands. */
export function AppealStatusPage({ id }: { id: Id }) {
  const state = useLoad(() => loadAppeal(id), [id]);
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation((key, version: number) => withdrawAppeal(id, version, key), {
    onDone: () => {
      setAsking(false);
      toast.done('已撤回');
      void state.reload();
    },
  });
  return (
    <LoadedPage state={state} skeleton="detail" footer={state.data?.allowedActions.includes('withdraw') && <Button block onClick={() => setAsking(true)}>撤回申诉</Button>}>
      {(appeal) => (
        <>
          {appeal.status === 'open' && <NoticeBar tone={appeal.overdue ? 'red' : 'gold'}>{dueText(appeal).text}</NoticeBar>}
          <SectionTitle title="办理经过" />
          <Card>
            <StatusTag tone={APPEAL_TONES[appeal.status]} text={APPEAL_STATUS_LABELS[appeal.status]} />
            <Timeline items={appealSteps(appeal)} />
          </Card>
          <SectionTitle title="所涉积分" />
          <Card flush><EntryFacts entry={appeal.entry} /></Card>
          <ConfirmDialog open={asking} title="撤回申诉？" confirmText="撤回" loading={withdraw.running} onConfirm={() => void withdraw.run(appeal.version)} onCancel={() => setAsking(false)}>
            撤回后积分保持不变，之后仍可再次提出。
          </ConfirmDialog>
        </>
      )}
    </LoadedPage>
  );
}
