import { CASE_TONES } from '@xianfeng/client-core';
import type { CaseStep } from '@xianfeng/shared-types';
import { dateTimeText } from '@/shared/format';
import { Card, SectionTitle, Timeline } from '@/shared/ui';

/** What happened to the case, newest first, with the reasons. */
export function StepHistory({ steps }: { steps: readonly CaseStep[] }) {
  if (steps.length === 0) return null;
  const items = [...steps].reverse().map(({ id, action, to, toName, actorName, reason, at }) => ({
    key: id,
    title: `${action} → ${toName}`,
    time: [dateTimeText(at), actorName].filter(Boolean).join(' · '),
    note: reason || undefined,
    tone: CASE_TONES[to],
  }));
  return (
    <>
      <SectionTitle title="办理过程" />
      <Card><Timeline items={items} /></Card>
    </>
  );
}
