import { Injectable } from '@nestjs/common';
import type { Id, ReviewerCandidate } from '@xianfeng/shared-types';
import { num, placeholders, UnitOfWork } from '../../../database';
import { MemberDirectory } from '../../members';
import { RoleDirectory } from '../../roles';
import { CaseStep } from '../case-step.entity';
import type { CaseBundle } from '../case-store';
import { CaseReview } from './case-review.entity';

/** Why somebody on the list of reviewers can't review this case; null when they can. */
export type Bar = 'author' | 'same_branch' | 'handled' | 'already' | null;

export interface PossibleReviewer extends ReviewerCandidate {
  bar: Bar;
}

/** Reviewers whose reach covers the case, and whether each is far enough from it. */
@Injectable()
export class ReviewerCandidates {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly roles: RoleDirectory,
    private readonly members: MemberDirectory,
  ) {}

  async of(bundle: CaseBundle): Promise<PossibleReviewer[]> {
    const { record, authors } = bundle;
    const people = [...(await this.members.getMany(await this.roles.holders(['reviewer'], record.orgId))).values()];
    if (people.length === 0) return [];
    const [open, already, handled] = await Promise.all([this.openReviews(people.map((p) => p.id)), this.already(bundle), this.handlers(record.id)]);
    const branches = new Set([record.orgId, ...authors.map((row) => row.orgId)]);
    const bar = (id: Id, orgId: Id): Bar => {
      if (id === record.creatorId || authors.some((row) => row.memberId === id)) return 'author';
      if (branches.has(orgId)) return 'same_branch';
      if (handled.has(id)) return 'handled';
      return already.has(id) ? 'already' : null;
    };
    return people
      .map(({ id, name, orgId, orgName }) => ({ memberId: id, name, orgName, openReviews: open.get(id) ?? 0, bar: bar(id, orgId) }))
      .sort((a, b) => a.openReviews - b.openReviews || (a.memberId < b.memberId ? -1 : 1));
  }

  private async openReviews(memberIds: Id[]): Promise<Map<Id, number>> {
    const sql = `SELECT reviewerId, COUNT(*) AS n FROM case_review WHERE state = 'assigned' AND reviewerId IN (${placeholders(memberIds)}) GROUP BY reviewerId`;
    const rows = await this.uow.read((tx) => tx.select<{ reviewerId: Id; n: number | string }>(sql, memberIds));
    return new Map(rows.map((row) => [row.reviewerId, num(row.n)]));
  }

  private async already({ record }: CaseBundle): Promise<Set<Id>> {
    const rows = await this.uow.read((tx) => tx.repo(CaseReview).find({ select: { reviewerId: true }, where: { caseId: record.id, round: record.round } }));
    return new Set(rows.map((row) => row.reviewerId));
  }

  /** Who has decided something on the case knows whose it is. */
  private async handlers(caseId: Id): Promise<Set<Id>> {
    const rows = await this.uow.read((tx) => tx.repo(CaseStep).find({ select: { actorId: true }, where: { caseId } }));
    return new Set(rows.flatMap((row) => row.actorId ?? []));
  }
}
