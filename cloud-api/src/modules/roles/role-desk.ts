import { Injectable } from '@nestjs/common';
import {
  GRANTABLE_ROLES, IMPLICIT_ROLES, PERMISSIONS, ROLE_LABELS, ROLE_PERMISSIONS, ROLES, type GrantableRole, type Page, type Permission, type Role,
  type RoleHolding, type RoleHoldingsQuery, type RoleMatrix,
} from '@xianfeng/shared-types';
import { num, placeholders, prefixEnd, type SqlParam, UnitOfWork } from '../../database';
import { currentPrincipal, requireScope, scopeSql } from '../../platform/access';
import { addDays, Clock } from '../../platform/clock';
import { RuleBook } from '../../platform/rules';
import { type Condition, OrgDirectory, OrgMembership, PATH_OF_ORG, ScopedPages } from '../orgs';
import { permissionGroup } from './permission-groups';
import { missingToGrant } from './role.access';
import { RoleAssignmentRow } from './role-assignment.entity';
import { EXPIRING_DAYS } from './role.rules';
import { RolesService } from './roles.service';

/** Rights seen from above: the matrix of roles, and who holds what in the caller's reach. */
@Injectable()
export class RoleDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly roles: RolesService,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly rules: RuleBook,
    private readonly clock: Clock,
  ) {}

  async matrix(): Promise<RoleMatrix> {
    const holders = await this.holders();
    const grantScopes = currentPrincipal().scopes('role:grant');
    const grantable = (role: Role) => grantScopes.some(({ path, reach }) => missingToGrant(currentPrincipal(), role, path, reach).length === 0);
    return {
      permissions: (Object.keys(PERMISSIONS) as Permission[]).map((code) => ({ code, name: PERMISSIONS[code], ...permissionGroup(code) })),
      roles: ROLES.map((role) => {
        const implicit = (IMPLICIT_ROLES as readonly Role[]).includes(role);
        return {
          role, name: ROLE_LABELS[role], implicit, permissions: [...ROLE_PERMISSIONS[role]], holders: holders.get(role as GrantableRole) ?? 0, grantable: !implicit && grantable(role),
        };
      }),
    };
  }

  /** The newest first. */
  async holdings(query: RoleHoldingsQuery): Promise<Page<RoleHolding>> {
    const today = this.clock.today();
    const horizon = addDays(today, await this.rules.number(EXPIRING_DAYS, today));
    const { items: rows, next } = await this.pages.page(RoleAssignmentRow, await this.condition(query, today, horizon), query);
    if (rows.length === 0) return { items: [], next };
    const { items } = await this.roles.present({ items: rows, next });
    const people = await this.people.people([...new Set(rows.map((row) => row.memberId))]);
    const homes = await this.orgs.getMany([...new Set([...people.values()].map((person) => person.orgId))]);
    return {
      next,
      items: items.map((item) => ({
        ...item, memberOrgName: homes.get(people.get(item.memberId)?.orgId ?? '')?.name ?? '',
        expiring: item.state === 'active' && item.toDate !== null && item.toDate <= horizon,
      })),
    };
  }

  private async condition(query: RoleHoldingsQuery, today: string, horizon: string): Promise<Condition> {
    const scope = scopeSql('o.path', currentPrincipal().scopes('role:read'));
    const parts = [scope.sql];
    const params = [...scope.params];
    const add = (sql: string, ...values: SqlParam[]) => (parts.push(sql), params.push(...values));
    if (query.orgId) {
      const { path } = await this.orgs.get(query.orgId);
      requireScope('role:read', path, '组织');
      add('o.path >= ? AND o.path < ?', path, prefixEnd(path));
    }
    if (query.memberId) add('t.memberId = ?', query.memberId);
    if (query.role) add('t.role = ?', query.role);
    if (query.permission) add(...rolesWith(query.permission));
    if (query.expiring) add('t.toDate >= ? AND t.toDate <= ? AND t.fromDate <= ?', today, horizon, today);
    else if (!query.includeEnded) add('(t.toDate IS NULL OR t.toDate >= ?)', today);
    return { sql: parts.join(' AND '), params, join: PATH_OF_ORG.join };
  }

  private async holders(): Promise<Map<GrantableRole, number>> {
    const scope = scopeSql('o.path', currentPrincipal().scopes('role:read'));
    const today = this.clock.today();
    const rows = await this.uow.read((tx) =>
      tx.select<{ role: GrantableRole; n: number | string }>(
        `SELECT r.role, COUNT(*) AS n FROM role_assignment r JOIN org o ON o.id = r.orgId
         WHERE ${scope.sql} AND r.fromDate <= ? AND (r.toDate IS NULL OR r.toDate >= ?) GROUP BY r.role`,
        [...scope.params, today, today],
      ),
    );
    return new Map(rows.map((row) => [row.role, num(row.n)]));
  }
}

function rolesWith(permission: Permission): [string, ...SqlParam[]] {
  const roles = GRANTABLE_ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission));
  return roles.length > 0 ? [`t.role IN (${placeholders(roles)})`, ...roles] : ['1 = 0'];
}
