import { CASE_TONES } from '@xianfeng/client-core';
import type { CaseStatus, IsoDateTime } from '@xianfeng/shared-types';
import { Timeline, Typography } from 'antd';
import { dateTimeText } from '@/shared/format';

interface Step {
  id: string;
  action: string;
  to?: CaseStatus;
  toName: string;
  actorName: string | null;
  reason: string;
  at: IsoDateTime;
}

/** What happened, newest first, with who and why. */
export function StepHistory({ steps }: { steps: readonly Step[] }) {
  const items = [...steps].reverse().map(({ id, action, to, toName, actorName, reason, at }) => ({
    key: id,
    color: to && CASE_TONES[to] !== 'grey' ? CASE_TONES[to] : 'gray',
    content: (
      <>
        <div>{`${action} → ${toName}`}</div>
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {[dateTimeText(at), actorName].filter(Boolean).join(' · ')}
        </Typography.Text>
        {reason && <div style={{ overflowWrap: 'anywhere' }}>{reason}</div>}
      </>
    ),
  }));
  return <Timeline items={items} />;
}
