import { Injectable } from '@nestjs/common';
import type { LedgerPage, LedgerQuery } from '@xianfeng/shared-types';
import { isoTime, num, prefixEnd, type SqlParam, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { decodeCursor, notFound, pageLimit, toPage } from '../../platform/http';
import { OrgDirectory } from '../orgs';
import type { PointEntryRow } from './point-entry.entity';
import { PointEntryViews } from './point-entry.views';
import { PointMonths } from './point-months';

type Stored = Omit<PointEntryRow, 'createdAt'> & { createdAt: Date | string };
type Sums = Record<'total' | 'entries' | 'members', number | string | null>;

/** A month of the ledger for the officers of an organisation; `ix_point_entry_ledger` gives its entries in order. */
@Injectable()
export class LedgerQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly months: PointMonths,
    private readonly views: PointEntryViews,
    private readonly orgs: OrgDirectory,
  ) {}

  async page(query: LedgerQuery): Promise<LedgerPage> {
    const caller = currentPrincipal();
    const org = await this.orgs.get(query.orgId);
    if (!caller.can('point:read-branch', org.path)) throw notFound('组织');
    const openMonth = await this.months.current();
    const month = query.month ?? openMonth;
    const [where, params] = condition(month, org.path, query);
    const limit = pageLimit(query);
    const after = decodeCursor(query, 1);
    const [rows, [sums]] = await this.uow.read((tx) => Promise.all([
      tx.select<Stored>(`SELECT * FROM point_entry WHERE ${where}${after ? ' AND id < ?' : ''} ORDER BY id DESC LIMIT ${limit + 1}`, [...params, ...(after ?? [])]),
      tx.select<Sums>(`SELECT SUM(deltaCenti) AS total, COUNT(*) AS entries, COUNT(DISTINCT memberId) AS members FROM point_entry WHERE ${where}`, params),
    ]));
    const page = toPage(rows, limit, (row) => ({ ...row, createdAt: new Date(isoTime(row.createdAt)) }), (row) => [row.id]);
    return {
      month, openMonth, totalCenti: num(sums.total), entries: num(sums.entries), members: num(sums.members),
      items: await this.views.of(page.items, caller), next: page.next,
    };
  }
}

function condition(month: string, orgPath: string, { memberId, ruleCode, source }: LedgerQuery): [string, SqlParam[]] {
  const filters: [string, SqlParam[]][] = [['month = ?', [month]], ['orgPath >= ? AND orgPath < ?', [orgPath, prefixEnd(orgPath)]]];
  if (memberId) filters.push(['memberId = ?', [memberId]]);
  if (ruleCode) filters.push(['ruleCode = ?', [ruleCode]]);
  if (source) filters.push(['source = ?', [source]]);
  return [filters.map(([sql]) => sql).join(' AND '), filters.flatMap(([, params]) => params)];
}
