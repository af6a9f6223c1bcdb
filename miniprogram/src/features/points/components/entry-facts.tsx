import { View } from '@tarojs/components';
import { occurredText } from '@xianfeng/client-core';
import { POINT_SOURCE_LABELS, type PointEntry } from '@xianfeng/shared-types';
import type { ReactNode } from 'react';
import { signedScore } from '@/shared/format';
import { openPath } from '@/shared/navigation';
import { Button, Fact } from '@/shared/ui';
import './points.scss';

const fact = (label: string, value: ReactNode) => <Fact label={label}>{value}</Fact>;

/** Everything that explains an entry (M9). */
export function EntryFacts({ entry }: { entry: PointEntry }) {
  const { subject, deltaCenti, rule, source, org, member, evidenceNote, evidencePage, reason, enteredBy } = entry;
  return (
    <View className="xf-facts">
      {fact('事由', subject)}
      {fact('分值', `${signedScore(deltaCenti)} 分`)}
      {fact('时间', occurredText(entry))}
      {fact('依据规则', `${rule.title}（第 ${rule.version} 版）：${rule.description}`)}
      {fact('规则来源', rule.source)}
      {fact('来源', enteredBy ? `${POINT_SOURCE_LABELS[source]}，${enteredBy}登记` : `${POINT_SOURCE_LABELS[source]}，系统自动记入`)}
      {fact('归属', member ? `${member.name} · ${org.name}` : org.name)}
      {(evidenceNote || evidencePage) && fact('佐证', (
        <>
          {evidenceNote && <View>{evidenceNote}</View>}
          {evidencePage && <Button small icon="doc" onClick={() => openPath(evidencePage)}>查看佐证</Button>}
        </>
      ))}
      {reason && fact('说明', reason)}
    </View>
  );
}
