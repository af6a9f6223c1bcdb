import type { StepWords, Tone } from '@xianfeng/client-core';
import { Timeline, Typography } from 'antd';

const DOTS: Record<Tone, string> = { red: 'red', gold: 'var(--ant-color-warning)', green: 'green', blue: 'var(--ant-color-info)', grey: 'gray' };

/** What happened, in its order, with who, when and why. */
export function Course({ steps }: { steps: readonly StepWords[] }) {
  return <Timeline items={steps.map(stepOf)} />;
}

const stepOf = ({ key, title, time, note, tone }: StepWords) => ({
  key,
  color: DOTS[tone],
  content: (
    <>
      <div>{title}</div>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {time}
      </Typography.Text>
      {note && <div style={{ overflowWrap: 'anywhere' }}>{note}</div>}
    </>
  ),
});
