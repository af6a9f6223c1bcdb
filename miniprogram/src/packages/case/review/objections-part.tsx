import { View } from '@tarojs/components';
import { OBJECTION_STATES } from '@xianfeng/client-core';
import { caseReviewsApi, type AnswerObjectionBody, type CaseDetail, type CaseObjection } from '@xianfeng/shared-types';
import { useState } from 'react';
import { dateTimeText } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Button, Card, ReasonSheet, SectionTitle, StatusTag, toast } from '@/shared/ui';

type Outcome = 'dismissed' | 'return' | 'reject';
const OUTCOMES: Record<Outcome, { title: string; hint: string; confirmText: string }> = {
  dismissed: { title: '异议不成立', hint: '异议人会看到您的答复', confirmText: '答复，继续公示' },
  return: { title: '异议成立，退回作者修改', hint: '异议人和作者都会看到', confirmText: '停止公示并退回' },
  reject: { title: '异议成立，终止评审', hint: '异议人和作者都会看到', confirmText: '停止公示并终止' },
};
const bodyOf = (outcome: Outcome, answer: string): AnswerObjectionBody => (outcome === 'dismissed' ? { outcome, answer } : { outcome: 'upheld', remedy: outcome, answer });

export interface ObjectionsPartProps {
  item: CaseDetail;
  rows: readonly CaseObjection[];
  onChanged: () => Promise<void>;
}

/** Objections against a case on notice, each with its answer. */
export function ObjectionsPart({ item, rows, onChanged }: ObjectionsPartProps) {
  const [answering, setAnswering] = useState<{ id: string; outcome: Outcome } | null>(null);
  const answer = useMutation((idempotencyKey, id: string, body: AnswerObjectionBody) => call(caseReviewsApi.answerObjection, { params: { id }, body }, { idempotencyKey }), {
    onDone: () => {
      setAnswering(null);
      toast.done('已答复');
      void onChanged();
    },
  });
  if (rows.length === 0) return null;
  const mayAnswer = item.allowedActions.includes('answer_objection');
  return (
    <>
      <SectionTitle title="公示异议" />
      {rows.map(({ id, memberName, text, state, answer: given, filedAt }) => (
        <Card key={id}>
          <StatusTag {...OBJECTION_STATES[state]} />
          <View>{text}</View>
          <View className="review__note">{[memberName, dateTimeText(filedAt)].filter(Boolean).join(' · ')}</View>
          {given && <View>{`答复：${given}`}</View>}
          {mayAnswer && state === 'open' && (
            <View className="review__deeds">
              {(Object.keys(OUTCOMES) as Outcome[]).map((outcome) => <Button key={outcome} small onClick={() => setAnswering({ id, outcome })}>{OUTCOMES[outcome].title}</Button>)}
            </View>
          )}
        </Card>
      ))}
      <ReasonSheet
        open={answering !== null}
        label="答复"
        {...OUTCOMES[answering?.outcome ?? 'dismissed']}
        loading={answer.running}
        onConfirm={(text) => answering && void answer.run(answering.id, bodyOf(answering.outcome, text))}
        onClose={() => setAnswering(null)}
      />
    </>
  );
}
