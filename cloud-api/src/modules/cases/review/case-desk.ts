import { Injectable } from '@nestjs/common';
import type { CaseTodoCounts, DeskItem, Id, IsoDate, Page, Permission, ReviewDesk, ReviewQueueQuery } from '@xianfeng/shared-types';
import { num, placeholders, type SqlParam, UnitOfWork } from '../../../database';
import { currentPrincipal, scopeSql } from '../../../platform/access';
import { Clock, toBusinessDate } from '../../../platform/clock';
import { type Condition, ScopedPages } from '../../orgs';
import { CaseStore } from '../case-store';
import { CaseViews } from '../case-views';
import { CaseRecord } from '../case.entity';

const DESKS: Record<ReviewDesk, { permission: Permission; where: string }> = {
  branch: { permission: 'case:branch-review', where: "t.status = 'branch_review'" },
  safety: { permission: 'case:publish', where: "t.status = 'submitted' AND t.safety = 'review'" },
  committee: { permission: 'case:publish', where: "t.status = 'committee_review'" },
  notice: { permission: 'case:publish', where: "t.status IN ('approved', 'notice')" },
  objections: { permission: 'case:publish', where: "t.status = 'notice' AND EXISTS (SELECT 1 FROM case_objection o WHERE o.caseId = t.id AND o.state = 'open')" },
};

const MINE = '(t.creatorId = ? OR EXISTS (SELECT 1 FROM case_author a WHERE a.caseId = t.id AND a.memberId = ?))';

interface Counts {
  caseId: Id;
  done: number | string | null;
  assigned: number | string | null;
  endsOn: string | null;
  objections: number | string;
}

/** What waits for whom; nobody's desk shows the own cases. */
@Injectable()
export class CaseDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly pages: ScopedPages,
    private readonly store: CaseStore,
    private readonly views: CaseViews,
  ) {}

  /** The one that was submitted first waits longest and stands on top. */
  async page(query: ReviewQueueQuery): Promise<Page<DeskItem>> {
    const { items, next } = await this.pages.page(CaseRecord, this.condition(query.desk), query, { order: 'ASC', by: 'submittedAt' });
    return { items: await this.items(items), next };
  }

  async counts(): Promise<CaseTodoCounts> {
    const me = currentPrincipal().memberId;
    const [branchReview, safety, committee, notice, objections, returned, myReviews] = await Promise.all([
      ...(['branch', 'safety', 'committee', 'notice', 'objections'] as const).map((desk) => {
        if (!currentPrincipal().has(DESKS[desk].permission)) return 0;
        const { sql, params } = this.condition(desk);
        return this.count(`case_record t WHERE ${sql}`, params);
      }),
      this.count(`case_record t WHERE t.status = 'returned' AND ${MINE}`, [me, me]),
      this.count("case_review r WHERE r.reviewerId = ? AND r.state = 'assigned'", [me]),
    ]);
    return { returned, branchReview, myReviews, safety, committee, notice, objections };
  }

  private condition(desk: ReviewDesk): Condition {
    const { permission, where } = DESKS[desk];
    const principal = currentPrincipal();
    const scope = scopeSql('t.orgPath', principal.scopes(permission));
    return { sql: `${where} AND ${scope.sql} AND NOT ${MINE}`, params: [...scope.params, principal.memberId, principal.memberId] };
  }

  private async count(from: string, params: SqlParam[]): Promise<number> {
    const [row] = await this.uow.read((tx) => tx.select<{ n: number | string }>(`SELECT COUNT(*) AS n FROM ${from}`, params));
    return num(row.n);
  }

  private async items(records: readonly CaseRecord[]): Promise<DeskItem[]> {
    if (records.length === 0) return [];
    const cards = await this.views.cards(await this.store.bundles(records));
    const counts = await this.countsOf(records.map(({ id }) => id));
    const today = this.clock.today();
    return records.map((record, i) => {
      const found = counts.get(record.id);
      return {
        ...cards[i], version: record.version, submittedAt: record.submittedAt?.toISOString() ?? null, waitingDays: waitingDays(record.submittedAt, today), reviewsDone: num(found?.done),
        reviewsAssigned: num(found?.assigned), noticeEndsOn: found?.endsOn ?? null, openObjections: num(found?.objections),
      };
    });
  }

  private async countsOf(ids: Id[]): Promise<Map<Id, Counts>> {
    const sql = `SELECT c.id AS caseId, n.endsOn AS endsOn,
        (SELECT COUNT(*) FROM case_review r WHERE r.caseId = c.id AND r.round = c.round AND r.state = 'submitted') AS done,
        (SELECT COUNT(*) FROM case_review r WHERE r.caseId = c.id AND r.round = c.round AND r.state IN ('assigned', 'submitted')) AS assigned,
        (SELECT COUNT(*) FROM case_objection o WHERE o.caseId = c.id AND o.state = 'open') AS objections
      FROM case_record c LEFT JOIN case_notice n ON n.caseId = c.id AND n.round = c.round WHERE c.id IN (${placeholders(ids)})`;
    const rows = await this.uow.read((tx) => tx.select<Counts>(sql, ids));
    return new Map(rows.map((row) => [row.caseId, row]));
  }
}

const DAY_MS = 86_400_000;

/** Days of the calendar since the day of the submission. */
const waitingDays = (submittedAt: Date | null, today: IsoDate): number => (submittedAt ? (Date.parse(today) - Date.parse(toBusinessDate(submittedAt))) / DAY_MS : 0);
