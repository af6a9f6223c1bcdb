import { caseReviewsApi, casesApi, type CaseAction, type CaseDetail } from '@xianfeng/shared-types';
import { Typography } from 'antd';
import { useAction, useRefresh } from '@/shared/api';
import { JudgeForm } from '../parts/judge-form';
import { DECISIONS } from './decisions';

interface Props {
  item: CaseDetail;
  /** Reviews handed in suffice to approve; until then the button would only be refused. */
  enoughReviews: boolean;
  onDone: () => void;
}

/** What the officer may decide on the case now. */
export function DecisionForm({ item, enoughReviews, onDone }: Props) {
  const take = useDecide(item, onDone);
  const choices = DECISIONS.filter(({ key }) => item.allowedActions.includes(key));
  if (choices.length === 0) return <Typography.Text type="secondary">无需您办理</Typography.Text>;
  return (
    <JudgeForm<CaseAction>
      draft={`case:${item.id}:decision`}
      subject={`《${item.title}》`}
      label="意见与理由"
      readers="作者"
      placeholder="推荐意见；退回或不通过的，写清要改什么、为什么"
      hotkey="e"
      choices={choices.map((choice) => ({ ...choice, waits: choice.key === 'approve' && !enoughReviews ? '评分份数不足，还不能通过' : null }))}
      onTake={take}
    />
  );
}

/** Sends a judgement where it belongs; after a refusal the desk shows how the case stands now. */
function useDecide({ id, version }: CaseDetail, onDone: () => void) {
  const refresh = useRefresh();
  const options = { done: '已办理' };
  const branch = useAction(caseReviewsApi.branchDecision, options);
  const safety = useAction(caseReviewsApi.safetyDecision, options);
  const committee = useAction(caseReviewsApi.committeeDecision, options);
  return async (action: CaseAction, words: string): Promise<boolean> => {
    const params = { id };
    const { route } = DECISIONS.find(({ key }) => key === action)!;
    try {
      if (route.by === 'branch') await branch.mutateAsync({ params, body: { version, decision: route.decision, opinion: words } });
      else if (route.by === 'safety') await safety.mutateAsync({ params, body: { version, decision: route.decision, reason: words } });
      else await committee.mutateAsync({ params, body: { version, decision: route.decision, reason: words } });
    } catch {
      await refresh(caseReviewsApi.board, casesApi.detail);
      return false;
    }
    onDone();
    return true;
  };
}
