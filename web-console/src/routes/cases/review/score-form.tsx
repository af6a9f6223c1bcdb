import { pointsText, scoreGap, scoresOf, weightedTotal, type ScoreSheet } from '@xianfeng/client-core';
import { caseReviewsApi, type BlindReview, type RubricCriterion } from '@xianfeng/shared-types';
import { App, Button, Flex, Input, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAction } from '@/shared/api';
import { useDraft } from '@/shared/draft';
import { ReasonDialog } from '@/shared/ui';
import { CriterionField } from './criterion-field';
import { Panel } from './desk-frame';

const OPINION_MAX = 2000;

interface Draft {
  sheet: ScoreSheet;
  opinion: string;
}

interface Props {
  review: BlindReview;
  /** What to know before judging. */
  before: ReactNode;
  onDone: () => void;
}

/** The rubric to fill in; what is entered stays until it is handed in. */
export function ScoreForm({ review, before, onDone }: Props) {
  const { id, version, rubric, commentBelow, allowedActions } = review;
  const { modal } = App.useApp();
  const [{ sheet, opinion }, setDraft, clear] = useDraft<Draft>(`review:${id}:${version}`, { sheet: {}, opinion: '' });
  const [tried, setTried] = useState(false);
  const [declining, setDeclining] = useState(false);
  const done = () => {
    clear();
    onDone();
  };
  const score = useAction(caseReviewsApi.score, { refresh: [caseReviewsApi.blind], done: '评分已交出', onDone: done });
  const decline = useAction(caseReviewsApi.decline, { refresh: [caseReviewsApi.blind], done: '已提交回避', onDone: done });
  const total = weightedTotal(sheet, rubric);
  const gap = scoreGap(sheet, review);
  const enter = (criterion: RubricCriterion, row: ScoreSheet[RubricCriterion]) => setDraft({ sheet: { ...sheet, [criterion]: row }, opinion });

  const submit = () => {
    setTried(true);
    if (gap) return;
    modal.confirm({
      title: `提交评分 ${pointsText(total ?? 0)}？`,
      content: '交出后不能再改。',
      okText: '提交',
      onOk: () => score.mutateAsync({ params: { id }, body: { version, scores: scoresOf(sheet, rubric), opinion: opinion.trim() } }).catch(() => undefined),
    });
  };

  return (
    <Panel
      label="评分"
      foot={
        <>
          {tried && gap && (
            <Typography.Text type="danger" role="alert">
              {gap}
            </Typography.Text>
          )}
          <Flex gap={8} align="center" justify="space-between">
            <Typography.Text strong>{total === null ? '总分：待评' : `总分：${pointsText(total)}`}</Typography.Text>
            <Flex gap={8}>
              {allowedActions.includes('decline') && <Button onClick={() => setDeclining(true)}>回避</Button>}
              <Button type="primary" onClick={submit}>
                提交评分
              </Button>
            </Flex>
          </Flex>
        </>
      }
    >
      {before}
      <h3>评分</h3>
      {rubric.map((criterion) => (
        <CriterionField
          key={criterion.criterion}
          criterion={criterion}
          commentBelow={commentBelow}
          value={sheet[criterion.criterion] ?? null}
          onChange={(row) => enter(criterion.criterion, row)}
        />
      ))}
      <label>
        <Typography.Text strong>总评（可不填）</Typography.Text>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={OPINION_MAX} value={opinion} placeholder="交出后作者看不到您的姓名" onChange={(event) => setDraft({ sheet, opinion: event.target.value })} />
      </label>
      <ReasonDialog
        open={declining}
        title="申请回避"
        label="回避原因"
        okText="提交回避"
        max={1000}
        busy={decline.isPending}
        onOk={(reason) => decline.mutate({ params: { id }, body: { reason } })}
        onCancel={() => setDeclining(false)}
      >
        <Typography.Paragraph type="secondary">例如认识作者、参与过该项目；仅办理人员可见。提交后由办理人员另行安排评审员。</Typography.Paragraph>
      </ReasonDialog>
    </Panel>
  );
}
