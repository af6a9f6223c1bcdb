import { ADOPTION_TONES, effectText } from '@xianfeng/client-core';
import type { AdoptionSummary, Id } from '@xianfeng/shared-types';
import { Flex, Statistic, Typography } from 'antd';
import { Link } from 'react-router';
import { Section, ToneTag } from '@/shared/ui';

/** How often the case was taken up, and what came of it. */
export function AdoptionsPart({ caseId, summary: { total, open, confirmed, notEffective, latest } }: { caseId: Id; summary: AdoptionSummary }) {
  return (
    <Section title="借鉴情况" size="small" extra={total > 0 && <Link to={`/cases/adoptions/chain/${caseId}`}>全部</Link>}>
      {total === 0 && <Typography.Text type="secondary">还没有支部借鉴</Typography.Text>}
      {total > 0 && (
        <Flex gap={24} style={{ marginBottom: 8 }}>
          <Statistic title="借鉴" value={total} />
          <Statistic title="进行中" value={open} />
          <Statistic title="成效已确认" value={confirmed} />
          <Statistic title="未见成效" value={notEffective} />
        </Flex>
      )}
      {latest.map(({ id, orgName, status, statusName, effects }) => (
        <div key={id} style={{ marginTop: 8 }}>
          <ToneTag tone={ADOPTION_TONES[status]} text={statusName} /> {orgName}
          {effects.length > 0 && <Typography.Text type="secondary" style={{ display: 'block' }}>{effects.map(effectText).join('；')}</Typography.Text>}
        </div>
      ))}
    </Section>
  );
}
