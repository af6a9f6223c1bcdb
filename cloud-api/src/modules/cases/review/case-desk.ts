import { Injectable } from '@nestjs/common';
import type { CaseTodoCounts, DeskItem, Id, Page, Permission, ReviewDesk, ReviewQueueQuery } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { num, placeholders, type SqlParam, UnitOfWork } from '../../../database';
import { currentPrincipal, scopeSql } from '../../../platform/access';
import { decodeCursor, pageLimit, toPage } from '../../../platform/http';
import { CaseStore } from '../case-store';
import { CaseViews } from '../case-views';
import { CaseRecord } from '../case.entity';

const DESKS: Record<ReviewDesk, { permission: Permission; where: string }> = {
  branch: { permission: 'case:branch-review', where: "c.status = 'branch_review'" },
  safety: { permission: 'case:publish', where: "c.status = 'submitted' AND c.safety = 'review'" },
  committee: { permission: 'case:publish', where: "c.status = 'committee_review'" },
  notice: { permission: 'case:publish', where: "c.status IN ('approved', 'notice')" },
  objections: { permission: 'case:publish', where: "c.status = 'notice' AND EXISTS (SELECT 1 FROM case_objection o WHERE o.caseId = c.id AND o.state = 'open')" },
};

const MINE = '(c.creatorId = ? OR EXISTS (SELECT 1 FROM case_author a WHERE a.caseId = c.id AND a.memberId = ?))';

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
    private readonly store: CaseStore,
    private readonly views: CaseViews,
  ) {}

  /** Oldest first. */
  async page(query: ReviewQueueQuery): Promise<Page<DeskItem>> {
    const limit = pageLimit(query);
    const cursor = decodeCursor(query, 1);
    const { sql, params } = this.condition(query.desk);
    const after = cursor ? ' AND c.id > ?' : '';
    const rows = await this.uow.read((tx) =>
      tx.select<{ id: Id }>(`SELECT c.id FROM case_record c WHERE ${sql}${after} ORDER BY c.id LIMIT ${limit + 1}`, cursor ? [...params, cursor[0]] : params),
    );
    const page = toPage(rows, limit, (row) => row.id, (row) => [row.id]);
    return { ...page, items: await this.items(page.items) };
  }

  async counts(): Promise<CaseTodoCounts> {
    const me = currentPrincipal().memberId;
    const [branchReview, safety, committee, notice, objections, returned, myReviews] = await Promise.all([
      ...(['branch', 'safety', 'committee', 'notice', 'objections'] as const).map((desk) => {
        if (!currentPrincipal().has(DESKS[desk].permission)) return 0;
        const { sql, params } = this.condition(desk);
        return this.count(`case_record c WHERE ${sql}`, params);
      }),
      this.count(`case_record c WHERE c.status = 'returned' AND ${MINE}`, [me, me]),
      this.count("case_review r WHERE r.reviewerId = ? AND r.state = 'assigned'", [me]),
    ]);
    return { returned, branchReview, myReviews, safety, committee, notice, objections };
  }

  private condition(desk: ReviewDesk): { sql: string; params: SqlParam[] } {
    const { permission, where } = DESKS[desk];
    const principal = currentPrincipal();
    const scope = scopeSql('c.orgPath', principal.scopes(permission));
    return { sql: `${where} AND ${scope.sql} AND NOT ${MINE}`, params: [...scope.params, principal.memberId, principal.memberId] };
  }

  private async count(from: string, params: SqlParam[]): Promise<number> {
    const [row] = await this.uow.read((tx) => tx.select<{ n: number | string }>(`SELECT COUNT(*) AS n FROM ${from}`, params));
    return num(row.n);
  }

  private async items(ids: Id[]): Promise<DeskItem[]> {
    if (ids.length === 0) return [];
    const records = await this.uow.read((tx) => tx.repo(CaseRecord).find({ where: { id: In(ids) }, order: { id: 'ASC' } }));
    const cards = await this.views.cards(await this.store.bundles(records));
    const counts = await this.countsOf(ids);
    return records.map((record, i) => {
      const found = counts.get(record.id);
      return {
        ...cards[i], version: record.version, submittedAt: record.submittedAt?.toISOString() ?? null, reviewsDone: num(found?.done),
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
