import { Injectable } from '@nestjs/common';
import type { MemberFilter } from '@xianfeng/shared-types';
import { prefixEnd, type SqlParam } from '../../database';
import { currentPrincipal, requireScope, scopeSql } from '../../platform/access';
import { addDays, addMonths, Clock } from '../../platform/clock';
import { OrgDirectory } from '../orgs';
import { searchCondition } from './member-search';
import { MemberVault } from './member-vault';

/** Conditions on `member m JOIN org o`, joined by AND. */
export interface Conditions {
  parts: string[];
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
    const scope = scopeSql('o.path', currentPrincipal().scopes('member:read'));
    const parts = [scope.sql];
    const params = [...scope.params];
    const and = (sql: string, ...values: SqlParam[]) => {
      parts.push(sql);
      params.push(...values);
    };
    if (filter.orgId) {
      const org = await this.orgs.get(filter.orgId);
      requireScope('member:read', org.path, '组织');
      if (filter.reach === 'self') and('m.orgId = ?', org.id);
      else and('o.path >= ? AND o.path < ?', org.path, prefixEnd(org.path));
    }
    if (filter.status) and('m.status = ?', filter.status);
    if (filter.kind) and('m.kind = ?', filter.kind);
    if (filter.category) and('m.category = ?', filter.category);
    if (filter.q) {
      const search = searchCondition(filter.q, this.vault);
      and(search.sql, ...search.params);
    }
    const today = this.clock.today();
    if (filter.ageFrom !== undefined) and('m.birthDate <= ?', addMonths(today, -12 * filter.ageFrom));
    if (filter.ageTo !== undefined) and('m.birthDate >= ?', addDays(addMonths(today, -12 * (filter.ageTo + 1)), 1));
    if (filter.post) and(HOLDS_POST, filter.post, today, today);
    if (filter.phone) and(filter.phone === 'missing' ? 'm.phoneHash IS NULL' : 'm.phoneHash IS NOT NULL');
    if (filter.joinedFrom) and('m.joinedOn >= ?', filter.joinedFrom);
    if (filter.joinedTo) and('m.joinedOn <= ?', filter.joinedTo);
    return { parts, params };
  }
}
