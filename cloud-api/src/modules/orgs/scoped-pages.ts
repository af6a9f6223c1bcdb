import { Injectable } from '@nestjs/common';
import type { Id, Page, PageQuery, Permission } from '@xianfeng/shared-types';
import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { instant, prefixEnd, type SqlParam, UnitOfWork } from '../../database';
import { currentPrincipal, scopeSql } from '../../platform/access';
import { cursorNumber, decodeCursor, pageLimit, toPage } from '../../platform/http';
import { OrgDirectory } from './org-directory';

interface Listed extends ObjectLiteral {
  id: Id;
}

/** A condition over the listed table, which is called `t`, and over what it joins. */
export interface Condition {
  sql: string;
  params: SqlParam[];
  join?: string;
}

/** Values that columns have; an undefined one is left open. */
type Columns = Record<string, SqlParam | undefined>;

/** Where the path stands that decides who a row is within reach of. */
export interface PathPlace {
  path: string;
  join?: string;
}

const OWN_PATH: PathPlace = { path: 't.orgPath' };

/** For tables that keep no path of their own: the one that the organisation has today. */
export const PATH_OF_ORG: PathPlace = { path: 'o.path', join: 'JOIN org o ON o.id = t.orgId' };

/** The rows of a condition whose columns have the values given. */
export function withColumns({ sql, params, join }: Condition, columns: Columns): Condition {
  const given = Object.entries(columns).filter((column): column is [string, SqlParam] => column[1] !== undefined);
  return { sql: [sql, ...given.map(([column]) => `t.${column} = ?`)].join(' AND '), params: [...params, ...given.map(([, value]) => value)], join };
}

interface Sort {
  order: 'ASC' | 'DESC';
  /** A column of times that goes before the id; every listed row has one. */
  by?: string;
}

/** Pages of any module's table in order of ids: the newest first unless told otherwise. */
@Injectable()
export class ScopedPages {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
  ) {}

  /** Rows that the caller's permission reaches, in an organisation and below it if one is named. Problems: not_found for an unknown organisation. */
  async inReach(permission: Permission, { orgId, ...columns }: { orgId?: Id } & Columns, { path: at, join }: PathPlace = OWN_PATH): Promise<Condition> {
    const scope = scopeSql(at, currentPrincipal().scopes(permission));
    const [parts, params] = [[scope.sql], [...scope.params]];
    if (orgId) {
      const path = await this.orgs.pathOf(orgId);
      parts.push(`${at} >= ? AND ${at} < ?`);
      params.push(path, prefixEnd(path));
    }
    return withColumns({ sql: parts.join(' AND '), params, join }, columns);
  }

  /** One query finds the ids by an index, another the rows. */
  async page<Row extends Listed>(entity: EntityTarget<Row>, { sql, params, join = '' }: Condition, query: PageQuery, { order, by }: Sort = { order: 'DESC' }): Promise<Page<Row>> {
    const limit = pageLimit(query);
    const after = furtherThan(decodeCursor(query, by ? 2 : 1), order, by);
    return this.uow.read(async (tx) => {
      const rows = tx.repo(entity);
      const found = await tx.select<{ id: Id; at: Date | string }>(
        `SELECT t.id${by ? `, t.${by} AS at` : ''} FROM ${rows.metadata.tableName} t ${join} WHERE ${sql}${after.sql} ORDER BY ${by ? `t.${by} ${order}, ` : ''}t.id ${order} LIMIT ${limit + 1}`,
        [...params, ...after.params],
      );
      const { items: ids, next } = toPage(found, limit, ({ id }) => id, ({ id, at }) => (by ? [instant(at).getTime(), id] : [id]));
      const loaded = ids.length === 0 ? [] : await rows.findBy({ id: In(ids) } as never);
      return { items: ids.flatMap((id) => loaded.find((row) => row.id === id) ?? []), next };
    });
  }
}

/** What comes after the last row of the page before. */
function furtherThan(keys: (string | number)[] | null, order: Sort['order'], by: string | undefined): { sql: string; params: SqlParam[] } {
  if (!keys) return { sql: '', params: [] };
  const sign = order === 'ASC' ? '>' : '<';
  if (!by) return { sql: ` AND t.id ${sign} ?`, params: keys };
  const at = new Date(cursorNumber(keys[0]));
  return { sql: ` AND t.${by} ${sign}= ? AND (t.${by} ${sign} ? OR t.id ${sign} ?)`, params: [at, at, keys[1]] };
}
