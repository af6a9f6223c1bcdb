import { ROLE_PERMISSIONS, ROLES, type Endpoint, type HttpMethod, type Permission, type Role, type RoleReach } from '@xianfeng/shared-types';
import { reaches } from '../../src/platform/access';
import { newId } from '../../src/platform/ids';
import type { Attempt, MatrixCaller, Relation, RouteCase } from './types';
import type { World } from './world';

const RELATIONS: Relation[] = ['own', 'child', 'sibling', 'parent'];
const REACHES: RoleReach[] = ['self', 'subtree'];

const endpointOf = (row: RouteCase): Endpoint => {
  const [method, path] = row.route.split(' ');
  return { method: method as HttpMethod, path };
};

const isOpen = (row: RouteCase, status: number) => (status >= 200 && status < 300) || (row.accepts?.includes(status) ?? false);

/** Parameters for a call that must be refused before anything is looked up. */
const blankParams = (path: string): Record<string, string> => Object.fromEntries([...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => [name, newId()]));

const call = (world: World, row: RouteCase, caller: MatrixCaller | null, attempt: Attempt) => {
  const endpoint = endpointOf(row);
  return world.t.call(caller, endpoint, { ...attempt, params: attempt.params ?? blankParams(endpoint.path) } as never);
};

const holdsGate = (row: RouteCase, role: Role) => row.gate === 'authenticated' || ROLE_PERMISSIONS[role].includes(row.gate as Permission);

/** Walks one route for nobody and for every role, reach and relation; gives a line for each answer that is not the expected one. */
export async function walk(world: World, row: RouteCase): Promise<string[]> {
  const nobody = await call(world, row, null, {});
  if (row.gate === 'public') return isOpen(row, nobody.status) ? [] : [`nobody → ${nobody.status}, expected an open door`];
  const faults = nobody.status === 401 ? [] : [`nobody → ${nobody.status}, expected 401`];
  for (const role of ROLES) {
    if (holdsGate(row, role)) {
      for (const reach of REACHES) faults.push(...(await walkHolder(world, row, world.caller(role, reach))));
    } else {
      const { status } = await call(world, row, world.caller(role, 'subtree'), {});
      if (status !== 403) faults.push(`${role} without the permission → ${status}, expected 403`);
    }
  }
  return faults;
}

function walkHolder(world: World, row: RouteCase, caller: MatrixCaller): Promise<string[]> {
  return row.decides === 'list' ? walkList(world, row, caller) : walkThings(world, row, caller);
}

async function walkThings(world: World, row: RouteCase, caller: MatrixCaller): Promise<string[]> {
  const faults: string[] = [];
  for (const relation of RELATIONS) {
    const target = world.targets[relation];
    const attempt = await row.attempt(world, target, caller);
    const inReach = reaches({ orgId: caller.orgId, path: caller.orgPath, reach: caller.reach }, attempt.at ?? target.path);
    const expected = row.expected?.({ role: caller.role, reach: caller.reach, relation, inReach }) ?? (row.decides === 'caller' || inReach ? 'open' : 404);
    const { status, body } = await call(world, row, caller, attempt);
    if (expected === 'open' ? isOpen(row, status) : status === expected) continue;
    faults.push(`${caller.role} with reach ${caller.reach} on ${relation} → ${status}, expected ${expected} ${JSON.stringify(body).slice(0, 300)}`);
  }
  return faults;
}

async function walkList(world: World, row: RouteCase, caller: MatrixCaller): Promise<string[]> {
  const { place, idsIn } = row;
  if (!place || !idsIn) throw new Error(`${row.route}: a list needs place and idsIn`);
  const placed = await world.once(`list ${row.route}`, () => Promise.all(RELATIONS.map(async (relation) => {
    const target = world.targets[relation];
    const made = await place(world, target);
    return { relation, ...(typeof made === 'string' ? { id: made, at: target.path } : made) };
  })));
  const { status, body } = await call(world, row, caller, await row.attempt(world, world.tree.a, caller));
  if (!isOpen(row, status)) return [`${caller.role} with reach ${caller.reach} → ${status}, expected a list ${JSON.stringify(body).slice(0, 300)}`];
  const seen = new Set(idsIn(body));
  return placed.flatMap(({ relation, id, at }) => {
    const inReach = reaches({ orgId: caller.orgId, path: caller.orgPath, reach: caller.reach }, at);
    const wanted = (row.expected?.({ role: caller.role, reach: caller.reach, relation, inReach }) ?? (inReach ? 'open' : 404)) === 'open';
    return seen.has(id) === wanted ? [] : [`${caller.role} with reach ${caller.reach} ${wanted ? 'misses' : 'sees'} the row of ${relation}`];
  });
}
