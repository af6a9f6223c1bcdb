import { Injectable } from '@nestjs/common';
import type { CommitteeDecisionBody, Id } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { Problem } from '../../../platform/http';
import { CaseMessages } from '../case-messages';
import { CaseRules } from '../case-rules';
import { CaseStore } from '../case-store';
import { CaseAccess } from '../case.access';
import { CaseRecord } from '../case.entity';
import { caseMachine } from '../case.workflow';
import { CaseReview } from './case-review.entity';

const TRANSITIONS = { approve: 'approve', return: 'committee_return', reject: 'committee_reject' } as const;
const RESULTS = { approve: '通过党委评审', return: '被退回修改', reject: '未通过党委评审' } as const;

/** 党委审定, on the ground of the blind reviews. */
@Injectable()
export class CommitteeDecisions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly access: CaseAccess,
    private readonly rules: CaseRules,
    private readonly messages: CaseMessages,
    private readonly clock: Clock,
  ) {}

  /** Problems: case.reviews_missing, case.self_review, conflict.version, conflict.state. */
  async decide(id: Id, { version, decision, reason }: CommitteeDecisionBody): Promise<void> {
    await this.uow.run(async (tx) => {
      const bundle = await this.store.bundle(id);
      await this.access.requireHandler(bundle, 'officer');
      if (decision === 'approve') await this.requireReviews(tx, bundle.record, reason);
      const record = await this.store.transition(tx, bundle.record, TRANSITIONS[decision], { version, reason });
      await this.endOpenReviews(tx, record);
      await this.messages.toAuthors(tx, { ...bundle, record }, TRANSITIONS[decision], RESULTS[decision], reason);
    });
  }

  private async requireReviews(tx: Tx, record: CaseRecord, reason: string): Promise<void> {
    caseMachine.next(record.status, 'approve', reason);
    const done = await tx.repo(CaseReview).countBy({ caseId: record.id, round: record.round, state: 'submitted' });
    const needed = await this.rules.number('minReviewers', record.orgPath);
    if (done < needed) throw new Problem('case.reviews_missing', { detail: `已交评分 ${done} 份，至少需要 ${needed} 份。` });
  }

  /** Nobody works on for nothing. */
  private async endOpenReviews(tx: Tx, { id, round }: CaseRecord): Promise<void> {
    const change = { state: 'released' as const, reason: '评审已结束', closedAt: this.clock.now() };
    await tx.repo(CaseReview).update({ caseId: id, round, state: 'assigned' }, change);
  }
}
