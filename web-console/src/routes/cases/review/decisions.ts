import type { BranchDecisionBody, CaseAction, CommitteeDecisionBody, SafetyDecisionBody } from '@xianfeng/shared-types';
import type { Choice } from '../parts/judge-form';

type Route =
  | { by: 'branch'; decision: BranchDecisionBody['decision'] }
  | { by: 'safety'; decision: SafetyDecisionBody['decision'] }
  | { by: 'committee'; decision: CommitteeDecisionBody['decision'] };

/** A judgement on a case and where it is sent. */
export type Decision = Choice<CaseAction> & { route: Route };

const BACK = '案例退回作者修改，修改后可以再次提交';
const END = '案例就此终止，作者不能再次提交。';

/** What moves the case on comes first. */
export const DECISIONS: readonly Decision[] = [
  { key: 'branch_pass', text: '同意推荐', consequence: '案例报党委评审。', onward: true, route: { by: 'branch', decision: 'pass' } },
  { key: 'branch_return', text: '退回修改', consequence: `${BACK}。`, route: { by: 'branch', decision: 'return' } },
  { key: 'branch_reject', text: '不予推荐', consequence: END, danger: true, route: { by: 'branch', decision: 'reject' } },
  { key: 'safety_pass', text: '核查通过', consequence: '由您对正文内容负责，核查依据将留痕，案例进入支部初审。', onward: true, route: { by: 'safety', decision: 'pass' } },
  { key: 'safety_return', text: '退回修改', consequence: `${BACK}。`, route: { by: 'safety', decision: 'return' } },
  { key: 'approve', text: '评审通过', consequence: '案例进入待公示，未交出的评审任务自动结束。', optional: true, onward: true, route: { by: 'committee', decision: 'approve' } },
  { key: 'committee_return', text: '退回修改', consequence: `${BACK}；未交出的评审任务自动结束，再次提交后重新评审。`, route: { by: 'committee', decision: 'return' } },
  { key: 'committee_reject', text: '评审不通过', consequence: END, danger: true, route: { by: 'committee', decision: 'reject' } },
];
