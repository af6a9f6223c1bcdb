import { Injectable } from '@nestjs/common';
import { BRANCH_KINDS, type Id, type MemberAction, type Permission } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { notFound, Problem } from '../../platform/http';
import { OrgDirectory, type OrgRef } from '../orgs';
import { Member } from './member.entity';
import { isOnRolls, memberWorkflow } from './member.workflow';

export interface MemberInOrg {
  member: Member;
  org: OrgRef;
}

/** Which members a caller reaches: those whose present organisation is in scope. */
@Injectable()
export class MemberAccess {
  constructor(private readonly orgs: OrgDirectory) {}

  /** The member, or 404 when it is missing or out of reach. */
  async require(tx: Tx, permission: Permission, id: Id): Promise<MemberInOrg> {
    const member = await tx.repo(Member).findOneBy({ id });
    if (!member) throw notFound('党员');
    const org = await this.orgs.get(member.orgId);
    if (!currentPrincipal().can(permission, org.path)) throw notFound('党员');
    return { member, org };
  }

  /** Null when it is missing or out of reach. */
  async findReachable(permission: Permission, orgId: Id): Promise<OrgRef | null> {
    const org = await this.orgs.find(orgId);
    return org && currentPrincipal().can(permission, org.path) ? org : null;
  }

  /** An open organisation in the caller's scope that holds members of its own. */
  async requireBranch(permission: Permission, orgId: Id): Promise<OrgRef> {
    const org = await this.findReachable(permission, orgId);
    if (!org) throw notFound('组织');
    return openBranch(org);
  }

  allowedActions({ member, org }: MemberInOrg): MemberAction[] {
    const may = (permission: Permission) => currentPrincipal().can(permission, org.path);
    const actions: MemberAction[] = [];
    if (may('member:write')) {
      actions.push('update');
      if (mayMove({ member, org })) actions.push('move');
      if (member.status === 'active') actions.push('appoint');
      actions.push(...memberWorkflow.actions(member.status));
    }
    if (may('member:reveal')) actions.push('reveal');
    return actions;
  }
}

/** Who left the rolls stays with the last branch; one that is closed meanwhile must not bar the way back. */
export const mayMove = ({ member, org }: MemberInOrg): boolean => isOnRolls(member.status) || org.status === 'closed';

/** Refuses organisations that are closed or hold no members of their own. */
export function openBranch(org: OrgRef): OrgRef {
  if (org.status !== 'active') throw new Problem('org.closed', { detail: `“${org.name}”已撤销，不能接收党员。` });
  if (!BRANCH_KINDS.includes(org.kind)) throw new Problem('org.kind', { detail: `党员应编入党支部，“${org.name}”不是党支部。` });
  return org;
}
