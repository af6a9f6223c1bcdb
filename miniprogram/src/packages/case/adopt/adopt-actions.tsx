import { View } from '@tarojs/components';
import { adoptionsApi, type Adoption, type AdoptionAction, type EffectNumber } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { ActionSheet, Button, ReasonSheet, toast } from '@/shared/ui';
import { PlanSheet } from './plan-sheet';
import { ResultSheet } from './result-sheet';

export interface AdoptActionsProps {
  adoption: Adoption;
  onChanged: (adoption: Adoption) => void;
}

type Command =
  | { action: 'start' }
  | { action: 'plan'; planOn: string; plan: string }
  | { action: 'submit_result'; done: string; effects: EffectNumber[] }
  | { action: 'confirm'; opinion: string }
  | { action: 'return' | 'not_effective' | 'cancel'; reason: string };

/** What is asked for first; the rest stands behind 更多. */
const MAIN: readonly AdoptionAction[] = ['confirm', 'submit_result', 'follow_up', 'start'];
const WORDS: Record<AdoptionAction, string> = {
  start: '开始推进', plan: '修改计划', submit_result: '填写成效', follow_up: '补充后续成效', confirm: '确认成效', return: '退回补充',
  not_effective: '未见成效', cancel: '取消借鉴',
};

function send(key: string, { id, version }: Adoption, command: Command): Promise<Adoption> {
  const params = { id };
  const options = { idempotencyKey: key };
  switch (command.action) {
    case 'start':
      return call(adoptionsApi.start, { params, body: { version } }, options);
    case 'plan':
      return call(adoptionsApi.changePlan, { params, body: { version, planOn: command.planOn, plan: command.plan } }, options);
    case 'submit_result':
      return call(adoptionsApi.submitResult, { params, body: { version, done: command.done, effects: command.effects } }, options);
    case 'confirm':
      return call(adoptionsApi.confirm, { params, body: { version, opinion: command.opinion } }, options);
    case 'return':
      return call(adoptionsApi.returnResult, { params, body: { version, reason: command.reason } }, options);
    case 'not_effective':
      return call(adoptionsApi.notEffective, { params, body: { version, reason: command.reason } }, options);
    default:
      return call(adoptionsApi.cancel, { params, body: { version, reason: command.reason } }, options);
  }
}

/** The next step of an adoption, for who may take it. */
export function AdoptActions({ adoption, onChanged }: AdoptActionsProps) {
  const [asking, setAsking] = useState<AdoptionAction | 'more' | null>(null);
  const { run, running } = useMutation((key, command: Command) => send(key, adoption, command), {
    onDone: (next) => {
      setAsking(null);
      toast.done('已更新');
      onChanged(next);
    },
  });
  const begin = (action: AdoptionAction) => (action === 'start' ? void run({ action }) : setAsking(action));
  const main = MAIN.find((action) => adoption.allowedActions.includes(action));
  const rest = adoption.allowedActions.filter((action) => action !== main);
  const close = () => setAsking(null);
  const reason = { loading: running, onClose: close };
  return (
    <>
      {rest.length > 0 && <Button onClick={() => setAsking('more')}>更多</Button>}
      {main ? <Button block kind="primary" loading={running} onClick={() => begin(main)}>{WORDS[main]}</Button> : <View />}
      <ActionSheet open={asking === 'more'} title="更多操作" actions={rest.map((key) => ({ key, text: WORDS[key] }))} onPick={begin} onClose={close} />
      <PlanSheet open={asking === 'plan'} adoption={adoption} loading={running} onSave={(plan) => void run({ action: 'plan', ...plan })} onClose={close} />
      <ResultSheet
        open={asking === 'submit_result' || asking === 'follow_up'} title={asking === 'follow_up' ? WORDS.follow_up : WORDS.submit_result} loading={running}
        onSave={(result) => void run({ action: 'submit_result', ...result })} onClose={close}
      />
      <ReasonSheet {...reason} open={asking === 'confirm'} title="确认成效" label="意见" optional hint="确认后计入案例的借鉴成效" confirmText="确认" onConfirm={(opinion) => void run({ action: 'confirm', opinion })} />
      <ReasonSheet {...reason} open={asking === 'return'} title="退回补充" hint="填写人会看到" confirmText="退回" onConfirm={(text) => void run({ action: 'return', reason: text })} />
      <ReasonSheet {...reason} open={asking === 'not_effective'} title="未见成效" hint="如实说明原因，对其他支部同样有用" confirmText="如实结束" onConfirm={(text) => void run({ action: 'not_effective', reason: text })} />
      <ReasonSheet {...reason} open={asking === 'cancel'} title="取消借鉴" hint="说明为什么不做了" confirmText="取消借鉴" danger onConfirm={(text) => void run({ action: 'cancel', reason: text })} />
    </>
  );
}
