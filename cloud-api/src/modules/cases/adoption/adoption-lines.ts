import { Injectable } from '@nestjs/common';
import { ADOPTION_STATUSES, type AdoptionLine, type AdoptionsQuery, type AdoptionStatus, type AdoptionSummary, type Id, type Page, type PageQuery } from '@xianfeng/shared-types';
import { num, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { type Condition, ScopedPages, withColumns } from '../../orgs';
import { CaseAdoption } from './adoption.entity';

const LATEST = 3;

/** Adoptions in lists: of a case, of a branch, of those in reach. */
@Injectable()
export class AdoptionLines {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
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
    return this.page({ sql: "t.caseId = ? AND t.status <> 'cancelled'", params: [caseId] }, query);
  }

  /** The branch's latest adoption of the case. */
  async ofOrg(caseId: Id, orgId: Id): Promise<AdoptionLine | null> {
    const row = await this.uow.read((tx) => tx.repo(CaseAdoption).findOne({ where: { caseId, orgId }, order: { id: 'DESC' } }));
    return row && this.line(row);
  }

  async list({ scope = 'mine', status, ...query }: AdoptionsQuery): Promise<Page<AdoptionLine>> {
    const own = { sql: 't.orgPath = ?', params: [currentPrincipal().orgPath] };
    const condition = scope === 'mine' ? own : await this.pages.inReach('case:confirm-adoption', {});
    return this.page(withColumns(condition, { status }), query);
  }

  private async page(condition: Condition, query: PageQuery): Promise<Page<AdoptionLine>> {
    const { items, next } = await this.pages.page(CaseAdoption, condition, query);
    return { items: items.map((row) => this.line(row)), next };
  }
}
