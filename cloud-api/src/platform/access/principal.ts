import { ROLE_PERMISSIONS, type Id, type Permission, type Role, type RoleReach } from '@xianfeng/shared-types';

/** One role in force, at an organisation, for itself or everything below. */
export interface Assignment {
  role: Role;
  orgId: Id;
  /** Path of the organisation, `/A/B/`. */
  orgPath: string;
  reach: RoleReach;
}

/** Part of the tree: one organisation, or it and everything below. */
export interface OrgScope {
  orgId: Id;
  path: string;
  reach: RoleReach;
}

/** Who is asking, with the roles in force now. */
export class Principal {
  constructor(
    readonly memberId: Id,
    readonly sessionId: Id,
    /** The member's own organisation. */
    readonly orgId: Id,
    readonly orgPath: string,
    readonly assignments: readonly Assignment[],
  ) {}

  /** The parts of the tree where the principal holds a permission; empty when nowhere. */
  scopes(permission: Permission): OrgScope[] {
    return this.assignments
      .filter((a) => ROLE_PERMISSIONS[a.role].includes(permission))
      .map(({ orgId, orgPath, reach }) => ({ orgId, path: orgPath, reach }));
  }

  has(permission: Permission): boolean {
    return this.assignments.some((a) => ROLE_PERMISSIONS[a.role].includes(permission));
  }

  /** Whether the permission reaches an organisation. */
  can(permission: Permission, orgPath: string): boolean {
    return this.scopes(permission).some((scope) => reaches(scope, orgPath));
  }

  permissions(): Permission[] {
    return [...new Set(this.assignments.flatMap((a) => ROLE_PERMISSIONS[a.role]))];
  }
}

export function reaches(scope: OrgScope, orgPath: string): boolean {
  return scope.reach === 'self' ? orgPath === scope.path : orgPath.startsWith(scope.path);
}
