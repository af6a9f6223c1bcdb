import { View } from '@tarojs/components';
import { caseReviewsApi, casesApi, type CaseAction, type CaseDetail } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useMutation } from '@/shared/hooks';
import { go, goBack } from '@/shared/navigation';
import { call } from '@/shared/request';
import { Button, ConfirmDialog, NoticeBar, ReasonSheet, toast } from '@/shared/ui';

/** Decided on the review page, where the scores and the likenesses are. */
const DESK: readonly CaseAction[] = [
  'branch_pass', 'branch_return', 'branch_reject', 'safety_pass', 'safety_return', 'assign', 'approve', 'committee_return', 'committee_reject',
  'open_notice', 'answer_objection', 'publish',
];
type Asking = 'recall' | 'remove' | 'withdraw' | null;

/** What the author or an officer may do with the case now. */
export function CaseActions({ item, onChanged }: { item: CaseDetail; onChanged: () => Promise<void> }) {
  const { id, version, allowedActions } = item;
  const [asking, setAsking] = useState<Asking>(null);
  const may = (action: CaseAction) => allowedActions.includes(action);
  const after = (words: string) => () => {
    setAsking(null);
    toast.done(words);
    void onChanged();
  };
  const recall = useMutation((idempotencyKey) => call(casesApi.recall, { params: { id }, body: { version } }, { idempotencyKey }), { onDone: after('已收回') });
  const remove = useMutation(() => call(casesApi.remove, { params: { id } }), { onDone: goBack });
  const withdraw = useMutation(
    (idempotencyKey, reason: string) => call(caseReviewsApi.withdraw, { params: { id }, body: { version, reason } }, { idempotencyKey }),
    { onDone: after('已撤回') },
  );
  const [lastReturn] = item.status === 'returned' ? item.steps.filter(({ to }) => to === 'returned').slice(-1) : [];
  const onDesk = DESK.some(may);
  return (
    <>
      {lastReturn && <NoticeBar tone="red">{`退回意见：${lastReturn.reason}`}</NoticeBar>}
      {(may('edit') || may('recall') || may('remove') || may('withdraw') || onDesk) && (
        <View className="reading__actions">
          {may('edit') && <Button kind="primary" icon="edit" onClick={() => go('caseEdit', { id })}>{item.status === 'returned' ? '修改后再提交' : '继续写'}</Button>}
          {onDesk && <Button kind="primary" onClick={() => go('caseReview', { caseId: id })}>办理</Button>}
          {may('recall') && <Button onClick={() => setAsking('recall')}>收回修改</Button>}
          {may('remove') && <Button icon="trash" onClick={() => setAsking('remove')}>删除草稿</Button>}
          {may('withdraw') && <Button onClick={() => setAsking('withdraw')}>撤回案例</Button>}
        </View>
      )}
      <ConfirmDialog open={asking === 'recall'} title="收回这篇案例？" confirmText="收回" loading={recall.running} onConfirm={() => void recall.run()} onCancel={() => setAsking(null)}>
        收回后可以继续修改，需要重新提交。
      </ConfirmDialog>
      <ConfirmDialog open={asking === 'remove'} title="删除这份草稿？" confirmText="删除" danger loading={remove.running} onConfirm={() => void remove.run()} onCancel={() => setAsking(null)}>
        删除后不能恢复。
      </ConfirmDialog>
      <ReasonSheet
        open={asking === 'withdraw'} title="撤回已发布的案例" hint="作者会看到；撤回后案例库中不再显示" confirmText="撤回" danger
        loading={withdraw.running} onConfirm={(reason) => void withdraw.run(reason)} onClose={() => setAsking(null)}
      />
    </>
  );
}
