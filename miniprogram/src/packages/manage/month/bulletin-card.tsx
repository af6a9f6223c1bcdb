import { View } from '@tarojs/components';
import { BULLETIN_ACTION_LABELS, BULLETIN_STEPS, BULLETIN_TONES, bulletinIndex } from '@xianfeng/client-core';
import { BULLETIN_STATUS_LABELS, type Bulletin, type MonthClose } from '@xianfeng/shared-types';
import { useState } from 'react';
import { generateBulletin, loadBulletin, returnBulletin, stepBulletin } from '@/features/rankings/api';
import { dateTimeText } from '@/shared/format';
import { useLoad, useMutation } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Button, Card, ConfirmDialog, FormField, ListRow, Loaded, OnPc, PrimaryButton, SectionTitle, Sheet, StatusTag, Steps, TextArea, Timeline, toast } from '@/shared/ui';
import './month.scss';

interface BulletinCardProps {
  close: MonthClose;
  onGenerated: () => void;
}

/** The month's bulletin from draft to publication. */
export function BulletinCard({ close, onGenerated }: BulletinCardProps) {
  const { month, bulletinId, allowedActions } = close;
  const generate = useMutation((key) => generateBulletin(month, key), { onDone: onGenerated });
  return (
    <>
      <SectionTitle title="月度通报" />
      {bulletinId ? <Existing id={bulletinId} /> : (
        <Card>
          <View className="xf-month-hint">还没有通报。按封存的名次生成初稿，文字在电脑端修改，数字不能改。</View>
          {allowedActions.includes('draft_bulletin') && <PrimaryButton loading={generate.running} onClick={() => void generate.run()}>生成通报初稿</PrimaryButton>}
        </Card>
      )}
    </>
  );
}

const STEPS = ['submit', 'approve', 'publish'] as const;
type Step = (typeof STEPS)[number];
const CONSEQUENCES: Record<Step, string> = {
  submit: '提交后由审批人审阅，起草人不能审批自己的通报。',
  approve: '批准后即可发布。',
  publish: '发布后全体党员可见，并向参加排名的支部发送本月消息。',
};

function Existing({ id }: { id: string }) {
  const state = useLoad(() => loadBulletin(id), [id]);
  const [asking, setAsking] = useState<Step | null>(null);
  const [returning, setReturning] = useState(false);
  const done = (bulletin: Bulletin) => {
    state.setData(bulletin);
    setAsking(null);
    setReturning(false);
    toast.done('已完成');
  };
  const step = useMutation((key, what: Step, version: number) => stepBulletin(what, id, version, key), { onDone: done });
  return (
    <Loaded state={state} skeleton="detail">
      {(bulletin) => (
        <>
          <Card><Steps steps={BULLETIN_STEPS} current={bulletinIndex[bulletin.status]} /></Card>
          <Card flush>
            <ListRow
              icon="flag"
              title={bulletin.title}
              note={<StatusTag tone={BULLETIN_TONES[bulletin.status]} text={BULLETIN_STATUS_LABELS[bulletin.status]} />}
              onClick={() => go('bulletin', { id })}
            />
          </Card>
          <Actions bulletin={bulletin} onStep={setAsking} onReturn={() => setReturning(true)} />
          {bulletin.history.length > 0 && (
            <Card>
              <Timeline items={bulletin.history.map(({ at, by, action, reason }) => ({ key: at + action, title: BULLETIN_ACTION_LABELS[action], time: `${dateTimeText(at)} · ${by}`, note: reason }))} />
            </Card>
          )}
          <ConfirmDialog
            open={asking !== null}
            title={asking ? `${BULLETIN_ACTION_LABELS[asking]}这份通报？` : ''}
            confirmText={asking ? BULLETIN_ACTION_LABELS[asking] : ''}
            loading={step.running}
            onConfirm={() => asking && void step.run(asking, bulletin.version)}
            onCancel={() => setAsking(null)}
          >
            {asking && CONSEQUENCES[asking]}
          </ConfirmDialog>
          <ReturnSheet bulletin={bulletin} open={returning} onClose={() => setReturning(false)} onDone={done} />
        </>
      )}
    </Loaded>
  );
}

function Actions({ bulletin, onStep, onReturn }: { bulletin: Bulletin; onStep: (step: Step) => void; onReturn: () => void }) {
  const { allowedActions } = bulletin;
  if (allowedActions.length === 0) return null;
  return (
    <Card className="xf-month-actions">
      {allowedActions.includes('return') && <Button block onClick={onReturn}>退回修改</Button>}
      {STEPS.filter((step) => allowedActions.includes(step)).map((step) => <PrimaryButton key={step} onClick={() => onStep(step)}>{`${BULLETIN_ACTION_LABELS[step]}通报`}</PrimaryButton>)}
      {allowedActions.includes('edit') && <OnPc what="修改通报文字" />}
    </Card>
  );
}

function ReturnSheet({ bulletin, open, onClose, onDone }: { bulletin: Bulletin; open: boolean; onClose: () => void; onDone: (bulletin: Bulletin) => void }) {
  const [reason, setReason] = useState('');
  const send = useMutation((key) => returnBulletin(bulletin.id, bulletin.version, reason.trim(), key), { onDone });
  return (
    <Sheet open={open} title="退回修改" onClose={onClose} footer={<PrimaryButton loading={send.running} disabled={reason.trim() === ''} onClick={() => void send.run()}>退回</PrimaryButton>}>
      <View className="xf-month-form">
        <FormField label="退回原因" required error={send.fieldErrors.reason}>
          <TextArea label="退回原因" placeholder="请写明需要修改的地方" max={200} onChange={setReason} />
        </FormField>
      </View>
    </Sheet>
  );
}
