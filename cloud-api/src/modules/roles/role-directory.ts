import { Injectable } from '@nestjs/common';
import type { Id, IsoDate, Role } from '@xianfeng/shared-types';
import { placeholders, UnitOfWork } from '../../database';
import type { Assignment } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { idsOfPath, OrgDirectory, OrgMembership } from '../orgs';
import { implicitAssignments } from './role.access';

/** A member with the organisation it stands in. */
export interface RoleHolder {
  memberId: Id;
  orgId: Id;
  orgPath: string;
}

export type GrantedRole = Assignment & { orgName: string };

const IN_FORCE = 'fromDate <= ? AND (toDate IS NULL OR toDate >= ?)';

/** Who may do what where: for the principal of a request, for notifications and for work lists. */
@Injectable()
export class RoleDirectory {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
    private readonly membership: OrgMembership,
    private readonly clock: Clock,
  ) {}

  /** Everything an active member holds on a date, what every member holds among it. */
  async assignmentsOf(holder: RoleHolder, onDate: IsoDate = this.clock.today()): Promise<Assignment[]> {
    return [...(await this.grantedTo(holder.memberId, onDate)), ...implicitAssignments(holder)];
  }

  /** What was granted to a member and is in force. */
  grantedTo(memberId: Id, onDate: IsoDate = this.clock.today()): Promise<GrantedRole[]> {
    const sql = `SELECT r.role, r.orgId, r.reach, o.path AS orgPath, o.name AS orgName FROM role_assignment r JOIN org o ON o.id = r.orgId
      WHERE r.memberId = ? AND ${IN_FORCE} ORDER BY r.id`;
    return this.uow.read((tx) => tx.select<GrantedRole>(sql, [memberId, onDate, onDate]));
  }

  /** Of these members, at which organisations each holds the role itself; those who hold it nowhere are missing from the map. */
  async orgsWhere(role: Role, memberIds: readonly Id[], onDate: IsoDate = this.clock.today()): Promise<Map<Id, Set<Id>>> {
    const held = new Map<Id, Set<Id>>();
    const rows = await this.uow.read((tx) =>
      tx.select<{ memberId: Id; orgId: Id }>(
        `SELECT memberId, orgId FROM role_assignment WHERE memberId IN (${placeholders(memberIds)}) AND role = ? AND ${IN_FORCE}`, [...memberIds, role, onDate, onDate],
      ),
    );
    for (const { memberId, orgId } of rows) held.set(memberId, (held.get(memberId) ?? new Set<Id>()).add(orgId));
    return held;
  }

  /** Active members who hold one of the granted roles with a reach that covers the organisation, in the order of their ids. */
  async holders(roles: readonly Role[], orgId: Id, onDate: IsoDate = this.clock.today()): Promise<Id[]> {
    const held = await this.held(roles, idsOfPath(await this.orgs.pathOf(orgId)), onDate);
    return [...new Set(held.map((row) => row.memberId))];
  }

  /** Of those, the ones at the nearest organisation up the tree that has any: who is in charge first, not everybody above. */
  async nearestHolders(roles: readonly Role[], orgId: Id, except: readonly Id[] = []): Promise<Id[]> {
    const line = idsOfPath(await this.orgs.pathOf(orgId));
    const held = (await this.held(roles, line, this.clock.today())).filter(({ memberId }) => !except.includes(memberId));
    const nearest = line.findLast((id) => held.some((row) => row.orgId === id));
    return [...new Set(held.filter((row) => row.orgId === nearest).map((row) => row.memberId))];
  }

  /** What covers the last organisation of a line from the top down, held by active members. */
  private async held(roles: readonly Role[], line: readonly Id[], onDate: IsoDate): Promise<{ memberId: Id; orgId: Id }[]> {
    if (roles.length === 0) return [];
    const rows = await this.uow.read((tx) =>
      tx.select<{ memberId: Id; orgId: Id }>(
        `SELECT memberId, orgId FROM role_assignment
          WHERE orgId IN (${placeholders(line)}) AND role IN (${placeholders(roles)}) AND (reach = 'subtree' OR orgId = ?) AND ${IN_FORCE}
          ORDER BY memberId`,
        [...line, ...roles, line.at(-1)!, onDate, onDate],
      ),
    );
    const people = await this.membership.people(rows.map((row) => row.memberId));
    return rows.filter((row) => people.get(row.memberId)?.active);
  }
}
