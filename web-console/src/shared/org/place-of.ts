import { IMPLICIT_ROLES, ROLE_PERMISSIONS, type Id, type MyRole, type Permission, type Role } from '@xianfeng/shared-types';

interface Place {
  orgId: Id;
  orgName: string;
}

/** More than any role has permissions. */
const MOST = 1_000;

/** Of several posts one that reaches down to others' work, and of those the one with most to do. */
export function widest(roles: readonly MyRole[]): MyRole | undefined {
  const weight = ({ role, reach }: MyRole) => (reach === 'subtree' ? MOST : 0) + ROLE_PERMISSIONS[role].length;
  return roles.filter(({ role }) => !(IMPLICIT_ROLES as readonly Role[]).includes(role)).sort((a, b) => weight(b) - weight(a))[0];
}

const gives = (role: Role, needs: readonly Permission[]): boolean => needs.some((permission) => ROLE_PERMISSIONS[role].includes(permission));

/** Posts that open the page and don't stand at the chosen organisation itself: whether they reach it, its superiors tell. */
export function dependsOnAbove(needs: readonly Permission[], { orgId }: Place, roles: readonly MyRole[]): boolean {
  if (needs.length === 0 || gives('reader', needs)) return false;
  const holding = roles.filter(({ role }) => gives(role, needs));
  return holding.length > 0 && !holding.some((held) => held.orgId === orgId);
}

/**
 * Where a page is opened: at the chosen organisation, unless what the page needs is held elsewhere only, e.g. by who
 * administers the whole group and is secretary of one branch. The server decides on every question anyway.
 */
export function placeOf(needs: readonly Permission[], chosen: Place, aboveIds: readonly Id[], roles: readonly MyRole[]): Place {
  if (!dependsOnAbove(needs, chosen, roles)) return chosen;
  const holding = roles.filter(({ role }) => gives(role, needs));
  if (holding.some(({ orgId, reach }) => reach === 'subtree' && aboveIds.includes(orgId))) return chosen;
  const { orgId, orgName } = widest(holding) ?? holding[0];
  return { orgId, orgName };
}
