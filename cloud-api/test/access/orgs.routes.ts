import { orgPreviewsApi, orgsApi } from '@xianfeng/shared-types';
import type { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import { createOrg } from '../factories/orgs';
import { routeCase, type RouteCase } from './types';
import type { World } from './world';

/** A committee of its own below the target, which stays out of the searches of other rows. */
const committeeBelow = (world: World, target: Org) =>
  createOrg(world.t.uow, { name: `新设党委${newId()}`, kind: 'party_committee', orgClass: 'committee', parent: target });

const branchBelow = (world: World, parent: Org) => createOrg(world.t.uow, { name: `新设党支部${newId()}`, parent });

/** The four organisations of the matrix are committees, except the child: there, changes of shape take place in a committee beside it. */
const roofOf = (world: World, target: Org) => (target.kind === 'party_committee' ? Promise.resolve(target) : world.once(`roof ${target.id}`, () => committeeBelow(world, world.tree.a)));

async function moving(world: World, target: Org) {
  const roof = await roofOf(world, target);
  const [branch, parent] = [await branchBelow(world, roof), await committeeBelow(world, roof)];
  return { params: { id: branch.id }, body: { version: 1, parentId: parent.id }, at: branch.path };
}

async function closing(world: World, target: Org) {
  const branch = await branchBelow(world, target);
  return { params: { id: branch.id }, body: { version: 1, reason: '机构撤并' }, at: branch.path };
}

async function merging(world: World, target: Org) {
  const [source, into] = [await branchBelow(world, target), await branchBelow(world, target)];
  return { body: { groups: [{ targetId: into.id, sourceIds: [source.id] }], reason: '机构撤并' }, at: into.path };
}

export const orgsRoutes: RouteCase[] = [
  routeCase(orgsApi.children, {
    gate: 'org:read', decides: 'org', attempt: (_, target) => ({ query: { parentId: target.id, limit: 100 } }),
  }),
  routeCase(orgsApi.search, {
    gate: 'org:read', decides: 'list', attempt: () => ({ query: { limit: 100, q: '矩阵检索' } }), idsIn: (reply) => reply.items.map((org) => org.id),
    place: async (world, target) => {
      const { id, path: at } = await createOrg(world.t.uow, { name: '矩阵检索党支部', parent: target });
      return { id, at };
    },
  }),
  routeCase(orgsApi.detail, { gate: 'org:read', decides: 'org', attempt: (_, target) => ({ params: { id: target.id } }) }),
  routeCase(orgsApi.history, { gate: 'org:read', decides: 'org', attempt: (_, target) => ({ params: { id: target.id }, query: {} }) }),
  routeCase(orgsApi.create, {
    gate: 'org:write', decides: 'org',
    attempt: async (world, target) => {
      const parent = await roofOf(world, target);
      return { body: { parentId: parent.id, kind: 'branch' as const, name: `新设党支部${newId()}`, orgClass: 'department' as const }, at: `${parent.path}_/` };
    },
  }),
  routeCase(orgsApi.update, {
    gate: 'org:write', decides: 'org',
    attempt: async (world, target) => {
      const branch = await branchBelow(world, target);
      return { params: { id: branch.id }, body: { version: 1, address: '一号楼' }, at: branch.path };
    },
  }),
  routeCase(orgsApi.move, { gate: 'org:write', decides: 'org', attempt: moving }),
  routeCase(orgPreviewsApi.move, { gate: 'org:write', decides: 'org', attempt: moving }),
  routeCase(orgsApi.close, { gate: 'org:write', decides: 'org', attempt: closing }),
  routeCase(orgPreviewsApi.close, { gate: 'org:write', decides: 'org', attempt: closing }),
  routeCase(orgsApi.merge, { gate: 'org:write', decides: 'org', attempt: merging }),
  routeCase(orgPreviewsApi.merge, { gate: 'org:write', decides: 'org', attempt: merging }),
];
