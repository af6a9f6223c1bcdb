import { Injectable } from '@nestjs/common';
import type { BranchAction, CaseAction, Id, OfficerAction } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { currentPrincipal, type Principal } from '../../platform/access';
import { notFound, Problem } from '../../platform/http';
import type { CaseBundle } from './case-store';
import type { CaseRecord } from './case.entity';
import { ACTION_TRANSITIONS, caseMachine, EDITABLE, OPEN_TO_MEMBERS } from './case.workflow';
import { CaseReview } from './review/case-review.entity';

/** In what capacity somebody stands before a case. */
export interface Standing {
  author: boolean;
  branch: boolean;
  officer: boolean;
  /** Any member, where the case is open to members. */
  reader: boolean;
}

const BRANCH: readonly BranchAction[] = ['branch_pass', 'branch_return', 'branch_reject'];
const OFFICER: readonly OfficerAction[] = ['approve', 'committee_return', 'committee_reject', 'open_notice', 'publish', 'withdraw'];

export function standingOf({ record, authors }: Pick<CaseBundle, 'record' | 'authors'>, principal: Principal): Standing {
  const author = record.creatorId === principal.memberId || authors.some((row) => row.memberId === principal.memberId);
  const shared = record.status !== 'draft';
  return {
    author,
    branch: shared && principal.can('case:branch-review', record.orgPath),
    officer: shared && principal.can('case:publish', record.orgPath),
    reader: OPEN_TO_MEMBERS.includes(record.status) && principal.can('case:read', record.orgPath),
  };
}

/** What the caller may do now; authors never decide on their own case. */
export function allowedActions(record: CaseRecord, standing: Standing): CaseAction[] {
  const possible = (action: CaseAction) => caseMachine.allows(record.status, ACTION_TRANSITIONS[action]!);
  const actions: CaseAction[] = [];
  if (standing.author) {
    if (EDITABLE.includes(record.status)) actions.push('edit', 'submit');
    if (record.status === 'draft' && record.round === 0) actions.push('remove');
    if (possible('recall')) actions.push('recall');
    return actions;
  }
  if (standing.branch) actions.push(...BRANCH.filter(possible));
  if (standing.officer) {
    if (record.status === 'submitted' && record.safety === 'review') actions.push('safety_pass', 'safety_return');
    if (record.status === 'committee_review') actions.push('assign');
    if (record.status === 'notice') actions.push('answer_objection');
    actions.push(...OFFICER.filter(possible));
  }
  if (standing.reader && record.status === 'notice') actions.push('object');
  return actions;
}

/** Who may see and handle which case. */
@Injectable()
export class CaseAccess {
  constructor(private readonly uow: UnitOfWork) {}

  /** For the author's desk; anybody else gets 404. */
  requireAuthor(bundle: CaseBundle): void {
    if (!standingOf(bundle, currentPrincipal()).author) throw notFound('案例');
  }

  /** For reading with names: 404 outside the standing, 403 while the caller has to review the case blindly. */
  async requireReader(bundle: CaseBundle): Promise<Standing> {
    const standing = standingOf(bundle, currentPrincipal());
    if (!Object.values(standing).some(Boolean)) throw notFound('案例');
    await this.refuseOpenReview(bundle.record);
    return standing;
  }

  /** For decisions: within reach, not the own case, not one the caller still has to review blindly. */
  async requireHandler(bundle: CaseBundle, as: 'branch' | 'officer'): Promise<Standing> {
    const standing = standingOf(bundle, currentPrincipal());
    if (!standing[as]) throw notFound('案例');
    if (standing.author) throw new Problem('case.self_review', { detail: '您是本案例的作者，请由其他同志办理。' });
    await this.refuseOpenReview(bundle.record);
    return standing;
  }

  private async refuseOpenReview(record: CaseRecord): Promise<void> {
    const { memberId } = currentPrincipal();
    if (await this.uow.read((tx) => hasOpenReview(tx, record, memberId))) {
      throw new Problem('access.denied', { detail: '您是本案例的盲审评审员，交出评分之前请从“我的评审”进入。' });
    }
  }
}

const hasOpenReview = (tx: Tx, { id, round }: CaseRecord, reviewerId: Id): Promise<boolean> =>
  tx.repo(CaseReview).existsBy({ caseId: id, round, reviewerId, state: 'assigned' });
