import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type GrantableRole, type Id, type OrgEffect, type OrgEffectKind, ROLE_LABELS } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import type { Tx } from '../../database';
import { Audit } from '../../platform/audit';
import { currentContext } from '../../platform/http';
import { addDays, Clock } from '../../platform/clock';
import { newId } from '../../platform/ids';
import { type Departure, MemberFollowers } from '../members';
import { effect, idsOfPath, OrgDirectory, type OrgFollower, OrgFollowers, OrgMembership } from '../orgs';
import { RoleAssignmentRow } from './role-assignment.entity';

const BRANCH_ROLES = ['branch_secretary', 'branch_committee'] as const satisfies readonly GrantableRole[];

/** Roles follow their organisation: into the one it is merged with, or to their end. */
@Injectable()
export class RoleSuccession implements OrgFollower, OnModuleInit {
  constructor(
    private readonly followers: OrgFollowers,
    private readonly people: OrgMembership,
    private readonly members: MemberFollowers,
    private readonly orgs: OrgDirectory,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
    this.members.declare([{ table: 'role_assignment', column: 'memberId', kind: 'roles' }]);
    this.members.onLeave((tx, departure) => this.leave(tx, departure));
  }

  /** A branch is led by its own members; other roles may be held from elsewhere, and none by who is on no roll. */
  private async leave(tx: Tx, { memberId, orgId, reason }: Departure): Promise<void> {
    const open = tx.repo(RoleAssignmentRow).createQueryBuilder('r').where('r.memberId = :memberId', { memberId }).andWhere('(r.toDate IS NULL OR r.toDate >= :today)', { today: this.clock.today() });
    if (orgId) open.andWhere('r.orgId = :orgId AND r.role IN (:...roles)', { orgId, roles: BRANCH_ROLES });
    for (const row of await this.end(tx, await open.orderBy('r.id').getMany(), reason)) {
      const org = await this.orgs.get(row.orgId);
      await this.audit.record(tx, {
        action: 'role.end', objectType: 'role', objectId: row.id, orgPath: org.path, title: `${ROLE_LABELS[row.role]} · ${org.name}`,
        detail: { memberId, role: row.role, orgId: row.orgId, reach: row.reach, reason },
      });
    }
  }

  /** Ends the roles at the merged organisations and gives the same ones, once a member, at the target. */
  async reassign(tx: Tx, fromOrgIds: readonly Id[], toOrgId: Id): Promise<OrgEffect[]> {
    const today = this.clock.today();
    const ended = await this.endAt(tx, fromOrgIds, '组织合并');
    const keyOf = (row: RoleAssignmentRow) => `${row.memberId} ${row.role} ${row.reach}`;
    const taken = new Set((await this.openAt(tx, [toOrgId])).map(keyOf));
    const given: RoleAssignmentRow[] = [];
    for (const row of ended) {
      if (taken.has(keyOf(row))) continue;
      taken.add(keyOf(row));
      given.push(row);
      await tx.repo(RoleAssignmentRow).insert({
        ...row, id: newId(), orgId: toOrgId, fromDate: row.fromDate > today ? row.fromDate : today, grantedById: this.actorId, grantedAt: this.clock.now(),
      });
    }
    return [...(await this.effect('roles_ended', ended)), ...(await this.effect('roles_given', given))];
  }

  async close(tx: Tx, orgId: Id): Promise<OrgEffect[]> {
    return this.effect('roles_ended', await this.endAt(tx, [orgId], '组织撤销'));
  }

  /** Nothing to write: a path is looked up. Those above change, and with them who is in charge. */
  async move(tx: Tx, oldPath: string, newPath: string): Promise<OrgEffect[]> {
    const above = (path: string) => idsOfPath(path).slice(0, -1);
    const only = (path: string, other: string) => above(path).filter((id) => !above(other).includes(id));
    const inCharge = async (orgIds: Id[]) => (orgIds.length === 0 ? [] : (await this.openAt(tx, orgIds)).filter((row) => row.reach === 'subtree'));
    return [
      ...(await this.effect('overseers_lost', await inCharge(only(oldPath, newPath)))),
      ...(await this.effect('overseers_gained', await inCharge(only(newPath, oldPath)))),
    ];
  }

  private async effect(kind: OrgEffectKind, rows: readonly RoleAssignmentRow[]): Promise<OrgEffect[]> {
    const people = await this.people.people(rows.map((row) => row.memberId));
    return effect(kind, rows.map((row) => `${people.get(row.memberId)?.name ?? ''}（${ROLE_LABELS[row.role]}）`));
  }

  private async endAt(tx: Tx, orgIds: readonly Id[], endReason: string): Promise<RoleAssignmentRow[]> {
    return this.end(tx, await this.openAt(tx, orgIds), endReason);
  }

  private async end(tx: Tx, rows: RoleAssignmentRow[], endReason: string): Promise<RoleAssignmentRow[]> {
    const change = { toDate: addDays(this.clock.today(), -1), endedAt: this.clock.now(), endedById: this.actorId, endReason };
    if (rows.length > 0) await tx.repo(RoleAssignmentRow).update({ id: In(rows.map((row) => row.id)) }, change);
    return rows;
  }

  private openAt(tx: Tx, orgIds: readonly Id[]): Promise<RoleAssignmentRow[]> {
    return tx.repo(RoleAssignmentRow).createQueryBuilder('r').where('r.orgId IN (:...orgIds)', { orgIds })
      .andWhere('(r.toDate IS NULL OR r.toDate >= :today)', { today: this.clock.today() }).orderBy('r.id').getMany();
  }

  private get actorId(): Id | null {
    return currentContext()?.principal?.memberId ?? null;
  }
}
