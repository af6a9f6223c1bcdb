import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DUES_ACCOUNTS, type Id, type OrgEffect, type OrgOpenMatter } from '@xianfeng/shared-types';
import { num, placeholders, prefixEnd, type Tx } from '../../../database';
import { effect, OrgDirectory, type OrgFollower, OrgFollowers } from '../../orgs';
import { onOwnSide } from '../ledger/balances';
import { MergedBooks } from './merged-books';

/** Paths that decide who sees a row; journals keep that of their time. */
const PATHS = [
  ['dues_remittance', 'fromPath'], ['dues_remittance', 'toPath'], ['dues_use', 'orgPath'], ['dues_cash_deposit', 'orgPath'], ['dues_book_entry', 'orgPath'],
  ['dues_publication', 'orgPath'],
] as const;

/** What of a merged organisation is seen by its successor, and what is still under way: it goes on there, and keeps one from being closed. */
const OF_MERGED = [
  { table: 'dues_remittance', org: 'fromOrgId', path: 'fromPath', open: ['draft', 'sent'], what: '未办结的上缴' },
  { table: 'dues_remittance', org: 'toOrgId', path: 'toPath', open: ['draft', 'sent'], what: '下级未办结的上缴' },
  { table: 'dues_use', org: 'orgId', path: 'orgPath', open: ['requested'], what: '待审批的党费使用' },
  { table: 'dues_cash_deposit', org: 'orgId', path: 'orgPath', open: ['counted'], what: '待确认的现金存行' },
  { table: 'dues_book_entry', org: 'orgId', path: 'orgPath', open: ['entered'], what: '待确认的利息、期初登记' },
  { table: 'dues_publication', org: 'orgId', path: 'orgPath', open: [], what: '' },
] as const;

/** Remittances, uses, deposits and publications stay with their organisation when it moves; when it is merged, its balance goes along. */
@Injectable()
export class BooksFollowers implements OrgFollower, OnModuleInit {
  constructor(
    private readonly followers: OrgFollowers,
    private readonly orgs: OrgDirectory,
    private readonly merged: MergedBooks,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async move(tx: Tx, oldPath: string, newPath: string): Promise<OrgEffect[]> {
    for (const [table, column] of PATHS) {
      await tx.execute(`UPDATE ${table} SET ${column} = CONCAT(?, SUBSTR(${column}, ?)) WHERE ${column} >= ? AND ${column} < ?`, [
        newPath, oldPath.length + 1, oldPath, prefixEnd(oldPath),
      ]);
    }
    return [];
  }

  /** What the accounts hold, as nobody would answer for it, and what is still under way. */
  async unsettled(tx: Tx, orgId: Id): Promise<OrgOpenMatter[]> {
    const { path: orgPath } = await this.orgs.get(orgId);
    const held = (await this.merged.holdings(tx, [orgId])).get(orgId) ?? [];
    const matters: OrgOpenMatter[] = held.map(([account, fen]) => ({ what: DUES_ACCOUNTS[account].name, count: null, fen: onOwnSide(account, fen, 0) }));
    for (const { table, path, open, what } of OF_MERGED) {
      if (open.length === 0) continue;
      const sql = `SELECT COUNT(*) AS n, SUM(amountFen) AS fen FROM ${table} WHERE ${path} = ? AND status IN (${placeholders(open)})`;
      const [row] = await tx.select<Record<'n' | 'fen', number | string | null>>(sql, [orgPath, ...open]);
      if (num(row.n) > 0) matters.push({ what, count: num(row.n), fen: num(row.fen) });
    }
    return matters;
  }

  async reassign(tx: Tx, fromOrgIds: readonly Id[], toOrgId: Id): Promise<OrgEffect[]> {
    if (fromOrgIds.length === 0) return [];
    const to = await this.orgs.get(toOrgId);
    for (const { table, org, path, open } of OF_MERGED) {
      await tx.execute(`UPDATE ${table} SET ${path} = ? WHERE ${org} IN (${placeholders(fromOrgIds)})`, [to.path, ...fromOrgIds]);
      if (open.length === 0) continue;
      await tx.execute(`UPDATE ${table} SET ${org} = ? WHERE ${org} IN (${placeholders(fromOrgIds)}) AND status IN (${placeholders(open)})`, [toOrgId, ...fromOrgIds, ...open]);
    }
    const carried = await this.merged.carry(tx, new Map(fromOrgIds.map((id) => [id, to])));
    const names = await this.orgs.getMany(carried);
    return effect('dues_carried', carried.map((id) => names.get(id)!.name));
  }
}
