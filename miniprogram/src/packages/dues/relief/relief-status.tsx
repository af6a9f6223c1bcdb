import { duesSteps, RELIEF_TONES, reliefText } from '@xianfeng/client-core';
import { RELIEF_STATUSES, type Id, type MyDues } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadMyDues, withdrawRelief } from '@/features/dues/api';
import { useLoad, useMutation } from '@/shared/hooks';
import { Button, Card, ConfirmDialog, EmptyState, Fact, LoadedPage, SectionTitle, StatusTag, Timeline, toast } from '@/shared/ui';

const APPROVERS = { higher_committee: '上一级党委', branch: '所在支部' } as const;

/** Where my application stands. */
export function ReliefStatusPage({ id }: { id: Id }) {
  const state = useLoad(() => loadMyDues(), []);
  const [asking, setAsking] = useState(false);
  const relief = reliefOf(state.data, id);
  const withdraw = useMutation((key, version: number) => withdrawRelief(id, version, key), {
    onDone: () => {
      setAsking(false);
      toast.done('已撤回');
      void state.reload();
    },
  });
  return (
    <LoadedPage state={state} skeleton="detail" footer={relief?.allowedActions.includes('withdraw') && <Button block onClick={() => setAsking(true)}>撤回申请</Button>}>
      {() => (relief ? (
        <>
          <Card>
            <StatusTag tone={RELIEF_TONES[relief.status]} text={RELIEF_STATUSES[relief.status]} />
            <Fact label="申请">{reliefText(relief)}</Fact>
            <Fact label="原因">{relief.reason}</Fact>
            <Fact label="由谁批准">{APPROVERS[relief.approver]}</Fact>
            <Fact label="依据">{`${relief.doc} ${relief.article}`}</Fact>
          </Card>
          <SectionTitle title="办理经过" />
          <Card><Timeline items={duesSteps(relief.history, RELIEF_STATUSES, RELIEF_TONES)} /></Card>
          <ConfirmDialog open={asking} title="撤回申请？" confirmText="撤回" loading={withdraw.running} onConfirm={() => void withdraw.run(relief.version)} onCancel={() => setAsking(false)}>
            撤回后照常交纳，之后仍可再次申请。
          </ConfirmDialog>
        </>
      ) : <EmptyState icon="search" title="内容不存在" note="可能已办结较久，请向支部了解" />)}
    </LoadedPage>
  );
}

const reliefOf = (dues: MyDues | null, id: Id) => dues?.reliefs.find((one) => one.id === id) ?? null;
