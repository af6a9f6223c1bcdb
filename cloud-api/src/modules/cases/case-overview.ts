import { Injectable } from '@nestjs/common';
import type { CaseCard, CaseTodoCounts, Id, IsoDate } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { CaseStore } from './case-store';
import { CaseViews } from './case-views';
import { CaseRecord } from './case.entity';
import { CaseDesk } from './review/case-desk';

/** What the first screen tells about cases. */
@Injectable()
export class CaseOverview {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: CaseDesk,
    private readonly store: CaseStore,
    private readonly views: CaseViews,
  ) {}

  /** What waits for the caller, and the day by which the first of the caller's blind reviews is due. */
  async todo(): Promise<{ counts: CaseTodoCounts; reviewDueOn: IsoDate | null }> {
    const me = currentPrincipal().memberId;
    const earliest = "SELECT MIN(r.dueOn) AS dueOn FROM case_review r WHERE r.reviewerId = ? AND r.state = 'assigned'";
    const [counts, [due]] = await Promise.all([
      this.desk.counts(),
      this.uow.read((tx) => tx.select<{ dueOn: IsoDate | null }>(earliest, [me])),
    ]);
    return { counts, reviewDueOn: due.dueOn };
  }

  /** The cases published last, in the whole group. */
  async newest(count: number): Promise<CaseCard[]> {
    const records = await this.uow.read((tx) =>
      tx.repo(CaseRecord).find({ where: { status: 'published' }, order: { publishedAt: 'DESC', id: 'DESC' }, take: count }),
    );
    return this.views.cards(await this.store.bundles(records));
  }

  /** Published cases of one organisation. */
  publishedBy(orgId: Id, orgPath: string): Promise<number> {
    return this.uow.read((tx) => tx.repo(CaseRecord).countBy({ orgPath, orgId, status: 'published' }));
  }
}
