import { consoleAuthApi, type Endpoint } from '@xianfeng/shared-types';
import { SecondFactor } from '../../src/modules/auth/second-factor/second-factor.entity';
import { createMember } from '../factories/members';
import { publicRoute, routeCase, type RouteCase } from './types';
import type { World } from './world';

const open = (endpoint: Endpoint, accepts: number[]) => publicRoute(`${endpoint.method} ${endpoint.path}`, accepts);

const now = new Date('2026-01-01T00:00:00.000Z');

/** A member with an authenticator whose key no route of the table opens. */
async function guardedMember(world: World, orgId: string): Promise<string> {
  const { id } = await createMember(world.t, { orgId });
  await world.t.uow.run((tx) => tx.repo(SecondFactor).insert({ memberId: id, secret: 'sealed', lastStep: 0, createdAt: now, confirmedAt: now }));
  return id;
}

/** The matrix calls with members that exist in tokens alone: 404 shows that the door was open. */
const own = { gate: 'authenticated', decides: 'caller', accepts: [404] } satisfies Partial<RouteCase>;
/** The same for codes that nobody shows: 410. */
const unknownScene = { ...own, accepts: [410], attempt: () => ({ params: { scene: 'unknown' } }) };
const withCode = { ...own, attempt: () => ({ body: { code: '123456' } }) };

export const consoleAuthRoutes: RouteCase[] = [
  open(consoleAuthApi.askScan, [502]),
  open(consoleAuthApi.pollScan, [422]),
  open(consoleAuthApi.smsLogin, [422]),
  open(consoleAuthApi.passSecondFactor, [422]),
  open(consoleAuthApi.enrolAtLogin, [422]),
  open(consoleAuthApi.confirmAtLogin, [422]),
  routeCase(consoleAuthApi.openScan, unknownScene),
  routeCase(consoleAuthApi.confirmScan, unknownScene),
  routeCase(consoleAuthApi.refuseScan, unknownScene),
  routeCase(consoleAuthApi.secondFactor, own),
  routeCase(consoleAuthApi.enrolSecondFactor, own),
  routeCase(consoleAuthApi.confirmSecondFactor, withCode),
  routeCase(consoleAuthApi.renewRecoveryCodes, withCode),
  routeCase(consoleAuthApi.removeSecondFactor, withCode),
  routeCase(consoleAuthApi.resetSecondFactor, {
    gate: 'second-factor:reset',
    decides: 'org',
    attempt: async (world, target) => ({ params: { id: await guardedMember(world, target.id) } }),
  }),
];
