import { bulletinsApi, rankingsApi, ROLE_PERMISSIONS, type BulletinStatus, type Permission } from '@xianfeng/shared-types';
import type { Org } from '../../src/modules/orgs/org.entity';
import { BulletinRow } from '../../src/modules/rankings/bulletin.entity';
import { RankingRow, RankingSeal } from '../../src/modules/rankings/ranking.entity';
import { newId } from '../../src/platform/ids';
import { routeCase, type RouteCase } from './types';
import type { World } from './world';

const MONTH = '2025-12';
const TERMS = { smallUnitHeads: 10, bandWidth: 3 };

type Situation = Parameters<NonNullable<RouteCase['expected']>>[0];
export const holds = ({ role, inReach }: Situation, permission: Permission) => inReach && ROLE_PERMISSIONS[role].includes(permission);

const seal = (world: World, month: string, classes: RankingSeal['classes']) =>
  world.t.uow.run((tx) => tx.repo(RankingSeal).insert({ month, hash: 'a'.repeat(64), prevHash: '', prevMonth: '', format: 2, terms: TERMS, classes, sealedAt: world.t.clock.now() }));

/** A sealed month in which the four organisations are ranked. */
const sealedMonth = (world: World) => world.once('sealed month', async () => {
  const units = Object.values(world.targets);
  const row = (org: Org, position: number): RankingRow => ({
    month: MONTH, orgId: org.id, orgName: org.shortName, parentName: '', orgPath: org.path, orgClass: org.orgClass, heads: 20, mergedIds: [], entries: 0, totalCenti: 0,
    earners: 0, spread: 0, perHeadCenti: 0, small: false, bandCenti: 0, place: 1, sharedBy: 1, totalPlace: 1, position,
  });
  await world.t.uow.run((tx) => tx.repo(RankingRow).insert(units.map((org, i) => row(org, i + 1))));
  const classes = [...new Set(units.map((org) => org.orgClass))];
  await seal(world, MONTH, classes.map((orgClass) => ({ orgClass, units: 4, heads: 80, totalCenti: 0, perHeadCenti: 0 })));
});

let serial = 0;
/** A bulletin of a month of its own, long before the product's time. */
export async function bulletinAt(world: World, org: Org, status: BulletinStatus): Promise<string> {
  const month = `${1000 + Math.floor(serial / 12)}-${String((serial++ % 12) + 1).padStart(2, '0')}`;
  await seal(world, month, []);
  const id = newId();
  await world.t.uow.run((tx) => tx.repo(BulletinRow).insert({
    id, month, title: '月度通报', status, scopeOrgId: org.id, scopeOrgPath: org.path, paragraphs: [], items: [], editorIds: [newId()], publishedAt: null,
    notifiedUpTo: '', notified: 0, version: 1, createdAt: world.t.clock.now(),
  }));
  return id;
}
const acting = (status: BulletinStatus) => async (world: World, target: Org) => ({ params: { id: await bulletinAt(world, target, status) }, body: { version: 1 } });
const ofMonth = async (world: World) => {
  await sealedMonth(world);
  return { params: { month: MONTH } };
};

export const rankingsRoutes: RouteCase[] = [
  routeCase(rankingsApi.page, {
    gate: 'ranking:read', decides: 'caller',
    attempt: async (world) => {
      await sealedMonth(world);
      return { query: { month: MONTH } };
    },
  }),
  routeCase(rankingsApi.classList, {
    gate: 'ranking:read', decides: 'caller',
    attempt: async (world) => {
      await sealedMonth(world);
      return { params: { month: MONTH, orgClass: 'department' as const } };
    },
  }),
  // The unit itself and those above it.
  routeCase(rankingsApi.unit, {
    gate: 'ranking:read', decides: 'org',
    attempt: async (world, target) => {
      await sealedMonth(world);
      return { params: { month: MONTH, orgId: target.id } };
    },
    expected: (s) => (s.relation === 'own' || holds(s, 'point:read-branch') ? 'open' : 404),
  }),
  routeCase(rankingsApi.closes, { gate: 'ranking:close', decides: 'caller' }),
  routeCase(rankingsApi.closeStatus, { gate: 'ranking:close', decides: 'caller', attempt: ofMonth }),
  // Only at the top of the tree, where no caller of the table holds a role.
  routeCase(rankingsApi.close, {
    gate: 'ranking:close', decides: 'caller', attempt: () => ({ params: { month: '2026-10' }, body: { acceptOpen: true } }), expected: () => 403,
  }),
  routeCase(rankingsApi.verify, { gate: 'ranking:close', decides: 'caller', attempt: ofMonth }),

  routeCase(bulletinsApi.list, { gate: 'ranking:read', decides: 'caller' }),
  routeCase(bulletinsApi.detail, {
    gate: 'ranking:read', decides: 'org', attempt: async (world, target) => ({ params: { id: await bulletinAt(world, target, 'draft') } }),
    expected: (s) => (holds(s, 'bulletin:edit') ? 'open' : 404),
  }),
  routeCase(bulletinsApi.generate, { gate: 'bulletin:edit', decides: 'caller', attempt: () => ({ body: { month: MONTH } }), expected: () => 403 }),
  routeCase(bulletinsApi.edit, {
    gate: 'bulletin:edit', decides: 'org',
    attempt: async (world, target) => ({
      params: { id: await bulletinAt(world, target, 'draft') }, body: { title: '月度通报', paragraphs: [{ heading: '总体', text: '平稳' }], items: [], version: 1 },
    }),
  }),
  routeCase(bulletinsApi.versions, { gate: 'bulletin:edit', decides: 'org', attempt: async (world, target) => ({ params: { id: await bulletinAt(world, target, 'draft') } }) }),
  routeCase(bulletinsApi.submit, { gate: 'bulletin:edit', decides: 'org', attempt: acting('draft') }),
  routeCase(bulletinsApi.returnToEditor, {
    gate: 'bulletin:approve', decides: 'org',
    attempt: async (world, target) => ({ params: { id: await bulletinAt(world, target, 'submitted') }, body: { version: 1, reason: '补充内容' } }),
  }),
  routeCase(bulletinsApi.approve, { gate: 'bulletin:approve', decides: 'org', attempt: acting('submitted') }),
  routeCase(bulletinsApi.publish, { gate: 'bulletin:approve', decides: 'org', attempt: acting('approved') }),
];
