import { Text, View } from '@tarojs/components';
import { changeText, SMALL_NOTE } from '@xianfeng/client-core';
import { ORG_CLASS_LABELS, type RankingPage } from '@xianfeng/shared-types';
import { scoreText } from '@/shared/format';
import { Button, Card, StatRow, StatusTag } from '@/shared/ui';

interface MyPlaceProps {
  page: RankingPage;
  onHow: () => void;
}

/** My branch's place, with the figures behind it in words. */
export function MyPlace({ page, onHow }: MyPlaceProps) {
  const { mine, of, orgClass } = page;
  if (!mine) return <Card>本支部本月没有参加排名：月末没有在册党员，或支部当时尚未成立。</Card>;
  const change = changeText(mine.change);
  return (
    <Card className="xf-place">
      <View className="xf-place__org">{mine.orgName}</View>
      <View className="xf-place__figure">
        <Text>{mine.sharedBy > 1 ? '并列第 ' : '第 '}</Text>
        <Text className="xf-place__number">{mine.place}</Text>
        <Text>{` 名 / 同类 ${of} 个${ORG_CLASS_LABELS[orgClass]}支部`}</Text>
      </View>
      <View className="xf-place__tags">
        <StatusTag tone={change.tone} text={change.text} icon={mine.change ? (mine.change > 0 ? 'up' : 'down') : 'minus'} />
        {mine.small && <StatusTag tone="blue" text={SMALL_NOTE} />}
      </View>
      <StatRow
        stats={[
          { label: '人均分', value: scoreText(mine.perHeadCenti), accent: true },
          { label: '总分', value: scoreText(mine.totalCenti), note: `按总分第 ${mine.totalPlace}` },
          { label: '党员', value: mine.heads, unit: '人' },
        ]}
      />
      <View className="xf-place__words">{mine.explanation}</View>
      <Button kind="text" small icon="info" onClick={onHow}>如何计分</Button>
    </Card>
  );
}
