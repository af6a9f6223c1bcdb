import { reconciliationApi } from '@xianfeng/shared-types';
import { DifferenceRow } from '../../src/modules/reconciliation/differences/difference.entity';
import type { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import { routeCase, type RouteCase } from './types';
import type { World } from './world';

async function differenceAt(world: World, org: Org): Promise<string> {
  const id = newId();
  await world.t.uow.run((tx) => tx.repo(DifferenceRow).insert({
    id, day: '2026-10-09', kind: 'missing_there', number: id, status: 'open', billFen: null, hereFen: 5000, explanation: '账单没有这笔支付', orderId: null, orgId: org.id, orgPath: org.path,
    ownerId: null, foundAt: world.t.clock.now(), version: 1,
  }));
  return id;
}

/** The callers of the walk hold their role at a committee: the merchant's figures are for the organisation at the top alone. */
const topOnly = () => 403 as const;

export const reconciliationRoutes: RouteCase[] = [
  routeCase(reconciliationApi.month, { gate: 'dues:finance', decides: 'caller', attempt: () => ({ query: { month: '2026-10' } }), expected: topOnly }),
  routeCase(reconciliationApi.run, { gate: 'dues:finance', decides: 'caller', attempt: () => ({ params: { day: '2026-10-09' } }), expected: topOnly }),
  routeCase(reconciliationApi.close, { gate: 'dues:finance', decides: 'caller', attempt: () => ({ params: { month: '2026-10' } }), expected: topOnly }),
  routeCase(reconciliationApi.differences, {
    gate: 'dues:finance', decides: 'list', attempt: () => ({ query: { limit: 100, day: '2026-10-09' } }), idsIn: (reply) => reply.items.map(({ id }) => id), place: differenceAt,
  }),
  routeCase(reconciliationApi.difference, { gate: 'dues:finance', decides: 'org', attempt: async (world, target) => ({ params: { id: await differenceAt(world, target) } }) }),
  routeCase(reconciliationApi.step, {
    gate: 'dues:finance', decides: 'org', attempt: async (world, target) => ({ params: { id: await differenceAt(world, target) }, body: { action: 'take' as const, version: 1 } }),
  }),
];
