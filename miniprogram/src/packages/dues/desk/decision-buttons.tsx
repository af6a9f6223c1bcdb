import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMutation } from '@/shared/hooks';
import { Button, ConfirmDialog, ReasonSheet, toast } from '@/shared/ui';
import './desk.scss';

export interface DecisionButtonsProps<T> {
  yes: string;
  no: string;
  /** What a yes does, asked before it is done. */
  question: string;
  decide: (agree: boolean, reason: string, idempotencyKey: string) => Promise<T>;
  onDone: (result: T) => void;
}

/** Yes after a question, no with a reason. */
export function DecisionButtons<T>({ yes, no, question, decide, onDone }: DecisionButtonsProps<T>) {
  const [asking, setAsking] = useState<'yes' | 'no' | null>(null);
  const run = useMutation((key, agree: boolean, reason: string) => decide(agree, reason, key), {
    onDone: (result) => {
      setAsking(null);
      toast.done('已办理');
      onDone(result);
    },
  });
  return (
    <View className="desk__actions">
      <Button block onClick={() => setAsking('no')}>{no}</Button>
      <Button block kind="primary" onClick={() => setAsking('yes')}>{yes}</Button>
      <ConfirmDialog open={asking === 'yes'} title={`${yes}？`} confirmText={yes} loading={run.running} onConfirm={() => void run.run(true, yes)} onCancel={() => setAsking(null)}>{question}</ConfirmDialog>
      <ReasonSheet open={asking === 'no'} title={no} hint="申请人能看到" confirmText={no} loading={run.running} onConfirm={(reason) => void run.run(false, reason)} onClose={() => setAsking(null)} />
    </View>
  );
}
