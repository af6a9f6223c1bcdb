import { View } from '@tarojs/components';
import { pointsText, REVIEW_STATES } from '@xianfeng/client-core';
import type { ReviewBoard } from '@xianfeng/shared-types';
import { SimilarCases } from '@/features/cases/components/similar-cases';
import { useCaseBasics } from '@/features/cases/use-case-basics';
import { BarChart, Card, ListRow, NoticeBar, OnPc, SectionTitle, StatRow, StatusTag } from '@/shared/ui';
import { SafetyFindings } from './safety-findings';

/** Reviewers, scores and their spread, what is alike, and what the content check found. */
export function BoardPart({ board }: { board: ReviewBoard }) {
  const { reviews, averageHundredths, spreadHundredths, suggestion, similar, similarityExplanation, safetyFindings } = board;
  const basics = useCaseBasics();
  const mayAssign = board.case.allowedActions.includes('assign');
  const handed = reviews.filter(({ totalHundredths }) => totalHundredths !== null);
  const underReview = reviews.length > 0 || mayAssign;
  return (
    <>
      {underReview && <SectionTitle title="盲审" />}
      {suggestion && <NoticeBar tone="gold">{suggestion}</NoticeBar>}
      {averageHundredths !== null && (
        <Card>
          <StatRow stats={[{ label: '平均分', value: pointsText(averageHundredths), accent: true }, { label: '最高与最低相差', value: pointsText(spreadHundredths ?? 0) }, { label: '已交出', value: handed.length, unit: `/${reviews.length}` }]} />
        </Card>
      )}
      {reviews.length > 0 && (
        <Card flush>
          {reviews.map((row) => (
            <ListRow
              key={row.id}
              title={row.reviewerName}
              note={<><View>{`${row.reviewerOrgName} · ${row.dueOn} 前${row.overdue ? '，已逾期' : ''}`}</View>{(row.opinion || row.reason) && <View>{row.opinion || row.reason}</View>}<StatusTag tone={REVIEW_STATES[row.state].tone} text={REVIEW_STATES[row.state].text} /></>}
              value={row.totalHundredths !== null ? `${pointsText(row.totalHundredths)} 分` : undefined}
            />
          ))}
        </Card>
      )}
      {mayAssign && <OnPc what="安排和收回评审员" />}
      {handed.length > 1 && <Card><BarChart label="各评审员总分" bars={handed.map(({ reviewerName, totalHundredths }) => ({ label: reviewerName, value: (totalHundredths ?? 0) / 100 }))} /></Card>}
      <SectionTitle title="查重" />
      {similarityExplanation && <Card>{`作者说明：${similarityExplanation}`}</Card>}
      <Card><SimilarCases rows={similar} limitPercent={basics.data?.settings.similarityPercent.value ?? 100} /></Card>
      <SafetyFindings rows={safetyFindings} />
    </>
  );
}
