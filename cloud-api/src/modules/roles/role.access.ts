import { PERMISSIONS, ROLE_LABELS, ROLE_PERMISSIONS, type Permission, type Role, type RoleReach } from '@xianfeng/shared-types';
import { currentPrincipal, type Assignment, type Principal } from '../../platform/access';
import { Problem } from '../../platform/http';
import { idsOfPath } from '../orgs';
import type { RoleHolder } from './role-directory';

/** What every active member holds: to act in the own organisation, to read in the whole group. */
export function implicitAssignments({ orgId, orgPath }: Pick<RoleHolder, 'orgId' | 'orgPath'>): Assignment[] {
  const top = idsOfPath(orgPath)[0];
  return [
    { role: 'member', orgId, orgPath, reach: 'self' },
    { role: 'reader', orgId: top, orgPath: `/${top}/`, reach: 'subtree' },
  ];
}

/**
 * Who may publish appoints the blind reviewers without being one; who answers for the dues of branches appoints those who collect
 * them and keep the books, and still sees no member's income.
 */
const GRANTED_BY: Partial<Record<Permission, Permission>> = {
  'case:review': 'case:publish', 'dues:collect': 'dues:relief', 'dues:fix': 'dues:relief', 'dues:finance': 'dues:relief',
};

/** Permissions of a role that the granter doesn't hold with a reach as wide; empty when the grant is in order. */
export function missingToGrant(granter: Principal, role: Role, orgPath: string, reach: RoleReach): Permission[] {
  const covers = (permission: Permission) =>
    granter.scopes(permission).some((scope) => (scope.reach === 'subtree' ? orgPath.startsWith(scope.path) : reach === 'self' && scope.path === orgPath));
  return ROLE_PERMISSIONS[role].filter((permission) => !covers(permission) && !covers(GRANTED_BY[permission] ?? permission));
}

/** Whether the caller may give and take this role here. */
export const mayGrant = (granter: Principal, role: Role, orgPath: string, reach: RoleReach): boolean =>
  granter.can('role:grant', orgPath) && missingToGrant(granter, role, orgPath, reach).length === 0;

/** Refuses a grant, or the end of one, of what the caller doesn't hold. */
export function requireHeld(role: Role, orgPath: string, reach: RoleReach): void {
  const missing = missingToGrant(currentPrincipal(), role, orgPath, reach);
  if (missing.length === 0) return;
  const names = missing.map((permission) => `“${PERMISSIONS[permission]}”`).join('、');
  throw new Problem('role.not_held', { detail: `您在该范围内没有${names}权限，不能授予或收回${ROLE_LABELS[role]}角色。` });
}
