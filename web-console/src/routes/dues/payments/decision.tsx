import { App, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '@/shared/ui';

export interface DecisionStep {
  button: string;
  title: string;
  /** What will happen. */
  note: string;
  /** What words are asked for; a step without them is only confirmed. */
  label?: string;
  danger?: boolean;
  carryOut: (reason?: string) => Promise<unknown>;
}

/** A step with a form of its own. */
export interface FormStep {
  button: string;
  danger?: boolean;
  open: () => void;
}

/** Steps of the second person. A refusal is told by the action itself. */
export function Decision({ steps }: { steps: readonly (DecisionStep | FormStep)[] }) {
  const { modal } = App.useApp();
  const [asked, setAsked] = useState<DecisionStep | null>(null);
  const [busy, setBusy] = useState(false);
  const begin = (step: DecisionStep | FormStep) =>
    'open' in step ? step.open() : step.label ? setAsked(step) : void modal.confirm({ title: step.title, content: step.note, okText: step.button, okButtonProps: { danger: step.danger }, onOk: () => step.carryOut().catch(() => undefined) });
  const finish = (reason: string) => {
    setBusy(true);
    void asked?.carryOut(reason).then(() => setAsked(null), () => undefined).finally(() => setBusy(false));
  };
  if (steps.length === 0) return null;
  return (
    <Flex gap={8} wrap>
      {steps.map((step, index) => <Button key={step.button} type={index === 0 && !step.danger ? 'primary' : 'default'} danger={step.danger} onClick={() => begin(step)}>{step.button}</Button>)}
      <ReasonDialog open={asked !== null} title={asked?.title ?? ''} label={asked?.label ?? ''} okText={asked?.button ?? ''} danger={asked?.danger} busy={busy} onOk={finish} onCancel={() => setAsked(null)}>
        <Typography.Paragraph>{asked?.note}</Typography.Paragraph>
      </ReasonDialog>
    </Flex>
  );
}
