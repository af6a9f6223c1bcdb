import { GRANTABLE_ROLES, rolesApi, type GrantableRole } from '@xianfeng/shared-types';
import type { Org } from '../../src/modules/orgs/org.entity';
import { createMember } from '../factories/members';
import { createRole } from '../factories/roles';
import { routeCase, type MatrixCaller, type RouteCase } from './types';
import type { World } from './world';

const memberAt = async (world: World, target: Org) => (await createMember(world.t, { orgId: target.id })).id;

/** Nobody gives or takes what they don't hold, so the row speaks of the caller's own role at the caller's own reach. */
const ownRole = (caller: MatrixCaller): GrantableRole => GRANTABLE_ROLES.find((role) => role === caller.role) ?? 'reviewer';

export const rolesRoutes: RouteCase[] = [
  routeCase(rolesApi.myDuties, { gate: 'authenticated', decides: 'caller' }),
  routeCase(rolesApi.listByOrg, { gate: 'role:read', decides: 'org', attempt: (_, target) => ({ params: { id: target.id }, query: {} }) }),
  routeCase(rolesApi.listByMember, {
    gate: 'role:read', decides: 'org', attempt: async (world, target) => ({ params: { id: await memberAt(world, target) }, query: {} }),
  }),
  routeCase(rolesApi.grant, {
    gate: 'role:grant', decides: 'org',
    attempt: async (world, target, caller) => ({
      body: { memberId: await memberAt(world, target), role: ownRole(caller), orgId: target.id, reach: caller.reach },
    }),
  }),
  routeCase(rolesApi.end, {
    gate: 'role:grant', decides: 'org',
    attempt: async (world, target, caller) => {
      const role = await createRole(world.t.uow, { memberId: await memberAt(world, target), orgId: target.id, role: ownRole(caller), reach: caller.reach });
      return { params: { id: role.id }, body: { reason: '工作调整' } };
    },
  }),
  routeCase(rolesApi.explain, {
    gate: 'role:read', decides: 'org',
    attempt: async (world, target) => ({ query: { memberId: await memberAt(world, target), permission: 'case:read' as const, orgId: target.id } }),
  }),
];
