import { CASE_STATUSES, type CaseAction, type CaseStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../platform/workflow';

/** Transitions a person asks for, and `check_*` which the system makes when the content check is done. */
export type CaseTransition =
  | 'submit' | 'recall' | 'check_pass' | 'check_return' | 'safety_pass' | 'safety_return' | 'branch_pass' | 'branch_return' | 'branch_reject'
  | 'approve' | 'committee_return' | 'committee_reject' | 'open_notice' | 'uphold_return' | 'uphold_reject' | 'publish' | 'withdraw';

/** 支部初审 → 党委盲审 → 公示 → 发布 (domain-rules §8.1, review chain). */
export const caseMachine = new StateMachine<CaseStatus, CaseTransition>({
  initial: 'draft',
  states: CASE_STATUSES,
  transitions: {
    submit: { from: ['draft', 'returned'], to: 'submitted' },
    recall: { from: ['submitted', 'branch_review'], to: 'draft' },
    check_pass: { from: ['submitted'], to: 'branch_review' },
    check_return: { from: ['submitted'], to: 'returned', needsReason: true },
    safety_pass: { from: ['submitted'], to: 'branch_review', needsReason: true },
    safety_return: { from: ['submitted'], to: 'returned', needsReason: true },
    branch_pass: { from: ['branch_review'], to: 'committee_review' },
    branch_return: { from: ['branch_review'], to: 'returned', needsReason: true },
    branch_reject: { from: ['branch_review'], to: 'rejected', needsReason: true },
    approve: { from: ['committee_review'], to: 'approved' },
    committee_return: { from: ['committee_review', 'approved'], to: 'returned', needsReason: true },
    committee_reject: { from: ['committee_review', 'approved'], to: 'rejected', needsReason: true },
    open_notice: { from: ['approved'], to: 'notice' },
    uphold_return: { from: ['notice'], to: 'returned', needsReason: true },
    uphold_reject: { from: ['notice'], to: 'rejected', needsReason: true },
    publish: { from: ['notice'], to: 'published' },
    withdraw: { from: ['published'], to: 'withdrawn', needsReason: true },
  },
});

/** The author may write in these. */
export const EDITABLE: readonly CaseStatus[] = ['draft', 'returned'];
/** Any member may read these. */
export const OPEN_TO_MEMBERS: readonly CaseStatus[] = ['notice', 'published'];

/** Which transition stands behind an action that a client offers; the others are not transitions. */
export const ACTION_TRANSITIONS: Partial<Record<CaseAction, CaseTransition>> = {
  submit: 'submit', recall: 'recall', branch_pass: 'branch_pass', branch_return: 'branch_return', branch_reject: 'branch_reject',
  safety_pass: 'safety_pass', safety_return: 'safety_return', approve: 'approve', committee_return: 'committee_return',
  committee_reject: 'committee_reject', open_notice: 'open_notice', publish: 'publish', withdraw: 'withdraw',
};

/** Words of a step in the history. */
export const TRANSITION_NAMES: Record<CaseTransition, string> = {
  submit: '提交', recall: '作者收回', check_pass: '内容检查通过', check_return: '内容检查未通过', safety_pass: '人工核查通过',
  safety_return: '人工核查退回', branch_pass: '支部初审通过', branch_return: '支部退回', branch_reject: '支部不予推荐', approve: '党委评审通过',
  committee_return: '党委退回', committee_reject: '党委评审未通过', open_notice: '开始公示', uphold_return: '异议成立，退回',
  uphold_reject: '异议成立，终止', publish: '发布', withdraw: '撤回',
};
