import { caseReviewsApi, type CaseAction, type CaseDetail } from '@xianfeng/shared-types';
import { call } from '@/shared/request';

/** A decision that is taken on the desk page with one sheet of text. */
export interface Decision {
  action: CaseAction;
  text: string;
  /** Asked for before it is taken. */
  title: string;
  hint: string;
  /** The words may be left out. */
  optional?: boolean;
  danger?: boolean;
  send(item: Pick<CaseDetail, 'id' | 'version'>, words: string, idempotencyKey: string): Promise<CaseDetail>;
}

type Send = Decision['send'];
const branch = (decision: 'pass' | 'return' | 'reject'): Send => ({ id, version }, opinion, idempotencyKey) =>
  call(caseReviewsApi.branchDecision, { params: { id }, body: { version, decision, opinion } }, { idempotencyKey });
const safety = (decision: 'pass' | 'return'): Send => ({ id, version }, reason, idempotencyKey) =>
  call(caseReviewsApi.safetyDecision, { params: { id }, body: { version, decision, reason } }, { idempotencyKey });
const committee = (decision: 'approve' | 'return' | 'reject'): Send => ({ id, version }, reason, idempotencyKey) =>
  call(caseReviewsApi.committeeDecision, { params: { id }, body: { version, decision, reason } }, { idempotencyKey });

const SEEN = '作者会看到，请写清要改什么';

/** In the order of the footer: what moves the case on comes first. */
export const DECISIONS: readonly Decision[] = [
  { action: 'branch_pass', text: '同意推荐', title: '支部意见', hint: '写一两句推荐意见，评审时可见', send: branch('pass') },
  { action: 'branch_return', text: '退回修改', title: '退回作者修改', hint: SEEN, send: branch('return') },
  { action: 'branch_reject', text: '不予推荐', title: '不予推荐', hint: '作者会看到', danger: true, send: branch('reject') },
  { action: 'safety_pass', text: '核查通过', title: '人工核查通过', hint: '写明核查依据，将留痕', send: safety('pass') },
  { action: 'safety_return', text: '退回修改', title: '人工核查退回', hint: SEEN, send: safety('return') },
  { action: 'approve', text: '评审通过', title: '党委评审通过', hint: '通过后进入公示', optional: true, send: committee('approve') },
  { action: 'committee_return', text: '退回修改', title: '退回作者修改', hint: SEEN, send: committee('return') },
  { action: 'committee_reject', text: '评审不通过', title: '评审不通过', hint: '作者会看到', danger: true, send: committee('reject') },
];
