import { APPEAL_STATUS_LABELS, BULLETIN_STATUS_LABELS, CASE_STATUSES, type AccessStep, type CaseStatus, type Permission } from '@xianfeng/shared-types';
import type { CaseFacts, ObjectFact } from './object-facts';

const OPEN: readonly CaseStatus[] = ['notice', 'published'];
/** Where a case must stand for a permission to do anything with it. */
const CASE_STATES: Partial<Record<Permission, readonly CaseStatus[]>> = {
  'case:branch-review': ['branch_review'],
  'case:publish': ['submitted', 'committee_review', 'approved', 'notice', 'published'],
  'case:adopt': ['published'],
};

const step = (passed: boolean, sentence: string): AccessStep => ({ gate: 'workflow', name: '业务规则', passed, sentence });

/** What the rules of the object itself say, beyond permission and reach. */
export function workflowStep(permission: Permission, fact: ObjectFact, reads: (permission: Permission) => boolean): AccessStep {
  if (fact.case) return caseStep(permission, fact.case, reads);
  if (fact.appeal && permission === 'point:answer-appeal') {
    if (fact.appeal.own) return step(false, '本人提出的申诉须由他人答复。');
    if (fact.appeal.status !== 'open') return step(false, `申诉的状态为“${APPEAL_STATUS_LABELS[fact.appeal.status]}”，不能再答复。`);
  }
  if (fact.bulletin && permission === 'bulletin:approve') {
    if (fact.bulletin.edited) return step(false, '起草或修改过通报的人不能审批。');
    if (fact.bulletin.status === 'draft') return step(false, '通报尚未送审。');
  }
  if (fact.bulletin && permission === 'bulletin:edit' && fact.bulletin.status !== 'draft') {
    return step(false, `通报的状态为“${BULLETIN_STATUS_LABELS[fact.bulletin.status]}”，不能修改。`);
  }
  if (fact.bulletin && permission === 'ranking:read' && fact.bulletin.status !== 'published' && !reads('bulletin:edit') && !reads('bulletin:approve')) {
    return step(false, '通报尚未发布，只有起草和审批人员可见。');
  }
  return step(true, '该对象没有另外的限制。');
}

function caseStep(permission: Permission, { status, author, openReview }: CaseFacts, reads: (permission: Permission) => boolean): AccessStep {
  const where = `案例的状态为“${CASE_STATUSES[status]}”`;
  if (permission === 'case:submit') {
    if (!author) return step(false, '只有作者可以修改和提交案例。');
    return ['draft', 'returned'].includes(status) ? step(true, '本人是作者，案例可以修改。') : step(false, `${where}，作者不能修改。`);
  }
  if (permission === 'case:review') return openReview ? step(true, '已被分派为本案例的评审员。') : step(false, '未被分派为本案例的评审员，或已交出评分。');
  if (author) return permission === 'case:read' ? step(true, '本人是作者，可以阅读。') : step(false, '作者不能办理本人参与的案例。');
  if (openReview) return step(false, '是本案例的盲审评审员，交出评分之前只能匿名阅读。');
  const states = CASE_STATES[permission];
  if (states && !states.includes(status)) return step(false, `${where}，此项不适用。`);
  if (permission !== 'case:read' || OPEN.includes(status)) return step(true, `${where}，可以办理。`);
  const handles = status !== 'draft' && (reads('case:branch-review') || reads('case:publish'));
  return handles ? step(true, `${where}，作为办理人员可以阅读。`) : step(false, `${where}，公示和发布后才向党员开放。`);
}
