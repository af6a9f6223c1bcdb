import type { BranchDecisionBody, CaseAction, CommitteeDecisionBody, SafetyDecisionBody } from '@xianfeng/shared-types';

type Route =
  | { by: 'branch'; decision: BranchDecisionBody['decision'] }
  | { by: 'safety'; decision: SafetyDecisionBody['decision'] }
  | { by: 'committee'; decision: CommitteeDecisionBody['decision'] };

/** A judgement on a case, with its words. */
export interface Decision {
  action: CaseAction;
  text: string;
  /** What will happen, asked before it is taken. */
  consequence: string;
  /** The words may be left out. */
  optional?: boolean;
  danger?: boolean;
  /** Moves the case on. */
  onward?: boolean;
  route: Route;
}

/** What moves the case on comes first. */
export const DECISIONS: readonly Decision[] = [
  { action: 'branch_pass', text: '同意推荐', consequence: '案例报党委评审，推荐意见评审时可见。', onward: true, route: { by: 'branch', decision: 'pass' } },
  { action: 'branch_return', text: '退回修改', consequence: '案例退回作者修改，修改后可以再次提交。', route: { by: 'branch', decision: 'return' } },
  { action: 'branch_reject', text: '不予推荐', consequence: '案例就此终止，作者不能再次提交。', danger: true, route: { by: 'branch', decision: 'reject' } },
  { action: 'safety_pass', text: '核查通过', consequence: '由您对正文内容负责，核查依据将留痕，案例进入支部初审。', onward: true, route: { by: 'safety', decision: 'pass' } },
  { action: 'safety_return', text: '退回修改', consequence: '案例退回作者修改，修改后可以再次提交。', route: { by: 'safety', decision: 'return' } },
  { action: 'approve', text: '评审通过', consequence: '案例进入待公示，未交出的评审任务自动结束。', optional: true, onward: true, route: { by: 'committee', decision: 'approve' } },
  { action: 'committee_return', text: '退回修改', consequence: '案例退回作者修改，未交出的评审任务自动结束，再次提交后重新评审。', route: { by: 'committee', decision: 'return' } },
  { action: 'committee_reject', text: '评审不通过', consequence: '案例就此终止，作者不能再次提交。', danger: true, route: { by: 'committee', decision: 'reject' } },
];
