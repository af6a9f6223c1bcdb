import { caseReviewsApi, casesApi, type CaseDetail } from '@xianfeng/shared-types';
import { App, Button, Flex, Input, Tooltip, Typography, type GetRef } from 'antd';
import { useRef, useState } from 'react';
import { useAction, useRefresh } from '@/shared/api';
import { useDraft } from '@/shared/draft';
import { useKeys } from '@/shared/keys';
import { DECISIONS, type Decision } from './decisions';

const WORDS_MAX = 1000;

interface Props {
  item: CaseDetail;
  /** Reviews handed in suffice to approve; until then the button would only be refused. */
  enoughReviews: boolean;
  onDone: () => void;
}

/** The judgement with its words, which the author reads; they stay until the judgement is taken. */
export function DecisionForm({ item: { id, version, allowedActions, title }, enoughReviews, onDone }: Props) {
  const { modal } = App.useApp();
  const [words, setWords, clear] = useDraft(`case:${id}:decision`, '');
  const [missing, setMissing] = useState(false);
  const field = useRef<GetRef<typeof Input.TextArea>>(null);
  const decide = useDecide(() => {
    clear();
    onDone();
  });
  useKeys({ e: () => field.current?.focus() });

  const decisions = DECISIONS.filter(({ action }) => allowedActions.includes(action));
  if (decisions.length === 0) return <Typography.Text type="secondary">无需您办理</Typography.Text>;

  const take = (decision: Decision) => {
    const text = words.trim();
    setMissing(!decision.optional && text === '');
    if (!decision.optional && text === '') return field.current?.focus();
    modal.confirm({
      title: `${decision.text}《${title}》？`,
      content: (
        <>
          <p>{decision.consequence}</p>
          {text && <p style={{ overflowWrap: 'anywhere' }}>{`作者会看到：${text}`}</p>}
        </>
      ),
      okText: decision.text,
      okButtonProps: { danger: decision.danger },
      onOk: () => decide(decision, id, version, text),
    });
  };

  return (
    <Flex vertical gap={8}>
      <label htmlFor="decision-words">
        <Typography.Text strong>意见与理由</Typography.Text>
        <Typography.Text type="secondary">（作者会看到）</Typography.Text>
      </label>
      <Tooltip title="按 E 开始填写" mouseEnterDelay={0.8}>
        <Input.TextArea
          id="decision-words"
          ref={field}
          rows={3}
          maxLength={WORDS_MAX}
          value={words}
          status={missing ? 'error' : undefined}
          aria-invalid={missing}
          placeholder="推荐意见，或要改什么、为什么"
          onChange={(event) => {
            setWords(event.target.value);
            setMissing(false);
          }}
        />
      </Tooltip>
      {missing && (
        <Typography.Text type="danger" role="alert">
          请写明意见或理由
        </Typography.Text>
      )}
      <Flex gap={8} justify="flex-end" wrap>
        {[...decisions].reverse().map((decision) => {
          const waits = decision.action === 'approve' && !enoughReviews;
          return (
            <Tooltip key={decision.action} title={waits ? '评分份数不足，还不能通过' : undefined}>
              <Button type={decision.onward ? 'primary' : 'default'} danger={decision.danger} disabled={waits} onClick={() => take(decision)}>
                {decision.text}
              </Button>
            </Tooltip>
          );
        })}
      </Flex>
    </Flex>
  );
}

/** Sends a judgement where it belongs; after a refusal the desk shows how the case stands now. */
function useDecide(onDone: () => void) {
  const refresh = useRefresh();
  const options = { done: '已办理', onDone };
  const branch = useAction(caseReviewsApi.branchDecision, options);
  const safety = useAction(caseReviewsApi.safetyDecision, options);
  const committee = useAction(caseReviewsApi.committeeDecision, options);
  return async ({ route }: Decision, id: string, version: number, text: string): Promise<void> => {
    const params = { id };
    try {
      if (route.by === 'branch') await branch.mutateAsync({ params, body: { version, decision: route.decision, opinion: text } });
      else if (route.by === 'safety') await safety.mutateAsync({ params, body: { version, decision: route.decision, reason: text } });
      else await committee.mutateAsync({ params, body: { version, decision: route.decision, reason: text } });
    } catch {
      await refresh(caseReviewsApi.board, casesApi.detail);
    }
  };
}
