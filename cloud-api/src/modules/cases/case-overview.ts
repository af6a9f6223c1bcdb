import { Injectable } from '@nestjs/common';
import type { CaseCard, CaseTodoCounts, Id, IsoDate } from '@xianfeng/shared-types';
import { instant, num, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { CaseStore } from './case-store';
import { type CardRecord, CaseViews } from './case-views';
import { CaseDesk } from './review/case-desk';

/** More of the summary than a card shows, whatever its characters take. */
const SUMMARY_READ = 160;

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
    const sql = `SELECT id, title, SUBSTR(summary, 1, ${SUMMARY_READ}) AS summary, categoryCode, orgId, orgName, coverFileId, status, visibility, publishedAt, updatedAt
      FROM case_record WHERE status = 'published' ORDER BY publishedAt DESC, id DESC LIMIT ${count}`;
    const rows = await this.uow.read((tx) => tx.select<Omit<CardRecord, 'publishedAt' | 'updatedAt'> & Record<'publishedAt' | 'updatedAt', Date | string>>(sql));
    const records = rows.map((row): CardRecord => ({ ...row, publishedAt: instant(row.publishedAt), updatedAt: instant(row.updatedAt) }));
    return this.views.cards(await this.store.bundles(records));
  }

  /** Published cases of one organisation. */
  async publishedBy(orgId: Id, orgPath: string): Promise<number> {
    const sql = "SELECT COUNT(*) AS n FROM case_record WHERE orgPath = ? AND orgId = ? AND status = 'published'";
    const [row] = await this.uow.read((tx) => tx.select<{ n: number | string }>(sql, [orgPath, orgId]));
    return num(row.n);
  }
}
