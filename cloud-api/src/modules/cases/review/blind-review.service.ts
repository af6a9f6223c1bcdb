import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BlindReview, Id, MyReviewItem, MyReviewsQuery, Page, ReviewState, ScoreReviewBody } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock, toBusinessDate } from '../../../platform/clock';
import { notFound, Problem } from '../../../platform/http';
import { Outbox, OutboxHandlers } from '../../../platform/outbox';
import { ScopedPages, withColumns } from '../../orgs';
import { REVIEW_DONE, type ReviewDone } from '../case-events';
import { CaseMessages } from '../case-messages';
import { CaseRules } from '../case-rules';
import { CaseStore } from '../case-store';
import { CaseRecord } from '../case.entity';
import { BlindReviewViews } from './blind-review.views';
import { CaseReview } from './case-review.entity';
import { scoreFaults, totalHundredths, weigh } from './scoring';

/** A reviewer's own desk: reads without names, scores once, or declines with a reason. */
@Injectable()
export class BlindReviews implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly store: CaseStore,
    private readonly rules: CaseRules,
    private readonly views: BlindReviewViews,
    private readonly messages: CaseMessages,
    private readonly outbox: Outbox,
    private readonly handlers: OutboxHandlers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.declare(REVIEW_DONE);
  }

  async mine({ state, ...query }: MyReviewsQuery): Promise<Page<MyReviewItem>> {
    const mine = { sql: 't.reviewerId = ?', params: [currentPrincipal().memberId] };
    const { items, next } = await this.pages.page(CaseReview, withColumns(mine, { state }), query, { order: state === 'assigned' ? 'ASC' : 'DESC' });
    return { items: await this.views.items(items), next };
  }

  async get(id: Id): Promise<BlindReview> {
    return this.views.blind(await this.own(id));
  }

  async decline(id: Id, reason: string): Promise<BlindReview> {
    await this.uow.run(async (tx) => {
      const review = await this.own(id);
      const record = await this.open(review);
      await this.close(tx, review, { state: 'declined', reason });
      await this.trace(tx, record, 'case.decline_review', { reviewId: id, reason });
      await this.messages.toOfficers(tx, record, `declined:${id}`, '评审员回避，请另行安排');
    });
    return this.get(id);
  }

  /** Final. The weights are those of the day the case was submitted. */
  async score(id: Id, { version, scores, opinion }: ScoreReviewBody): Promise<BlindReview> {
    await this.uow.run(async (tx) => {
      const review = await this.own(id);
      const record = await this.open(review);
      if (review.version !== version) throw new Problem('conflict.version', { detail: '评审已有变化，请刷新后再提交。', meta: { version: review.version } });
      const errors = scoreFaults(scores, await this.rules.number('commentBelow', record.orgPath));
      if (errors.length > 0) throw new Problem('request.invalid', { errors });
      const weighted = weigh(scores, await this.rules.weights(record.orgPath, toBusinessDate(record.submittedAt!)));
      await this.close(tx, review, { state: 'submitted', scores: weighted, opinion, totalHundredths: totalHundredths(weighted) });
      await this.trace(tx, record, 'case.score', { reviewId: id });
      if (this.clock.today() <= review.dueOn) await this.announce(tx, review);
      await this.tellOfficers(tx, record);
    });
    return this.get(id);
  }

  private async own(id: Id): Promise<CaseReview> {
    const review = await this.uow.read((tx) => tx.repo(CaseReview).findOneBy({ id }));
    if (review?.reviewerId !== currentPrincipal().memberId) throw notFound('评审任务');
    return review;
  }

  private async open(review: CaseReview): Promise<CaseRecord> {
    const record = await this.store.record(review.caseId);
    if (review.state !== 'assigned' || record.status !== 'committee_review' || record.round !== review.round) {
      throw new Problem('conflict.state', { detail: '该评审已交出或已结束。', meta: { state: review.state } });
    }
    return record;
  }

  private async close(tx: Tx, review: CaseReview, change: Partial<CaseReview> & { state: ReviewState }): Promise<void> {
    const { affected } = await tx
      .repo(CaseReview)
      .update({ id: review.id, state: 'assigned', version: review.version }, { ...change, closedAt: this.clock.now(), version: review.version + 1 });
    if (affected !== 1) throw new Problem('conflict.version', { detail: '评审已有变化，请刷新后再提交。' });
  }

  private announce(tx: Tx, { id: reviewId, reviewerId }: CaseReview): Promise<void> {
    const event: ReviewDone = { reviewId, reviewerId, doneAt: this.clock.now().toISOString() };
    return this.outbox.add(tx, REVIEW_DONE, event, { dedupKey: `${REVIEW_DONE}:${reviewId}` });
  }

  /** When nobody is waited for any more. */
  private async tellOfficers(tx: Tx, record: CaseRecord): Promise<void> {
    const { id: caseId, round } = record;
    const done = await tx.repo(CaseReview).countBy({ caseId, round, state: 'submitted' });
    const open = await tx.repo(CaseReview).countBy({ caseId, round, state: 'assigned' });
    if (open === 0 && done >= (await this.rules.number('minReviewers', record.orgPath))) {
      await this.messages.toOfficers(tx, record, `decide:${done}`, '案例评审已完成，请审定');
    }
  }

  private trace(tx: Tx, { id, orgPath, title }: CaseRecord, action: string, detail: object): Promise<void> {
    return this.audit.record(tx, { action, objectType: 'case', objectId: id, orgPath, title, detail });
  }
}
