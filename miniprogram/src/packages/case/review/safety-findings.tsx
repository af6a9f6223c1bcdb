import { groupFindings, SAFETY_TONES } from '@xianfeng/client-core';
import { SAFETY_STATES, type SafetyFinding } from '@xianfeng/shared-types';
import { partNames } from '@/features/cases/model/content';
import { Card, ListRow, SectionTitle, StatusTag } from '@/shared/ui';

/** What the content check said, one line for all parts of which it said the same. */
export function SafetyFindings({ rows }: { rows: readonly SafetyFinding[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <SectionTitle title="内容安全检查" />
      <Card flush>
        {groupFindings(rows).map(({ verdict, words, parts }, index) => (
          <ListRow key={index} title={partNames(parts)} note={words || undefined} value={<StatusTag tone={SAFETY_TONES[verdict]} text={SAFETY_STATES[verdict]} />} />
        ))}
      </Card>
    </>
  );
}
