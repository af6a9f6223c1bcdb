import type { Permission } from '@xianfeng/shared-types';
import { prefixEnd, type SqlParam } from '../../database';
import { currentContext } from '../http/request-context';
import { notFound, Problem } from '../http/problem';
import type { OrgScope, Principal } from './principal';

/** The caller of the current request. */
export function currentPrincipal(): Principal {
  const principal = currentContext()?.principal;
  if (!principal) throw new Problem('auth.required');
  return principal;
}

/** Row scope as SQL over a path column: a condition for WHERE and its parameters. Nothing in scope gives a false condition. */
export function scopeSql(pathColumn: string, scopes: readonly OrgScope[]): { sql: string; params: SqlParam[] } {
  if (scopes.length === 0) return { sql: '1 = 0', params: [] };
  const parts: string[] = [];
  const params: SqlParam[] = [];
  for (const scope of widest(scopes)) {
    if (scope.reach === 'self') {
      parts.push(`${pathColumn} = ?`);
      params.push(scope.path);
    } else {
      parts.push(`(${pathColumn} >= ? AND ${pathColumn} < ?)`);
      params.push(scope.path, prefixEnd(scope.path));
    }
  }
  return { sql: parts.length === 1 ? parts[0] : `(${parts.join(' OR ')})`, params };
}

/** Drops scopes that another one contains, so that a query has one range where one is enough. */
function widest(scopes: readonly OrgScope[]): OrgScope[] {
  const covers = (a: OrgScope, b: OrgScope) => a !== b && a.reach === 'subtree' && b.path.startsWith(a.path) && !(a.path === b.path && b.reach === 'subtree');
  const kept = scopes.filter((b) => !scopes.some((a) => covers(a, b)));
  return kept.filter((b, i) => kept.findIndex((a) => a.path === b.path && a.reach === b.reach) === i);
}

/** Refuses a row outside the caller's scope with the same answer as a missing one. */
export function requireScope(permission: Permission, orgPath: string, what: string): void {
  if (!currentPrincipal().can(permission, orgPath)) throw notFound(what);
}
