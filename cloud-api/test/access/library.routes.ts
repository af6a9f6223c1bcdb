import { adoptionsApi, libraryApi, ROLE_PERMISSIONS, shareApi, type AdoptionStatus } from '@xianfeng/shared-types';
import { ShareCodes } from '../../src/modules/cases/sharing/share-codes';
import { ShareGroupRow } from '../../src/modules/cases/sharing/share.entity';
import type { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import { createAdoption, indexLibrary, publishedCase } from '../factories/library';
import { publicRoute, routeCase, type RouteCase, type Situation } from './types';
import type { World } from './world';

const placeCase = async (world: World, target: Org) => (await publishedCase(world.t, { org: target, title: '矩阵馆藏', with: { visibility: 'public' } })).id;
const ofCase = async (world: World, target: Org) => ({ params: { id: await placeCase(world, target) } });

/** An adoption by the target of a case that everybody could read. */
const adoptionAt = async (world: World, target: Org, status: AdoptionStatus) => {
  const record = await publishedCase(world.t, { org: world.tree.b1 });
  return createAdoption(world.t, target, record, { status, resultById: newId() });
};
const idOf = async (world: World, target: Org, status: AdoptionStatus) => ({ id: (await adoptionAt(world, target, status)).id });
const VERSION = { version: 1 };
const REASON = { ...VERSION, reason: '人手不足' };

/** In reach, who may not confirm is told so. */
const confirmers = ({ role, inReach }: Situation) => (!inReach ? 404 : ROLE_PERMISSIONS[role].includes('case:confirm-adoption') ? 'open' : 403);

const library: RouteCase[] = [
  routeCase(libraryApi.list, {
    gate: 'case:read', decides: 'list', attempt: () => ({ query: { limit: 100, tag: '矩阵书架' } }), idsIn: (reply) => reply.items.map((c) => c.id),
    place: async (world, target) => (await publishedCase(world.t, { org: target, tags: ['矩阵书架'] })).id,
  }),
  routeCase(libraryApi.search, {
    gate: 'case:read', decides: 'list', attempt: () => ({ query: { limit: 100, q: '矩阵寻书' } }), idsIn: (reply) => reply.items.map((c) => c.id),
    place: async (world, target) => {
      const { id } = await publishedCase(world.t, { org: target, title: '矩阵寻书' });
      await indexLibrary(world.t);
      return id;
    },
  }),
  routeCase(libraryApi.front, { gate: 'case:read', decides: 'caller' }),
  routeCase(libraryApi.page, { gate: 'case:read', decides: 'org', attempt: ofCase }),
  routeCase(libraryApi.categories, { gate: 'case:read', decides: 'caller' }),
  routeCase(libraryApi.tags, { gate: 'case:read', decides: 'caller' }),
  routeCase(libraryApi.detail, { gate: 'case:read', decides: 'org', attempt: ofCase }),
  routeCase(libraryApi.adoptions, { gate: 'case:read', decides: 'org', attempt: async (world, target) => ({ ...(await ofCase(world, target)), query: {} }) }),
  routeCase(libraryApi.addFavourite, { gate: 'case:read', decides: 'org', attempt: ofCase }),
  routeCase(libraryApi.removeFavourite, { gate: 'case:read', decides: 'org', attempt: ofCase }),
  routeCase(libraryApi.myFavourites, { gate: 'case:read', decides: 'caller' }),
];

const adoptions: RouteCase[] = [
  // The caller's own organisation adopts: its own case is refused with 409, one it can't read with 404.
  routeCase(adoptionsApi.create, {
    gate: 'case:adopt', decides: 'org', accepts: [409],
    attempt: async (world, target) => ({ ...(await ofCase(world, target)), body: { planOn: '2026-12-01', plan: '' } }),
  }),
  routeCase(adoptionsApi.list, {
    gate: 'case:read', decides: 'list', attempt: () => ({ query: { limit: 100, scope: 'reach' as const, status: 'not_effective' as const } }),
    idsIn: (reply) => reply.items.map((a) => a.id),
    place: async (world, target) => (await adoptionAt(world, target, 'not_effective')).id,
    expected: ({ role, inReach }) => (inReach && ROLE_PERMISSIONS[role].includes('case:confirm-adoption') ? 'open' : 404),
  }),
  routeCase(adoptionsApi.detail, { gate: 'case:read', decides: 'org', attempt: async (w, target) => ({ params: await idOf(w, target, 'planned') }) }),
  routeCase(adoptionsApi.changePlan, {
    gate: 'case:adopt', decides: 'org', attempt: async (w, target) => ({ params: await idOf(w, target, 'planned'), body: { ...VERSION, planOn: '2026-12-01', plan: '' } }),
  }),
  routeCase(adoptionsApi.start, { gate: 'case:adopt', decides: 'org', attempt: async (w, target) => ({ params: await idOf(w, target, 'planned'), body: VERSION }) }),
  routeCase(adoptionsApi.submitResult, {
    gate: 'case:adopt', decides: 'org',
    attempt: async (w, target) => ({ params: await idOf(w, target, 'in_progress'), body: { ...VERSION, done: '在两个窗口试行错峰叫号', effects: [] } }),
  }),
  routeCase(adoptionsApi.confirm, {
    gate: 'case:adopt', decides: 'org', expected: confirmers,
    attempt: async (w, target) => ({ params: await idOf(w, target, 'result_submitted'), body: { ...VERSION, opinion: '' } }),
  }),
  routeCase(adoptionsApi.returnResult, {
    gate: 'case:adopt', decides: 'org', expected: confirmers, attempt: async (w, target) => ({ params: await idOf(w, target, 'result_submitted'), body: REASON }),
  }),
  routeCase(adoptionsApi.notEffective, {
    gate: 'case:adopt', decides: 'org', attempt: async (w, target) => ({ params: await idOf(w, target, 'in_progress'), body: REASON }),
  }),
  routeCase(adoptionsApi.cancel, { gate: 'case:adopt', decides: 'org', attempt: async (w, target) => ({ params: await idOf(w, target, 'planned'), body: REASON }) }),
];

const sharing: RouteCase[] = [
  routeCase(shareApi.card, { gate: 'case:read', decides: 'org', attempt: ofCase }),
  // No WeChat in this suite: the open door ends in 502.
  routeCase(shareApi.poster, { gate: 'case:read', decides: 'org', accepts: [502], attempt: ofCase }),
  routeCase(shareApi.groups, { gate: 'case:branch-review', decides: 'org', attempt: ofCase }),
  routeCase(shareApi.labelGroup, {
    gate: 'case:branch-review', decides: 'org',
    attempt: async (world, target) => {
      const id = newId();
      await world.t.uow.run((tx) => tx.repo(ShareGroupRow).insert({ id, orgId: target.id, groupHash: id, label: '', createdAt: world.t.clock.now() }));
      return { params: { id }, body: { label: '网点党员群' } };
    },
  }),
  routeCase(shareApi.enter, {
    gate: 'case:read', decides: 'org',
    attempt: async (world, target) => ({ body: { shareId: (await world.t.get(ShareCodes).ofCase(await placeCase(world, target))).shareId, scene: 1044 } }),
  }),
  publicRoute('GET /api/public/cases/:shareId', [422]),
  publicRoute('GET /api/share/:shareId/:picture', [422]),
];

export const libraryRoutes: RouteCase[] = [...library, ...adoptions, ...sharing];
