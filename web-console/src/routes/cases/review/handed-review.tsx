import { pointsText } from '@xianfeng/client-core';
import type { BlindReview } from '@xianfeng/shared-types';
import { Empty, Flex, Statistic, Typography } from 'antd';

/** What was handed in, and the others' totals. */
export function HandedReview({ review: { rubric, scores, opinion, totalHundredths, othersHundredths } }: { review: BlindReview }) {
  if (totalHundredths === null) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="评审已结束，没有交出评分" />;
  return (
    <>
      <h3>评审已交出</h3>
      <Flex gap={32} wrap>
        <Statistic title="我的总分" value={pointsText(totalHundredths)} />
        {(othersHundredths ?? []).map((other, index) => (
          <Statistic key={index} title={`其他评审 ${index + 1}`} value={pointsText(other)} />
        ))}
      </Flex>
      <h3>各项得分</h3>
      {rubric.map(({ criterion, name, weightPercent }) => {
        const row = scores.find((one) => one.criterion === criterion);
        return (
          <div key={criterion} style={{ marginBottom: 8 }}>
            <Flex justify="space-between">
              <span>{`${name}（权重 ${weightPercent}%）`}</span>
              <span>{row ? `${row.score} 分` : '—'}</span>
            </Flex>
            {row?.comment && <Typography.Text type="secondary">{row.comment}</Typography.Text>}
          </div>
        );
      })}
      {opinion && (
        <>
          <h3>总评</h3>
          <Typography.Paragraph>{opinion}</Typography.Paragraph>
        </>
      )}
    </>
  );
}
