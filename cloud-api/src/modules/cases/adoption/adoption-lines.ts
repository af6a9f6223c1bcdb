import { Injectable } from '@nestjs/common';
import { ADOPTION_STATUSES, type AdoptionLine, type AdoptionsQuery, type AdoptionStatus, type AdoptionSummary, type Id, type Page, type PageQuery } from '@xianfeng/shared-types';
import { num, type SqlParam, UnitOfWork } from '../../../database';
import { currentPrincipal, scopeSql } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { decodeCursor, pageLimit, toPage } from '../../../platform/http';
import type { SelectQueryBuilder } from 'typeorm';
import { CaseAdoption } from './adoption.entity';

const LATEST = 3;

/** Adoptions in lists: of a case, of a branch, of those in reach. */
@Injectable()
export class AdoptionLines {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  line(row: CaseAdoption): AdoptionLine {
    const { id, caseId, caseTitle, caseOrgName, orgId, orgName, status, planOn, dueOn, effects, createdAt, confirmedAt } = row;
    return {
      id, caseId, caseTitle, caseOrgName, orgId, orgName, status, statusName: ADOPTION_STATUSES[status], planOn, dueOn,
      overdue: dueOn !== null && dueOn < this.clock.today(), effects, createdAt: createdAt.toISOString(), confirmedAt: confirmedAt?.toISOString() ?? null,
    };
  }

  async summary(caseId: Id): Promise<AdoptionSummary> {
    const counts = await this.uow.read((tx) =>
      tx.select<{ status: AdoptionStatus; n: number | string }>(`SELECT status, COUNT(*) AS n FROM case_adoption WHERE caseId = ? GROUP BY status`, [caseId]),
    );
    const of = (...statuses: AdoptionStatus[]): number => counts.filter((row) => statuses.includes(row.status)).reduce((sum, row) => sum + num(row.n), 0);
    const latest = (await this.ofCase(caseId, { limit: LATEST })).items;
    const [open, confirmed, notEffective] = [of('planned', 'in_progress', 'result_submitted'), of('confirmed'), of('not_effective')];
    return { total: open + confirmed + notEffective, open, confirmed, notEffective, latest };
  }

  /** Without cancelled ones. */
  ofCase(caseId: Id, query: PageQuery): Promise<Page<AdoptionLine>> {
    return this.page(query, (rows) => rows.where("a.caseId = :caseId AND a.status <> 'cancelled'", { caseId }));
  }

  /** The branch's latest adoption of the case. */
  async ofOrg(caseId: Id, orgId: Id): Promise<AdoptionLine | null> {
    const row = await this.uow.read((tx) => tx.repo(CaseAdoption).findOne({ where: { caseId, orgId }, order: { id: 'DESC' } }));
    return row && this.line(row);
  }

  list({ scope = 'mine', status, ...query }: AdoptionsQuery): Promise<Page<AdoptionLine>> {
    const principal = currentPrincipal();
    return this.page(query, (rows) => {
      if (scope === 'mine') rows.where('a.orgPath = :path', { path: principal.orgPath });
      else withScope(rows, scopeSql('a.orgPath', principal.scopes('case:confirm-adoption')));
      if (status) rows.andWhere('a.status = :status', { status });
    });
  }

  private async page(query: PageQuery, narrow: (rows: SelectQueryBuilder<CaseAdoption>) => void): Promise<Page<AdoptionLine>> {
    const limit = pageLimit(query);
    const cursor = decodeCursor(query, 1);
    const rows = await this.uow.read((tx) => {
      const select = tx.repo(CaseAdoption).createQueryBuilder('a');
      narrow(select);
      if (cursor) select.andWhere('a.id < :after', { after: cursor[0] });
      return select.orderBy('a.id', 'DESC').limit(limit + 1).getMany();
    });
    return toPage(rows, limit, (row) => this.line(row), (row) => [row.id]);
  }
}

/** The query builder wants names where the scope has `?`. */
function withScope(rows: SelectQueryBuilder<CaseAdoption>, scope: { sql: string; params: SqlParam[] }): void {
  let n = 0;
  const sql = scope.sql.replace(/\?/g, () => `:scope${n++}`);
  rows.where(sql, Object.fromEntries(scope.params.map((value, i) => [`scope${i}`, value])));
}
