import { Injectable } from '@nestjs/common';
import { ROLE_LABELS, type EndRoleBody, type GrantRoleBody, type Id, type OrgRolesQuery, type Page, type RoleAssignment } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { currentPrincipal, requireScope } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { addDays, Clock } from '../../platform/clock';
import { invalidField, notFound, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { OrgDirectory, OrgMembership, type OrgRef } from '../orgs';
import { requireHeld } from './role.access';
import { toAssignment } from './role.mapper';
import { RoleQueries } from './role.queries';
import { RoleAssignmentRow } from './role-assignment.entity';

/** Granting and ending of roles. */
@Injectable()
export class RolesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
    private readonly membership: OrgMembership,
    private readonly queries: RoleQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async listByOrg(orgId: Id, query: OrgRolesQuery): Promise<Page<RoleAssignment>> {
    requireScope('role:read', await this.orgs.pathOf(orgId), '组织');
    return this.present(await this.queries.byOrg(orgId, query, this.clock.today()));
  }

  /** Needs role:read at the member's own organisation; shows assignments anywhere in the tree. */
  async listByMember(memberId: Id, query: OrgRolesQuery): Promise<Page<RoleAssignment>> {
    const person = (await this.membership.people([memberId])).get(memberId);
    if (!person) throw notFound('党员');
    requireScope('role:read', await this.orgs.pathOf(person.orgId), '党员');
    return this.present(await this.queries.byMember(memberId, query, this.clock.today()));
  }

  /** Gives a role; nobody gives what they don't hold, or anything to themselves. */
  async grant(body: GrantRoleBody): Promise<RoleAssignment> {
    const granter = currentPrincipal();
    return this.uow.run(async (tx) => {
      const org = await this.orgs.get(body.orgId);
      requireScope('role:grant', org.path, '组织');
      if (org.status === 'closed') throw new Problem('org.closed');
      requireHeld(body.role, org.path, body.reach);
      if (body.memberId === granter.memberId) throw new Problem('access.denied', { detail: '不能给自己授予角色，请由他人办理。' });
      const person = (await this.membership.people([body.memberId])).get(body.memberId);
      if (!person?.active) throw notFound('党员');
      const row = await this.insert(tx, body, org, granter.memberId);
      return this.one(row);
    });
  }

  /** Writes an assignment with its audit entry; the caller has checked the right to do so. */
  async insert(tx: Tx, body: GrantRoleBody, org: OrgRef, grantedById: Id | null): Promise<RoleAssignmentRow> {
    const fromDate = body.fromDate ?? this.clock.today();
    const toDate = body.toDate ?? null;
    requirePeriod(fromDate, toDate);
    await this.membership.hold(tx, body.memberId);
    if (await this.queries.overlaps(tx, body, fromDate, toDate)) {
      throw new Problem('conflict.duplicate', { detail: `该党员在“${org.name}”已有${ROLE_LABELS[body.role]}角色。` });
    }
    const row = Object.assign(new RoleAssignmentRow(), {
      id: newId(), memberId: body.memberId, role: body.role, orgId: org.id, reach: body.reach, fromDate, toDate, grantedById,
      grantedAt: this.clock.now(), endedAt: null, endedById: null, endReason: null,
    });
    await tx.repo(RoleAssignmentRow).insert(row);
    await this.recordAudit(tx, 'role.grant', row, org, { fromDate, toDate });
    return row;
  }

  /** Takes a role back: it holds until yesterday. */
  async end(id: Id, { reason }: EndRoleBody): Promise<RoleAssignment> {
    return this.uow.run(async (tx) => {
      const row = await tx.forUpdate(tx.repo(RoleAssignmentRow).createQueryBuilder('r').where('r.id = :id', { id })).getOne();
      if (!row) throw notFound('授权');
      const org = await this.orgs.get(row.orgId);
      requireScope('role:grant', org.path, '授权');
      requireHeld(row.role, org.path, row.reach);
      const yesterday = addDays(this.clock.today(), -1);
      if (row.toDate !== null && row.toDate <= yesterday) throw new Problem('conflict.state', { detail: '该授权已经结束。' });
      const change = { toDate: yesterday, endedAt: this.clock.now(), endedById: currentPrincipal().memberId, endReason: reason };
      await tx.repo(RoleAssignmentRow).update({ id }, change);
      await this.recordAudit(tx, 'role.end', row, org, { reason });
      return this.one(Object.assign(row, change));
    });
  }

  private async recordAudit(tx: Tx, action: string, row: RoleAssignmentRow, org: OrgRef, detail: object): Promise<void> {
    await this.audit.record(tx, {
      action, objectType: 'role', objectId: row.id, orgPath: org.path, title: `${ROLE_LABELS[row.role]} · ${org.name}`,
      detail: { memberId: row.memberId, role: row.role, orgId: row.orgId, reach: row.reach, ...detail },
    });
  }

  private async one(row: RoleAssignmentRow): Promise<RoleAssignment> {
    return (await this.present({ items: [row], next: null })).items[0];
  }

  /** Rows with the names that belong to them and what the caller may do. */
  async present(page: Page<RoleAssignmentRow>): Promise<Page<RoleAssignment>> {
    const orgs = await this.orgs.getMany(page.items.map((row) => row.orgId));
    const ids = page.items.flatMap((row) => [row.memberId, row.grantedById, row.endedById]).filter((id) => id !== null);
    const people = await this.membership.people([...new Set(ids)]);
    const context = { orgs, people, today: this.clock.today(), principal: currentPrincipal() };
    return { ...page, items: page.items.map((row) => toAssignment(row, context)) };
  }
}

function requirePeriod(fromDate: string, toDate: string | null): void {
  if (toDate !== null && toDate < fromDate) throw invalidField('toDate', '结束日期不能早于开始日期');
}
