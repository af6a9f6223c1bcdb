import { Injectable } from '@nestjs/common';
import type { Id, IsoMonth, OrgDues, OrgDuesQuery } from '@xianfeng/shared-types';
import { num, prefixEnd, UnitOfWork } from '../../database';
import { currentPrincipal, requireScope } from '../../platform/access';
import { Clock, shiftMonth } from '../../platform/clock';
import { decodeCursor, pageLimit, toPage } from '../../platform/http';
import { OrgDirectory, type OrgRef } from '../orgs';
import { addUp, SUM_COLUMNS, type SumRow } from './dues-sums';

const TREND_MONTHS = 12;
type ChildRow = Pick<OrgRef, 'id' | 'name' | 'kind' | 'path'> & { sortKey: string };
type TrendRow = { month: IsoMonth } & Record<'dueFen' | 'paidFen' | 'overdueFen', number | string>;

/** A committee's month: what is owed and paid below it, organisation by organisation. */
@Injectable()
export class OrgDuesQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
  ) {}

  async page(orgId: Id, query: OrgDuesQuery): Promise<OrgDues> {
    const org = await this.orgs.get(orgId);
    requireScope('dues:report', org.path, '组织');
    const caller = currentPrincipal();
    const month = query.month ?? this.clock.month();
    const after = decodeCursor(query, 3);
    const limit = pageLimit(query);
    const [children, sums, ancestors, trend] = await Promise.all([
      this.children(orgId, limit, after), this.sums(org.path, month), this.orgs.ancestors(orgId), this.trend(org.path, month),
    ]);
    const page = toPage(children, limit, (row) => row, (row) => [row.sortKey, row.sortKey, row.id]);
    const below = await this.orgs.childCounts(page.items.map((child) => child.id));
    return {
      org: { id: org.id, name: org.name }, path: [...ancestors.filter((a) => caller.can('dues:report', a.path)), org].map(({ id, name }) => ({ id, name })), month,
      sums: addUp(sums), trend,
      items: page.items.map((child) => ({
        org: { id: child.id, name: child.name, kind: child.kind }, hasChildren: (below.get(child.id) ?? 0) > 0,
        sums: addUp(sums.filter((row) => row.path.startsWith(child.path))),
      })),
      next: page.next,
      allowedActions: [
        ...(caller.can('dues:fix', org.path) ? ['make_bills' as const, 'fix' as const] : []), ...(caller.can('dues:relief', org.path) ? ['decide_relief' as const] : []),
      ],
    };
  }

  /** In order of names; closed ones too while money is owed there. */
  private children(orgId: Id, limit: number, after: (string | number)[] | null): Promise<ChildRow[]> {
    const sql = `SELECT id, name, kind, path, sortKey FROM org WHERE parentId = ? AND kind <> 'group'
      AND (status = 'active' OR EXISTS (SELECT 1 FROM dues_bill b WHERE b.orgId = org.id AND b.status IN ('unpaid', 'partial')))
      ${after ? 'AND (sortKey > ? OR (sortKey = ? AND id > ?))' : ''} ORDER BY sortKey, id LIMIT ${limit + 1}`;
    return this.uow.read((tx) => tx.select<ChildRow>(sql, [orgId, ...(after ?? [])]));
  }

  private sums(path: string, month: IsoMonth): Promise<(SumRow & { path: string })[]> {
    const today = this.clock.today();
    const sql = `SELECT o.path AS path, ${SUM_COLUMNS} FROM dues_bill b JOIN org o ON o.id = b.orgId
      WHERE b.month = ? AND o.path >= ? AND o.path < ? GROUP BY o.path`;
    return this.uow.read((tx) => tx.select<SumRow & { path: string }>(sql, [today, today, month, path, prefixEnd(path)]));
  }

  private async trend(path: string, month: IsoMonth): Promise<OrgDues['trend']> {
    const today = this.clock.today();
    const sql = `SELECT b.month AS month, SUM(CASE WHEN b.status = 'waived' THEN 0 ELSE b.dueFen END) AS dueFen, SUM(b.paidFen) AS paidFen,
        SUM(CASE WHEN b.status IN ('unpaid', 'partial') AND b.dueOn < ? THEN b.dueFen - b.paidFen ELSE 0 END) AS overdueFen
      FROM dues_bill b JOIN org o ON o.id = b.orgId WHERE b.month > ? AND b.month <= ? AND o.path >= ? AND o.path < ? GROUP BY b.month ORDER BY b.month`;
    const rows = await this.uow.read((tx) => tx.select<TrendRow>(sql, [today, shiftMonth(month, -TREND_MONTHS), month, path, prefixEnd(path)]));
    return rows.map((row) => ({ month: row.month, dueFen: num(row.dueFen), paidFen: num(row.paidFen), overdueFen: num(row.overdueFen) }));
  }
}
