import { Injectable } from '@nestjs/common';
import type { LibraryFilter } from '@xianfeng/shared-types';
import { prefixEnd, type SqlParam } from '../../../database';
import { currentPrincipal, scopeSql } from '../../../platform/access';
import { addDays, startOfDate } from '../../../platform/clock';
import { idsOfPath, OrgDirectory } from '../../orgs';
import { tagKey } from '../case-content';

export interface Condition {
  /** Over `case_record c`. */
  sql: string;
  params: SqlParam[];
}

/**
 * Published cases within the caller's reach; part of every query of the library. The whole group is no range worth an index:
 * written so that none is used, it leaves the database free to walk along the dates of publication.
 */
export function readable(): Condition {
  const scopes = currentPrincipal().scopes('case:read');
  const top = scopes.find(({ path, reach }) => reach === 'subtree' && idsOfPath(path).length === 1);
  const others = scopes.filter((scope) => !top || !scope.path.startsWith(top.path));
  const scope = others.length > 0 || !top ? scopeSql('c.orgPath', others) : null;
  const whole = top ? { sql: 'SUBSTR(c.orgPath, 1, ?) = ?', params: [top.path.length, top.path] } : null;
  const parts = [whole, scope].filter((part) => part !== null);
  return { sql: `c.status = 'published' AND (${parts.map((part) => part.sql).join(' OR ')})`, params: parts.flatMap((part) => part.params) };
}

export const all = (...conditions: Condition[]): Condition => ({
  sql: conditions.map((condition) => condition.sql).join(' AND '), params: conditions.flatMap((condition) => condition.params),
});

/** What a reader chose, as conditions. */
@Injectable()
export class LibraryFilters {
  constructor(private readonly orgs: OrgDirectory) {}

  /** Null when nothing was chosen. Problems: not_found for an unknown organisation. */
  async condition({ category, orgId, tag, from, to, featured }: LibraryFilter): Promise<Condition | null> {
    const parts: Condition[] = [];
    if (category) parts.push({ sql: 'c.categoryCode = ?', params: [category] });
    if (orgId) {
      const path = await this.orgs.pathOf(orgId);
      parts.push({ sql: 'c.orgPath >= ? AND c.orgPath < ?', params: [path, prefixEnd(path)] });
    }
    if (tag) parts.push({ sql: 'c.id IN (SELECT t.caseId FROM case_tag t WHERE t.tagKey = ?)', params: [tagKey(tag)] });
    if (from) parts.push({ sql: 'c.publishedAt >= ?', params: [startOfDate(from)] });
    if (to) parts.push({ sql: 'c.publishedAt < ?', params: [startOfDate(addDays(to, 1))] });
    if (featured !== undefined) parts.push({ sql: `c.featuredAt IS ${featured ? 'NOT ' : ''}NULL`, params: [] });
    return parts.length > 0 ? all(...parts) : null;
  }
}
