import { BULLETIN_ACTION_LABELS } from '@xianfeng/client-core';
import { bulletinsApi, rankingsApi, type Bulletin } from '@xianfeng/shared-types';
import { App, Button, Tooltip, Typography } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { ReasonDialog } from '@/shared/ui';
import { CONSEQUENCES, stepLabel, STEPS, type BulletinStep } from './bulletin-words';

const CHANGED = [bulletinsApi.detail, bulletinsApi.list, bulletinsApi.versions, rankingsApi.closes] as const;

/** The steps that this officer may take with the bulletin now, each said before it is done. */
export function BulletinSteps({ bulletin: { id, version, allowedActions }, unsaved }: { bulletin: Bulletin; unsaved: boolean }) {
  const { modal } = App.useApp();
  const [returning, setReturning] = useState(false);
  const submit = useAction(bulletinsApi.submit, { done: '已提交审批', refresh: CHANGED });
  const approve = useAction(bulletinsApi.approve, { done: '已批准', refresh: CHANGED });
  const publish = useAction(bulletinsApi.publish, { done: '已发布，正在通知各支部', refresh: CHANGED });
  const giveBack = useAction(bulletinsApi.returnToEditor, { done: '已退回', refresh: CHANGED, onDone: () => setReturning(false) });
  const actions = { submit, approve, publish };
  const ask = (step: BulletinStep) =>
    modal.confirm({
      title: `${stepLabel(step)}？`,
      content: CONSEQUENCES[step],
      okText: BULLETIN_ACTION_LABELS[step],
      onOk: () => actions[step].mutateAsync({ params: { id }, body: { version } }).catch(() => undefined),
    });
  return (
    <>
      {allowedActions.includes('return') && <Button onClick={() => setReturning(true)}>{BULLETIN_ACTION_LABELS.return}</Button>}
      {STEPS.filter((step) => allowedActions.includes(step)).map((step) => (
        <Tooltip key={step} title={unsaved && '有未保存的修改，请先保存或撤销'}>
          <Button type="primary" disabled={unsaved} loading={actions[step].isPending} onClick={() => ask(step)}>
            {stepLabel(step)}
          </Button>
        </Tooltip>
      ))}
      <ReasonDialog
        open={returning}
        title="退回修改？"
        label="退回原因"
        okText="退回"
        max={500}
        busy={giveBack.isPending}
        onOk={(reason) => giveBack.mutate({ params: { id }, body: { version, reason } })}
        onCancel={() => setReturning(false)}
      >
        <Typography.Paragraph>退回后回到起草状态，由起草人修改后再次提交。请写明需要修改的地方。</Typography.Paragraph>
      </ReasonDialog>
    </>
  );
}
