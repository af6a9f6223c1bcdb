import { Injectable } from '@nestjs/common';
import type { AssignReviewersBody, Id } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { addDays, Clock } from '../../../platform/clock';
import { randomToken } from '../../../platform/crypto';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { CaseMessages } from '../case-messages';
import { CaseRules } from '../case-rules';
import { CaseStore, versionConflict, type CaseBundle } from '../case-store';
import { CaseAccess } from '../case.access';
import { CaseRecord } from '../case.entity';
import { CaseReview } from './case-review.entity';
import { draw } from './draw';
import { ReviewerCandidates, type Bar, type PossibleReviewer } from './reviewer-candidates';

const BARS: Record<Exclude<Bar, null | 'author'>, string> = {
  same_branch: '与作者同在一个支部', handled: '已经办理过本案例', already: '本轮已被指派过',
};

interface Choice {
  reviewers: PossibleReviewer[];
  /** Null when an officer chose. */
  seed: string | null;
}

/** Blind reviewers: named by an officer or drawn, never an author, never of the authors' branch. */
@Injectable()
export class Assignments {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly access: CaseAccess,
    private readonly rules: CaseRules,
    private readonly candidates: ReviewerCandidates,
    private readonly messages: CaseMessages,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Problems: case.self_review, request.invalid, case.reviews_missing when there are too few to draw from, conflict.version. */
  async assign(caseId: Id, body: AssignReviewersBody): Promise<void> {
    await this.uow.run(async (tx) => {
      const bundle = await this.store.bundle(caseId);
      await this.access.requireHandler(bundle, 'officer');
      const { record } = bundle;
      if (record.status !== 'committee_review') throw new Problem('conflict.state', { detail: '案例不在党委评审阶段，不能安排评审员。' });
      if (record.version !== body.version) throw versionConflict(record);
      const choice = await this.choose(bundle, body);
      const dueOn = body.dueOn ?? addDays(this.clock.today(), await this.rules.number('reviewDays', record.orgPath));
      if (dueOn < this.clock.today()) throw invalidField('dueOn', '截止日期不能早于今天');
      const { affected } = await tx.repo(CaseRecord).update({ id: caseId, status: record.status, version: record.version }, { version: record.version + 1 });
      if (affected !== 1) throw versionConflict(record);
      await this.write(tx, record, choice, dueOn);
    });
  }

  /** Problems: not_found, conflict.state when it was handed in or ended. Returns the case. */
  async release(reviewId: Id, reason: string): Promise<Id> {
    return this.uow.run(async (tx) => {
      const review = await tx.repo(CaseReview).findOneBy({ id: reviewId });
      if (!review) throw notFound('评审任务');
      const { record, authors } = await this.store.bundle(review.caseId);
      await this.access.requireHandler({ record, authors, tags: [], files: [] }, 'officer');
      const change = { state: 'released' as const, reason, closedAt: this.clock.now(), version: review.version + 1 };
      const { affected } = await tx.repo(CaseReview).update({ id: reviewId, state: 'assigned', version: review.version }, change);
      if (affected !== 1) throw new Problem('conflict.state', { detail: '该评审已交出或已结束，不能收回。' });
      await this.record(tx, record, 'case.release_reviewer', { reviewerId: review.reviewerId, reason });
      return record.id;
    });
  }

  private async choose(bundle: CaseBundle, { reviewerIds = [], draw: count = 0 }: AssignReviewersBody): Promise<Choice> {
    if ((reviewerIds.length === 0) === (count === 0)) throw invalidField('reviewerIds', '请指定评审员，或填写随机抽取的人数');
    const possible = await this.candidates.of(bundle);
    if (reviewerIds.length > 0) return { reviewers: [...new Set(reviewerIds)].map((id) => fitting(possible, id)), seed: null };
    const free = possible.filter((candidate) => candidate.bar === null);
    if (free.length < count) throw new Problem('case.reviews_missing', { detail: `符合条件的评审员只有 ${free.length} 人，请先增加评审员。` });
    const seed = randomToken(12);
    return { reviewers: draw(free, count, seed), seed };
  }

  private async write(tx: Tx, record: CaseRecord, { reviewers, seed }: Choice, dueOn: string): Promise<void> {
    for (const { memberId } of reviewers) {
      const review: CaseReview = {
        id: newId(), caseId: record.id, round: record.round, reviewerId: memberId, state: 'assigned', method: seed ? 'random' : 'officer', seed,
        assignedById: currentPrincipal().memberId, assignedAt: this.clock.now(), dueOn, scores: [], totalHundredths: null, opinion: '', reason: '',
        closedAt: null, version: 1,
      };
      await tx.repo(CaseReview).insert(review);
      await this.messages.toReviewer(tx, record, review, `review:${review.id}`, '案例盲审');
    }
    await this.record(tx, record, 'case.assign_reviewers', { reviewerIds: reviewers.map((r) => r.memberId), seed, dueOn });
  }

  private record(tx: Tx, { id, orgPath, title }: CaseRecord, action: string, detail: object): Promise<void> {
    return this.audit.record(tx, { action, objectType: 'case', objectId: id, orgPath, title, detail });
  }
}

function fitting(possible: readonly PossibleReviewer[], id: Id): PossibleReviewer {
  const found = possible.find((candidate) => candidate.memberId === id);
  if (!found) throw invalidField('reviewerIds', '所选人员不是案例评审员');
  if (found.bar === 'author') throw new Problem('case.self_review', { detail: `${found.name}是本案例的作者，不能评审。` });
  if (found.bar) throw invalidField('reviewerIds', `${found.name}${BARS[found.bar]}，请另选`);
  return found;
}
