import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { toBusinessDate } from '../../platform/clock';
import { OutboxHandlers } from '../../platform/outbox';
import {
  CASE_ADOPTION_CONFIRMED, CASE_PUBLISHED, CASE_WITHDRAWN, type CaseAdoptionConfirmed, type CasePublished, type CaseWithdrawn, REVIEW_DONE, type ReviewDone,
} from '../cases';
import { OrgDirectory, OrgMembership, type OrgRef } from '../orgs';
import { PointCases } from './point-cases';
import { PointEntryRow } from './point-entry.entity';
import { type PointFact, PointLedger } from './point-ledger';

type Common = Pick<PointFact, 'occurredOn' | 'source' | 'subject' | 'evidencePage' | 'evidenceNote' | 'createdBy'>;

/** Points that follow from cases. A message delivered twice finds its entries written; in which order they come does not matter. */
@Injectable()
export class PointSources implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly handlers: OutboxHandlers,
    private readonly ledger: PointLedger,
    private readonly cases: PointCases,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
  ) {}

  onModuleInit(): void {
    this.handlers.on<CasePublished>(CASE_PUBLISHED, (event) => this.published(event));
    this.handlers.on<CaseWithdrawn>(CASE_WITHDRAWN, (event) => this.withdrawn(event));
    this.handlers.on<ReviewDone>(REVIEW_DONE, (event) => this.reviewed(event));
    this.handlers.on<CaseAdoptionConfirmed>(CASE_ADOPTION_CONFIRMED, (event) => this.adopted(event));
  }

  /** Every author's points go to the branch that the author belongs to. */
  async published(event: CasePublished): Promise<void> {
    const homes = await this.homes(event.authorIds, event.orgId);
    const common = this.common('case', event.title, event.caseId, event.publishedAt);
    await this.uow.run(async (tx) => {
      if (!(await this.cases.claim(tx, event.caseId))) return;
      for (const [place, memberId] of event.authorIds.entries()) {
        await this.ledger.post(tx, {
          ...common, ruleCode: place === 0 ? 'case.published.lead' : 'case.published.coauthor', org: homes.get(memberId)!, memberId,
          sourceId: event.caseId, idempotencyKey: `case:${event.caseId}:${event.publishedAt}:${memberId}`,
        });
      }
    });
  }

  /** Takes back whatever the case has earned its authors, by being published and by being adopted. */
  async withdrawn(event: CaseWithdrawn): Promise<void> {
    await this.uow.run(async (tx) => {
      if (!(await this.cases.withdraw(tx, event.caseId, new Date(event.withdrawnAt)))) return;
      const entries = await tx
        .repo(PointEntryRow)
        .createQueryBuilder('e')
        .where("e.source IN ('case', 'adoption') AND e.sourceId = :caseId AND e.reversesId IS NULL", { caseId: event.caseId })
        .andWhere('NOT EXISTS (SELECT 1 FROM point_entry r WHERE r.reversesId = e.id)')
        .orderBy('e.id')
        .getMany();
      for (const entry of entries) {
        await this.ledger.reverse(tx, entry, { source: 'reversal', reason: `案例已撤回：${event.reason}`.slice(0, 500), createdBy: null });
      }
    });
  }

  /** The lead author for a result elsewhere, the adopting branch for having brought it about. */
  async adopted(event: CaseAdoptionConfirmed): Promise<void> {
    const [lead] = event.authorIds;
    const homes = await this.homes(lead ? [lead] : [], event.caseOrgId);
    const adopter = await this.orgs.get(event.adopterOrgId);
    const common = this.common('adoption', event.caseTitle, event.caseId, event.confirmedAt);
    const key = `adoption:${event.adoptionId}`;
    await this.uow.run(async (tx) => {
      const inLibrary = await this.cases.claim(tx, event.caseId);
      if (lead && inLibrary && event.adopterOrgId !== event.caseOrgId) {
        await this.ledger.post(tx, {
          ...common, ruleCode: 'case.adopted', org: homes.get(lead)!, memberId: lead, sourceId: event.caseId, idempotencyKey: `${key}:author`,
        });
      }
      await this.ledger.post(tx, {
        ...common, ruleCode: 'adoption.completed', org: adopter, memberId: null, sourceId: event.adoptionId, idempotencyKey: `${key}:adopter`,
      });
    });
  }

  /** The entry says neither which case nor of whom: the reviewer's branch sees it, and the review is blind. */
  async reviewed({ reviewId, reviewerId, doneAt }: ReviewDone): Promise<void> {
    const reviewer = (await this.people.people([reviewerId])).get(reviewerId);
    if (!reviewer) return;
    const org = await this.orgs.get(reviewer.orgId);
    await this.uow.run((tx) =>
      this.ledger.post(tx, {
        ruleCode: 'review.done', org, memberId: reviewerId, occurredOn: toBusinessDate(new Date(doneAt)), source: 'review', sourceId: reviewId,
        subject: '案例盲审', evidencePage: `packages/case/review/index?id=${reviewId}`, evidenceNote: null, idempotencyKey: `review:${reviewId}`, createdBy: null,
      }),
    );
  }

  private common(source: 'case' | 'adoption', subject: string, caseId: Id, at: string): Common {
    return {
      source, subject: subject.slice(0, 200), occurredOn: toBusinessDate(new Date(at)), evidencePage: `packages/case/detail/index?id=${caseId}`,
      evidenceNote: null, createdBy: null,
    };
  }

  /** Each member's branch now; the case's own for who is no longer known. */
  private async homes(memberIds: Id[], fallbackOrgId: Id): Promise<Map<Id, OrgRef>> {
    const people = await this.people.people(memberIds);
    const orgOf = (id: Id) => people.get(id)?.orgId ?? fallbackOrgId;
    const orgs = await this.orgs.getMany([fallbackOrgId, ...memberIds.map(orgOf)]);
    return new Map(memberIds.map((id) => [id, orgs.get(orgOf(id))!]));
  }
}
