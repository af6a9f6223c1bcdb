import { jobsApi, notificationsApi } from '@xianfeng/shared-types';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { newId } from '../../src/platform/ids';
import { createMember } from '../factories/members';
import { createDelivery } from '../factories/notifications';
import { publicRoute, routeCase, type RouteCase } from './types';
import type { World } from './world';

const own = { gate: 'authenticated', decides: 'caller' } as const;

const memberOf = (world: World, orgId: string) => world.once(`notified member of ${orgId}`, () => createMember(world.t, { orgId }));

async function deadLetter(world: World): Promise<string> {
  const now = world.t.clock.now();
  const id = newId();
  await world.t.uow.run((tx) =>
    tx.repo(OutboxMessage).insert({
      id, topic: 'test.dead', dedupKey: null, payload: {}, status: 'dead', runAt: now, attempts: 8, leaseToken: null, leaseUntil: null, lastError: 'no',
      createdAt: now, doneAt: null,
    }),
  );
  return id;
}

export const notificationsRoutes: RouteCase[] = [
  routeCase(notificationsApi.inbox, { ...own, attempt: () => ({ query: {} }) }),
  routeCase(notificationsApi.unread, own),
  routeCase(notificationsApi.readAll, own),
  routeCase(notificationsApi.read, {
    ...own,
    attempt: async (world, target, caller) => ({ params: { id: (await createDelivery(world.t, target, caller.memberId)).notificationId } }),
  }),
  routeCase(notificationsApi.preferences, own),
  routeCase(notificationsApi.setPreferences, { ...own, attempt: () => ({ body: { muted: [] } }) }),
  routeCase(notificationsApi.deliveries, {
    gate: 'delivery:read', decides: 'list', attempt: () => ({ query: { limit: 100 } }),
    place: async (world, target) => (await createDelivery(world.t, target, (await memberOf(world, target.id)).id)).deliveryId,
    idsIn: (page) => page.items.map((item) => item.id),
  }),
  routeCase(notificationsApi.deliverySummary, {
    gate: 'delivery:read', decides: 'caller', attempt: () => ({ query: { topic: 'ranking.month' as const, period: '2026-10' } }),
  }),
  routeCase(notificationsApi.redrive, {
    gate: 'delivery:redrive', decides: 'org',
    attempt: async (world, target) => ({ params: { id: (await createDelivery(world.t, target, (await memberOf(world, target.id)).id)).deliveryId } }),
  }),
  routeCase(notificationsApi.redriveMany, { gate: 'delivery:redrive', decides: 'caller', attempt: () => ({ body: { status: 'failed' as const } }) }),
  routeCase(jobsApi.state, { gate: 'job:read', decides: 'caller' }),
  routeCase(jobsApi.deadLetters, { gate: 'job:read', decides: 'caller', attempt: () => ({ query: {} }) }),
  routeCase(jobsApi.retries, { gate: 'job:read', decides: 'caller', attempt: () => ({ query: {} }) }),
  routeCase(jobsApi.redriveTopic, { gate: 'job:retry', decides: 'caller', attempt: () => ({ body: { topic: 'test.none' } }) }),
  routeCase(jobsApi.redriveDeadLetter, { gate: 'job:retry', decides: 'caller', attempt: async (world) => ({ params: { id: await deadLetter(world) } }) }),
  publicRoute('GET /api/wechat/push', [403]),
  publicRoute('POST /api/wechat/push', [403]),
];
