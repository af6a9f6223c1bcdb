import { Injectable } from '@nestjs/common';
import type { BranchEntriesQuery, BranchPoints, Id, IsoMonth, MonthPoints, MyPoints, MyPointsQuery, Page, PageQuery, PointEntry } from '@xianfeng/shared-types';
import { isoTime, num, placeholders, UnitOfWork } from '../../database';
import { currentPrincipal, type Principal } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { decodeCursor, notFound, pageLimit, Problem, toPage } from '../../platform/http';
import { RuleBook } from '../../platform/rules';
import { OrgDirectory, OrgMembership } from '../orgs';
import { PointEntryRow } from './point-entry.entity';
import { PointEntryViews } from './point-entry.views';
import { PointMonths } from './point-months';
import { PointOwner } from './point-owner';

const TREND_MONTHS = 12;

/** What members, secretaries and officers read of the ledger. */
@Injectable()
export class PointsQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly months: PointMonths,
    private readonly views: PointEntryViews,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly settings: RuleBook,
    private readonly owner: PointOwner,
  ) {}

  async mine(query: MyPointsQuery): Promise<MyPoints> {
    const caller = currentPrincipal();
    const [month, own] = await Promise.all([query.month ?? this.months.current(), this.owner.idsOf(caller)]);
    const [months, entries] = await Promise.all([this.monthsOf(own), this.page(query, month, caller, { memberId: own })]);
    return { month, months, totalCenti: months.find((m) => m.month === month)?.totalCenti ?? 0, entries };
  }

  /** The caller's total of the open month. */
  async myMonth(): Promise<Pick<MyPoints, 'month' | 'totalCenti'>> {
    const [month, own] = await Promise.all([this.months.current(), this.owner.idsOf(currentPrincipal())]);
    const sql = `SELECT SUM(totalCenti) AS total FROM point_balance WHERE month = ? AND subjectId IN (${placeholders(own)})`;
    const [{ total }] = await this.uow.read((tx) => tx.select<{ total: number | string | null }>(sql, [month, ...own]));
    return { month, totalCenti: num(total) };
  }

  /** For the branch's secretary and those above; for its members only where the customer has switched that on (C1). */
  async branch(orgId: Id, asked?: IsoMonth): Promise<BranchPoints> {
    const caller = currentPrincipal();
    const org = await this.orgs.get(orgId);
    await this.requireReader(caller, org);
    const month = asked ?? (await this.months.current());
    const rows = await this.uow.read((tx) =>
      tx.select<{ memberId: Id | null; total: number | string; entries: number | string }>(
        'SELECT memberId, SUM(deltaCenti) AS total, COUNT(*) AS entries FROM point_entry WHERE month = ? AND orgId = ? GROUP BY memberId', [month, orgId],
      ),
    );
    const names = await this.people.people(rows.flatMap((r) => r.memberId ?? []));
    const collator = new Intl.Collator('zh-CN');
    const members = rows
      .flatMap((r) => (r.memberId ? [{ id: r.memberId, name: names.get(r.memberId)?.name ?? '（已离开）', totalCenti: num(r.total), entries: num(r.entries) }] : []))
      .sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
    return {
      org: { id: org.id, name: org.name }, month, members,
      totalCenti: rows.reduce((sum, r) => sum + num(r.total), 0),
      branchOnlyCenti: num(rows.find((r) => r.memberId === null)?.total),
    };
  }

  async branchEntries(orgId: Id, query: BranchEntriesQuery): Promise<Page<PointEntry>> {
    const caller = currentPrincipal();
    const org = await this.orgs.get(orgId);
    if (!caller.can('point:read-branch', org.path)) throw notFound('组织');
    const month = query.month ?? (await this.months.current());
    return this.page(query, month, caller, query.memberId ? { orgId, memberId: [query.memberId] } : { orgId });
  }

  /** The member's own, the own branch's as a whole, and what a secretary or officer may read. */
  async entry(id: Id): Promise<PointEntry> {
    const caller = currentPrincipal();
    const row = await this.uow.read((tx) => tx.repo(PointEntryRow).findOneBy({ id }));
    if (!row || !readable(row, caller, await this.owner.idsOf(caller))) throw notFound('积分记录');
    return this.views.one(row, caller);
  }

  private async requireReader(caller: Principal, org: { id: Id; path: string }): Promise<void> {
    if (caller.can('point:read-branch', org.path)) return;
    if (caller.orgId !== org.id) throw notFound('组织');
    const shown = await this.settings.number('point.members_see_each_other', this.clock.today(), org.path);
    if (shown === 0) throw new Problem('access.denied', { detail: '党员积分仅本人和支部书记可见。' });
  }

  private async monthsOf(memberIds: readonly Id[]): Promise<MonthPoints[]> {
    return this.uow.read((tx) =>
      tx.select<MonthPoints>(
        `SELECT month, SUM(totalCenti) AS totalCenti, SUM(entries) AS entries FROM point_balance
         WHERE subjectId IN (${placeholders(memberIds)}) AND entries > 0 GROUP BY month ORDER BY month DESC LIMIT ${TREND_MONTHS}`, [...memberIds],
      ),
    ).then((rows) => rows.map((row) => ({ month: row.month, totalCenti: num(row.totalCenti), entries: num(row.entries) })));
  }

  private async page(query: PageQuery, month: IsoMonth, caller: Principal, filter: EntryFilter): Promise<Page<PointEntry>> {
    const limit = pageLimit(query);
    const after = decodeCursor(query, 1);
    const [where, params] = condition(filter);
    const rows = await this.uow.read((tx) =>
      tx.select<Omit<PointEntryRow, 'createdAt'> & { createdAt: Date | string }>(
        `SELECT * FROM point_entry WHERE month = ?${where}${after ? ' AND id < ?' : ''} ORDER BY id DESC LIMIT ${limit + 1}`,
        [month, ...params, ...(after ?? [])],
      ),
    );
    const page = toPage(rows, limit, (row) => ({ ...row, createdAt: new Date(isoTime(row.createdAt)) }), (row) => [row.id]);
    return { items: await this.views.of(page.items, caller), next: page.next };
  }
}

type EntryFilter = { memberId: readonly Id[]; orgId?: Id } | { orgId: Id };

function condition(filter: EntryFilter): [string, Id[]] {
  const { orgId, memberId = [] } = { memberId: undefined, ...filter };
  const member = memberId.length > 0 ? ` AND memberId IN (${placeholders(memberId)})` : '';
  return [`${orgId ? ' AND orgId = ?' : ''}${member}`, [...(orgId ? [orgId] : []), ...memberId]];
}

function readable(row: PointEntryRow, caller: Principal, own: readonly Id[]): boolean {
  if (row.memberId !== null && own.includes(row.memberId)) return true;
  if (row.memberId === null && row.orgId === caller.orgId) return true;
  return caller.can('point:read-branch', row.orgPath);
}
