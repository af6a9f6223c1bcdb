import { OBJECTION_STATES } from '@xianfeng/client-core';
import { caseReviewsApi, type AnswerObjectionBody, type CaseDetail, type CaseObjection, type Id } from '@xianfeng/shared-types';
import { Card, Flex, Typography } from 'antd';
import { useAction } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { ToneTag } from '@/shared/ui';
import { JudgeForm, type Choice } from '../parts/judge-form';

type Outcome = 'dismissed' | 'return' | 'reject';
const OUTCOMES: readonly Choice<Outcome>[] = [
  { key: 'dismissed', text: '异议不成立，继续公示', consequence: '异议人会收到答复，公示照常进行。', onward: true },
  { key: 'return', text: '异议成立，退回修改', consequence: '停止公示，案例退回作者修改；异议人和作者都会收到答复。' },
  { key: 'reject', text: '异议成立，终止', consequence: '停止公示，案例就此终止；异议人和作者都会收到答复。', danger: true },
];
const bodyOf = (outcome: Outcome, answer: string): AnswerObjectionBody => (outcome === 'dismissed' ? { outcome, answer } : { outcome: 'upheld', remedy: outcome, answer });

interface Props {
  rows: readonly CaseObjection[];
  item: CaseDetail;
  onDone: () => Promise<void>;
}

/** Objections against a case, each with its answer. */
export function ObjectionList({ rows, item, onDone }: Props) {
  const mayAnswer = item.allowedActions.includes('answer_objection');
  return (
    <section>
      <Typography.Title level={3} style={{ fontSize: 15 }}>
        {rows.length > 0 ? `异议（${rows.length}）` : '异议'}
      </Typography.Title>
      {rows.length === 0 && <Typography.Text type="secondary">没有收到异议</Typography.Text>}
      <Flex vertical gap={12}>
        {rows.map((row) => (
          <Card key={row.id} size="small">
            <Objection row={row} />
            {mayAnswer && row.state === 'open' && <Answer id={row.id} onDone={onDone} />}
          </Card>
        ))}
      </Flex>
    </section>
  );
}

function Objection({ row: { memberName, text, state, answer, answeredAt, filedAt } }: { row: CaseObjection }) {
  return (
    <>
      <Flex gap={8} align="center">
        <ToneTag {...OBJECTION_STATES[state]} />
        <Typography.Text type="secondary">{[memberName, dateTimeText(filedAt)].filter(Boolean).join(' · ')}</Typography.Text>
      </Flex>
      <Typography.Paragraph style={{ margin: '8px 0', overflowWrap: 'anywhere' }}>{text}</Typography.Paragraph>
      {answer && (
        <Typography.Paragraph style={{ margin: 0, overflowWrap: 'anywhere' }}>
          {`答复：${answer}`}
          {answeredAt && <Typography.Text type="secondary">{` ${dateTimeText(answeredAt)}`}</Typography.Text>}
        </Typography.Paragraph>
      )}
    </>
  );
}

function Answer({ id, onDone }: { id: Id; onDone: () => Promise<void> }) {
  const answer = useAction(caseReviewsApi.answerObjection, { done: '已答复' });
  const take = async (outcome: Outcome, words: string): Promise<boolean> => {
    try {
      await answer.mutateAsync({ params: { id }, body: bodyOf(outcome, words) });
      return true;
    } catch {
      return false;
    } finally {
      await onDone();
    }
  };
  return <JudgeForm<Outcome> draft={`objection:${id}`} subject="公示异议" label="答复" readers="异议人" placeholder="核实的情况和结论" max={2000} choices={OUTCOMES} onTake={take} />;
}
