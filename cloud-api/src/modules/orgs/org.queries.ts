import { Injectable } from '@nestjs/common';
import type { Id, OrgChildrenQuery, OrgSearchQuery, Page, PageQuery } from '@xianfeng/shared-types';
import { prefixEnd, type SqlParam, UnitOfWork } from '../../database';
import { type OrgScope, scopeSql } from '../../platform/access';
import { decodeCursor, pageLimit, toPage } from '../../platform/http';
import { type Org, OrgChangeRow } from './org.entity';

/** Columns of a line of the tree. */
export type OrgRow = Pick<Org, 'id' | 'name' | 'shortName' | 'kind' | 'orgClass' | 'status' | 'parentId' | 'path' | 'sortKey'>;

const NODE = 'id, name, shortName, kind, orgClass, status, parentId, path, sortKey';

/** Lists of organisations, cut to what the caller may see. */
@Injectable()
export class OrgQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Organisations directly below one, or without a parent the highest ones in scope. */
  children(query: OrgChildrenQuery, scopes: readonly OrgScope[]): Promise<Page<OrgRow>> {
    const scope = scopeSql('path', scopes);
    const where = query.parentId ? { sql: 'parentId = ?', params: [query.parentId] as SqlParam[] } : topsOf(scopes);
    const open = query.includeClosed ? '' : " AND status = 'active'";
    return this.page(`${where.sql}${open} AND ${scope.sql}`, [...where.params, ...scope.params], query);
  }

  /** By part of the name or of its pinyin initials; active organisations only. */
  search(query: OrgSearchQuery, scopes: readonly OrgScope[], withinPath: string | null): Promise<Page<OrgRow>> {
    const scope = scopeSql('path', scopes);
    const conditions = ["status = 'active'", scope.sql];
    const params = [...scope.params];
    const add = (sql: string, ...values: SqlParam[]) => (conditions.push(sql), params.push(...values));
    const q = query.q?.trim();
    if (q) add('(INSTR(name, ?) > 0 OR INSTR(shortName, ?) > 0 OR INSTR(initials, ?) > 0)', q, q, q.toLowerCase().replace(/\s/g, ''));
    if (query.kind) add('kind = ?', query.kind);
    if (query.orgClass) add('orgClass = ?', query.orgClass);
    if (withinPath) add('path >= ? AND path < ?', withinPath, prefixEnd(withinPath));
    return this.page(conditions.join(' AND '), params, query);
  }

  /** Newest change first. */
  async history(orgId: Id, query: PageQuery): Promise<Page<OrgChangeRow>> {
    const after = decodeCursor(query, 1);
    const rows = await this.uow.read((tx) => {
      const changes = tx.repo(OrgChangeRow).createQueryBuilder('c').where('c.orgId = :orgId', { orgId });
      if (after) changes.andWhere('c.id < :after', { after: after[0] });
      return changes.orderBy('c.id', 'DESC').limit(pageLimit(query) + 1).getMany();
    });
    return toPage(rows, pageLimit(query), (row) => row, (row) => [row.id]);
  }

  private async page(where: string, params: SqlParam[], query: PageQuery): Promise<Page<OrgRow>> {
    const after = decodeCursor(query, 2);
    const limit = pageLimit(query);
    const seek = after ? ' AND (sortKey > ? OR (sortKey = ? AND id > ?))' : '';
    const sql = `SELECT ${NODE} FROM org WHERE ${where}${seek} ORDER BY sortKey, id LIMIT ${limit + 1}`;
    const rows = await this.uow.read((tx) => tx.select<OrgRow>(sql, after ? [...params, after[0], after[0], after[1]] : params));
    return toPage(rows, limit, (row) => row, (row) => [row.sortKey, row.id]);
  }
}

/** Where the caller's view of the tree begins: scopes that no other scope contains. */
function topsOf(scopes: readonly OrgScope[]): { sql: string; params: SqlParam[] } {
  const tops = scopes.filter((s) => !scopes.some((o) => o.reach === 'subtree' && o.path !== s.path && s.path.startsWith(o.path)));
  const ids = [...new Set(tops.map((scope) => scope.orgId))];
  return ids.length === 0 ? { sql: '1 = 0', params: [] } : { sql: `id IN (${ids.map(() => '?').join(', ')})`, params: ids };
}
