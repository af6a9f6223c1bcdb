import { Injectable } from '@nestjs/common';
import {
  IMPLICIT_ROLES, PERMISSIONS, ROLE_LABELS, ROLE_PERMISSIONS, type AccessExplanation, type AccessReason, type Id, type Permission, type Role,
} from '@xianfeng/shared-types';
import { type Assignment, Principal, reaches, requireScope } from '../../platform/access';
import { notFound } from '../../platform/http';
import { OrgDirectory, OrgMembership, type OrgPerson, type OrgRef } from '../orgs';
import { RoleDirectory } from './role-directory';

const isImplicit = (role: Role) => (IMPLICIT_ROLES as readonly Role[]).includes(role);

/** Answers "why can this member see that organisation?", from the same assignments that decide every request. */
@Injectable()
export class RoleExplanation {
  constructor(
    private readonly orgs: OrgDirectory,
    private readonly membership: OrgMembership,
    private readonly directory: RoleDirectory,
  ) {}

  /** Needs role:read at the organisation asked about and at the member's own. */
  async explain(memberId: Id, permission: Permission, orgId: Id): Promise<AccessExplanation> {
    const { person, reasons, held, org } = await this.gates(memberId, permission, orgId);
    if (!person.active) return { allowed: false, reasons: [], sentence: `${person.name}当前不能登录，没有任何权限。` };
    const what = `“${PERMISSIONS[permission]}”`;
    const sentence = reasons.length > 0 ? `${person.name}对${org.name}有${what}权限。` : `${person.name}对${org.name}没有${what}权限：${whatIsMissing(held)}`;
    return { allowed: reasons.length > 0, reasons, sentence };
  }

  /** What stands between a member and an organisation's things, gate by gate. Needs role:read at both. */
  async gates(memberId: Id, permission: Permission, orgId: Id): Promise<GateView> {
    const org = await this.orgs.get(orgId);
    requireScope('role:read', org.path, '组织');
    const person = (await this.membership.people([memberId])).get(memberId);
    if (!person) throw notFound('党员');
    const orgPath = await this.orgs.pathOf(person.orgId);
    requireScope('role:read', orgPath, '党员');
    const assignments = person.active ? await this.directory.assignmentsOf({ memberId, orgId: person.orgId, orgPath }) : [];
    const held = assignments.filter((a) => ROLE_PERMISSIONS[a.role].includes(permission));
    const matching = held.filter((a) => reaches({ orgId: a.orgId, path: a.orgPath, reach: a.reach }, org.path));
    const names = await this.orgs.getMany(matching.map((a) => a.orgId));
    return { person, org, held, reasons: matching.map((a) => reasonOf(a, names.get(a.orgId) as OrgRef)), principal: new Principal(memberId, '', person.orgId, orgPath, assignments) };
  }
}

/** Gates of a request: may log in, holds the permission, reaches the organisation. */
export interface GateView {
  person: OrgPerson;
  org: OrgRef;
  /** Assignments with the permission, wherever they reach. */
  held: Assignment[];
  /** Those of them that reach the organisation. */
  reasons: AccessReason[];
  /** The member as a caller would be. */
  principal: Principal;
}

const IMPLICIT_SENTENCES = { member: '每名党员在本人所在组织都有此权限。', reader: '每名党员都可阅读全集团公开的内容。' };

function reasonOf({ role, orgId, reach }: Assignment, org: OrgRef): AccessReason {
  const implicit = isImplicit(role);
  const where = reach === 'subtree' ? `${org.name}及其下级组织` : org.name;
  const sentence = implicit ? IMPLICIT_SENTENCES[role as 'member' | 'reader'] : `担任${where}的${ROLE_LABELS[role]}。`;
  return { role, orgId, orgName: org.name, reach, implicit, sentence };
}

const whatIsMissing = (held: readonly Assignment[]): string => (held.length > 0 ? '所任角色的范围不包括该组织。' : '所任角色均不含此权限。');
