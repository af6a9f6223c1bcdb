import { pointsText, REVIEW_STATES } from '@xianfeng/client-core';
import { caseReviewsApi, type ReviewBoard, type ReviewOnBoard } from '@xianfeng/shared-types';
import { Button, Flex, Tooltip, Typography } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { dateText } from '@/shared/format';
import { ReasonDialog, ToneTag } from '@/shared/ui';
import './score-matrix.css';

/** Criteria with their weights against reviewers, each score with its reason. */
export function ScoreMatrix({ board: { rubric, reviews, case: item } }: { board: ReviewBoard }) {
  const [releasing, setReleasing] = useState<ReviewOnBoard | null>(null);
  const release = useAction(caseReviewsApi.release, { refresh: [caseReviewsApi.board, caseReviewsApi.desk], done: '已收回', onDone: () => setReleasing(null) });
  const mayRelease = item.allowedActions.includes('assign');
  if (reviews.length === 0) return null;
  return (
    <>
      <div className="score-matrix">
        <table>
          <caption className="score-matrix-caption">各评审员评分</caption>
          <thead>
            <tr>
              <th scope="col">评审员</th>
              {rubric.map(({ criterion, name, weightPercent }) => (
                <th key={criterion} scope="col">
                  {name}
                  <Typography.Text type="secondary">{` ${weightPercent}%`}</Typography.Text>
                </th>
              ))}
              <th scope="col">总分</th>
            </tr>
          </thead>
          <tbody>
            {reviews.map((review) => (
              <tr key={review.id}>
                <th scope="row" title={`${review.reviewerName} · ${review.reviewerOrgName}`}>
                  {review.reviewerName}
                </th>
                {rubric.map(({ criterion, name }) => (
                  <td key={criterion}>
                    <Score review={review} name={name} row={review.scores.find((score) => score.criterion === criterion)} />
                  </td>
                ))}
                <td>
                  <strong>{review.totalHundredths === null ? '—' : pointsText(review.totalHundredths)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {reviews.map((review) => (
        <div key={review.id} className="score-matrix-words">
          <Flex gap="4px 8px" align="center" wrap>
            <span className="score-matrix-who" title={`${review.reviewerName} · ${review.reviewerOrgName}`}>{`${review.reviewerName} · ${review.reviewerOrgName}`}</span>
            <ToneTag {...REVIEW_STATES[review.state]} />
            {review.state === 'assigned' && <Typography.Text type={review.overdue ? 'danger' : 'secondary'}>{`${dateText(review.dueOn)}前${review.overdue ? '，已逾期' : ''}`}</Typography.Text>}
            {review.state === 'assigned' && mayRelease && (
              <Button size="small" aria-label={`收回给${review.reviewerName}的评审任务`} onClick={() => setReleasing(review)}>
                收回
              </Button>
            )}
          </Flex>
          {(review.opinion || review.reason) && <div>{review.opinion || review.reason}</div>}
        </div>
      ))}
      <ReasonDialog
        open={releasing !== null}
        title={`收回给${releasing?.reviewerName ?? ''}的评审任务`}
        label="收回原因"
        okText="收回"
        max={1000}
        busy={release.isPending}
        onOk={(reason) => releasing && release.mutate({ params: { id: releasing.id }, body: { reason } })}
        onCancel={() => setReleasing(null)}
      >
        <Typography.Paragraph type="secondary">收回后该评审员不能再评分，可另行安排。</Typography.Paragraph>
      </ReasonDialog>
    </>
  );
}

function Score({ row, name, review }: { row: ReviewOnBoard['scores'][number] | undefined; name: string; review: ReviewOnBoard }) {
  if (!row) return <>—</>;
  if (!row.comment) return <>{row.score}</>;
  return (
    <Tooltip title={row.comment}>
      <span className="score-matrix-commented" tabIndex={0} aria-label={`${review.reviewerName}${name} ${row.score} 分：${row.comment}`} role="note">
        {row.score}
      </span>
    </Tooltip>
  );
}
