import { View } from '@tarojs/components';
import { CASE_PARTS, type CasePart } from '@xianfeng/shared-types';
import { Card, StatusTag } from '@/shared/ui';
import './similar-cases.scss';

export interface SimilarRow {
  /** Hidden from blind reviewers. */
  title?: string;
  orgName?: string;
  percent: number;
  passages: { mine: string; theirs: string; part: CasePart }[];
}

/** Texts of the library that are alike, with the passages side by side. */
export function SimilarCases({ rows, limitPercent }: { rows: readonly SimilarRow[]; limitPercent: number }) {
  if (rows.length === 0) return <View className="similar__none">未发现相似案例</View>;
  return (
    <>
      {rows.map(({ title, orgName, percent, passages }, index) => (
        <Card key={index} className="similar">
          <View className="similar__title">{title ?? `相似案例 ${index + 1}`}</View>
          {orgName && <View className="similar__note">{orgName}</View>}
          <StatusTag tone={percent >= limitPercent ? 'red' : 'gold'} text={`相似 ${percent}%`} />
          {passages.map(({ mine, theirs, part }, at) => (
            <View key={at} className="similar__pair">
              <View className="similar__note">{CASE_PARTS[part]}</View>
              <View className="similar__mine">{`本文：${mine}`}</View>
              <View>{`对照：${theirs}`}</View>
            </View>
          ))}
        </Card>
      ))}
    </>
  );
}
