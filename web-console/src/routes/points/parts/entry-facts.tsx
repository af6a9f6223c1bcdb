import { occurredText, signedScore } from '@xianfeng/client-core';
import { POINT_SOURCE_LABELS, type PointEntry } from '@xianfeng/shared-types';
import { Descriptions } from 'antd';
import { Link } from 'react-router';
import { dateTimeText } from '@/shared/format';
import { evidenceLink } from './evidence';

/** Everything that explains an entry (M9), in the words that the member reads. */
export function EntryFacts({ entry }: { entry: PointEntry }) {
  const { subject, deltaCenti, rule, source, org, member, evidenceNote, evidencePage, reason, enteredBy, createdAt } = entry;
  const link = evidenceLink(evidencePage);
  const facts = [
    ['事由', subject],
    ['分值', `${signedScore(deltaCenti)} 分`],
    ['时间', occurredText(entry)],
    ['归属', member ? `${member.name} · ${org.name}` : `${org.name}（支部集体）`],
    ['依据规则', `${rule.title}（第 ${rule.version} 版）：${rule.description}`],
    ['规则来源', rule.source],
    ['来源', enteredBy ? `${POINT_SOURCE_LABELS[source]}，${enteredBy}登记` : `${POINT_SOURCE_LABELS[source]}，系统自动记入`],
    ['记入时间', dateTimeText(createdAt)],
    ['佐证', (evidenceNote || link) && (
      <span key="evidence" style={{ whiteSpace: 'pre-wrap' }}>
        {evidenceNote} {link && <Link to={link}>查看案例</Link>}
      </span>
    )],
    ['说明', reason],
  ] as const;
  return (
    <Descriptions
      column={1}
      size="small"
      styles={{ label: { width: 72 } }}
      items={facts.filter(([, value]) => value).map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}
