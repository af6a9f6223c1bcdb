import { Injectable } from '@nestjs/common';
import type { CaseStats, CaseStatsQuery, Id, IsoMonth } from '@xianfeng/shared-types';
import { isoTime, prefixEnd, type SqlParam, UnitOfWork } from '../../../database';
import { currentPrincipal, requireScope } from '../../../platform/access';
import { Clock, monthOf, monthRange, shiftMonth, toBusinessDate } from '../../../platform/clock';
import { invalidField } from '../../../platform/http';
import { idsOfPath, OrgDirectory, type OrgRef } from '../../orgs';
import { CaseCategories } from '../case-categories.service';
import { type CaseFact, cellsOf, figuresOf, groupFacts } from './case-figures';

const DEFAULT_MONTHS = 12;
const MOST_MONTHS = 24;
const NO_CATEGORY = '';
const DAY_MS = 86_400_000;

interface CaseRow {
  category: string | null;
  orgPath: string;
  submittedAt: Date | string | null;
  publishedAt: Date | string | null;
}

interface AdoptionRow {
  category: string | null;
  orgPath: string;
  at: Date | string;
}

interface Period {
  from: IsoMonth;
  to: IsoMonth;
  months: IsoMonth[];
}

/** Figures of cases by category, organisation and month. */
@Injectable()
export class CaseStatistics {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
    private readonly categories: CaseCategories,
    private readonly clock: Clock,
  ) {}

  async stats(query: CaseStatsQuery): Promise<CaseStats> {
    const org = await this.orgs.get(query.orgId ?? this.topOfReach());
    requireScope('export:read', org.path, '组织');
    const period = this.period(query);
    const [facts, children, names] = await Promise.all([this.facts(org, period, query.category), this.children(org), this.categories.names()]);
    const byMonth = groupFacts(facts, (fact) => fact.month);
    const byCategory = groupFacts(facts, (fact) => fact.category);
    const byOrg = groupFacts(facts, (fact) => fact.orgId);
    return {
      from: period.from, to: period.to, org: { id: org.id, name: org.name }, total: figuresOf(facts),
      byMonth: period.months.map((month) => ({ month, ...figuresOf(byMonth.get(month) ?? []) })),
      byCategory: [...byCategory].map(([category, group]) => ({ category, name: names.get(category) ?? '未分类', ...figuresOf(group) })),
      byOrg: children.map(({ id, name, hasChildren }) => ({ orgId: id, name, hasChildren, ...figuresOf(byOrg.get(id) ?? []) })),
      cells: cellsOf(facts),
    };
  }

  private topOfReach(): Id {
    const [widest] = [...currentPrincipal().scopes('export:read')].sort((a, b) => a.path.length - b.path.length);
    return widest.orgId;
  }

  private period({ from, to }: CaseStatsQuery): Period {
    const last = to ?? this.clock.month();
    const first = from ?? shiftMonth(last, 1 - DEFAULT_MONTHS);
    if (first > last) throw invalidField('to', '结束月份不能早于开始月份');
    const months: IsoMonth[] = [];
    for (let month = first; month <= last; month = shiftMonth(month, 1)) {
      months.push(month);
      if (months.length > MOST_MONTHS) throw invalidField('from', `一次最多统计 ${MOST_MONTHS} 个月`);
    }
    return { from: first, to: last, months };
  }

  /** The organisation itself and those directly below. */
  private async children(org: OrgRef): Promise<{ id: Id; name: string; hasChildren: boolean }[]> {
    const below = await this.orgs.childrenOf(org.id);
    const counts = await this.orgs.childCounts(below.map((child) => child.id));
    return [{ id: org.id, name: `${org.name}（本级）`, hasChildren: false }, ...below.map(({ id, name }) => ({ id, name, hasChildren: (counts.get(id) ?? 0) > 0 }))];
  }

  private async facts(org: OrgRef, { from, to }: Period, category: string | undefined): Promise<CaseFact[]> {
    const [start, end] = [monthRange(from).from, monthRange(to).to];
    const place: [string, SqlParam[]] = [
      `c.orgPath >= ? AND c.orgPath < ?${category ? ' AND c.categoryCode = ?' : ''}`, [org.path, prefixEnd(org.path), ...(category ? [category] : [])],
    ];
    const [cases, adoptions] = await this.uow.read((tx) => Promise.all([
      tx.select<CaseRow>(
        `SELECT c.categoryCode AS category, c.orgPath, c.submittedAt, c.publishedAt FROM case_record c
         WHERE ${place[0]} AND ((c.submittedAt >= ? AND c.submittedAt < ?) OR (c.publishedAt >= ? AND c.publishedAt < ?))`,
        [...place[1], start, end, start, end],
      ),
      tx.select<AdoptionRow>(
        `SELECT c.categoryCode AS category, c.orgPath, a.createdAt AS at FROM case_adoption a JOIN case_record c ON c.id = a.caseId
         WHERE ${place[0]} AND a.status <> 'cancelled' AND a.createdAt >= ? AND a.createdAt < ?`,
        [...place[1], start, end],
      ),
    ]));
    const inPeriod = ({ month }: CaseFact) => month >= from && month <= to;
    const facts = [...cases.flatMap((row) => caseFacts(row, org.path)), ...adoptions.map((row) => placed(row, org.path, 'adopted', row.at))];
    return facts.filter(inPeriod);
  }
}

/** Counted for the organisation directly below, or for the organisation itself. */
function placed({ category, orgPath }: Pick<CaseRow, 'category' | 'orgPath'>, base: string, kind: CaseFact['kind'], at: Date | string): CaseFact {
  const [below] = idsOfPath(orgPath.slice(base.length));
  return { kind, category: category ?? NO_CATEGORY, orgId: below ?? idsOfPath(base).at(-1)!, month: monthOf(toBusinessDate(new Date(isoTime(at)))) };
}

function caseFacts(row: CaseRow, base: string): CaseFact[] {
  const facts: CaseFact[] = [];
  if (row.submittedAt) facts.push(placed(row, base, 'submitted', row.submittedAt));
  if (row.publishedAt) {
    const waited = row.submittedAt ? Date.parse(isoTime(row.publishedAt)) - Date.parse(isoTime(row.submittedAt)) : undefined;
    facts.push({ ...placed(row, base, 'published', row.publishedAt), days: waited === undefined ? undefined : Math.round(waited / DAY_MS) });
  }
  return facts;
}
