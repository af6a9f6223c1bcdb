import { View } from '@tarojs/components';
import { pointsText, REVIEW_STATES } from '@xianfeng/client-core';
import { caseReviewsApi, type ReviewBoard, type ReviewOnBoard } from '@xianfeng/shared-types';
import { useState } from 'react';
import { ReasonSheet } from '@/features/cases/components/reason-sheet';
import { SimilarCases } from '@/features/cases/components/similar-cases';
import { useCaseBasics } from '@/features/cases/use-case-basics';
import { useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { BarChart, Button, Card, ListRow, NoticeBar, SectionTitle, StatRow, StatusTag } from '@/shared/ui';
import { AssignSheet } from './assign-sheet';
import { SafetyFindings } from './safety-findings';

/** Reviewers, scores and their spread, what is alike, and what the content check found. */
export function BoardPart({ board, onChanged }: { board: ReviewBoard; onChanged: (board: ReviewBoard) => void }) {
  const { reviews, averageHundredths, spreadHundredths, suggestion, similar, similarityExplanation, safetyFindings } = board;
  const [assigning, setAssigning] = useState(false);
  const [releasing, setReleasing] = useState<ReviewOnBoard | null>(null);
  const basics = useCaseBasics();
  const release = useMutation((idempotencyKey, id: string, reason: string) => call(caseReviewsApi.release, { params: { id }, body: { reason } }, { idempotencyKey }), {
    onDone: (next) => {
      setReleasing(null);
      onChanged(next);
    },
  });
  const mayAssign = board.case.allowedActions.includes('assign');
  const handed = reviews.filter(({ totalHundredths }) => totalHundredths !== null);
  const underReview = reviews.length > 0 || mayAssign;
  return (
    <>
      {underReview && <SectionTitle title="盲审" action={mayAssign ? '安排评审员' : undefined} onAction={() => setAssigning(true)} />}
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
              value={row.totalHundredths !== null ? `${pointsText(row.totalHundredths)} 分` : row.state === 'assigned' && mayAssign ? <Button small onClick={() => setReleasing(row)}>收回</Button> : undefined}
            />
          ))}
        </Card>
      )}
      {handed.length > 1 && <Card><BarChart label="各评审员总分" bars={handed.map(({ reviewerName, totalHundredths }) => ({ label: reviewerName, value: (totalHundredths ?? 0) / 100 }))} /></Card>}
      <SectionTitle title="查重" />
      {similarityExplanation && <Card>{`作者说明：${similarityExplanation}`}</Card>}
      <Card><SimilarCases rows={similar} limitPercent={basics.data?.settings.similarityPercent.value ?? 100} /></Card>
      <SafetyFindings rows={safetyFindings} />
      {assigning && <AssignSheet board={board} minimum={basics.data?.settings.minReviewers.value ?? 2} onClose={() => setAssigning(false)} onChanged={onChanged} />}
      <ReasonSheet open={releasing !== null} title={`收回给${releasing?.reviewerName ?? ''}的评审任务`} hint="评审员会收到通知" confirmText="收回" loading={release.running} onConfirm={(reason) => releasing && void release.run(releasing.id, reason)} onClose={() => setReleasing(null)} />
    </>
  );
}
