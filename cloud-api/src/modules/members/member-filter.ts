import { Injectable } from '@nestjs/common';
import type { MemberFilter } from '@xianfeng/shared-types';
import { prefixEnd, type SqlParam } from '../../database';
import { currentPrincipal, type OrgScope, requireScope, scopeSql } from '../../platform/access';
import { addDays, addMonths, Clock } from '../../platform/clock';
import { idsOfPath, OrgDirectory } from '../orgs';
import { searchCondition } from './member-search';
import { MemberVault } from './member-vault';

/** Which members a list shows. */
export interface Conditions {
  /** On `org o`: the part of the tree. */
  reach: Condition;
  /** On `member m`. */
  chosen: Condition;
  /** Path of the top of a tree of which hardly anybody is left out; null where a part of it, or few, are meant. */
  wholeTree: string | null;
}

interface Condition {
  sql: string;
  params: SqlParam[];
}

const HOLDS_POST = 'EXISTS (SELECT 1 FROM member_post p WHERE p.memberId = m.id AND p.post = ? AND p.startedOn <= ? AND (p.endedOn IS NULL OR p.endedOn > ?))';

/** Turns the filter of a list into SQL, cut to what the caller may see. */
@Injectable()
export class MemberFilters {
  constructor(
    private readonly orgs: OrgDirectory,
    private readonly vault: MemberVault,
    private readonly clock: Clock,
  ) {}

  async conditions(filter: MemberFilter): Promise<Conditions> {
    const { orgId, reach, status, ...narrower } = filter;
    const scopes = currentPrincipal().scopes('member:read');
    const org = orgId ? await this.orgs.get(orgId) : null;
    if (org) requireScope('member:read', org.path, '组织');
    const below = org && reach !== 'self' ? org.path : null;
    const someAreMeant = status === undefined || status === 'active';
    const all = someAreMeant && Object.values(narrower).every((value) => value === undefined) && (!org || below !== null);
    return {
      reach: joined([scopeSql('o.path', scopes), ...(below ? [{ sql: 'o.path >= ? AND o.path < ?', params: [below, prefixEnd(below)] }] : [])]),
      chosen: joined([...(org && !below ? [{ sql: 'm.orgId = ?', params: [org.id] }] : []), ...this.chosen(filter)]),
      wholeTree: all ? treeOf(scopes, below) : null,
    };
  }

  private chosen(filter: MemberFilter): Condition[] {
    const found: Condition[] = [];
    const and = (sql: string, ...params: SqlParam[]) => void found.push({ sql, params });
    if (filter.status) and('m.status = ?', filter.status);
    if (filter.kind) and('m.kind = ?', filter.kind);
    if (filter.category) and('m.category = ?', filter.category);
    if (filter.q) found.push(searchCondition(filter.q, this.vault));
    const today = this.clock.today();
    if (filter.ageFrom !== undefined) and('m.birthDate <= ?', addMonths(today, -12 * filter.ageFrom));
    if (filter.ageTo !== undefined) and('m.birthDate >= ?', addDays(addMonths(today, -12 * (filter.ageTo + 1)), 1));
    if (filter.post) and(HOLDS_POST, filter.post, today, today);
    if (filter.phone) and(filter.phone === 'missing' ? 'm.phoneHash IS NULL' : 'm.phoneHash IS NOT NULL');
    if (filter.joinedFrom) and('m.joinedOn >= ?', filter.joinedFrom);
    if (filter.joinedTo) and('m.joinedOn <= ?', filter.joinedTo);
    return found;
  }
}

const joined = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => sql).join(' AND ') || '1 = 1', params: conditions.flatMap(({ params }) => params),
});

/** The one tree that is seen from its top down, or chosen by its top. */
function treeOf(scopes: readonly OrgScope[], below: string | null): string | null {
  const tops = scopes.filter(({ path, reach }) => reach === 'subtree' && idsOfPath(path).length === 1);
  if (below) return tops.some(({ path }) => path === below) ? below : null;
  const [top] = tops;
  return top && scopes.every(({ path }) => path.startsWith(top.path)) ? top.path : null;
}
