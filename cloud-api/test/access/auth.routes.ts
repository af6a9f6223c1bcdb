import { authApi, type Endpoint } from '@xianfeng/shared-types';
import { WechatAccount } from '../../src/modules/auth/auth.entity';
import { newId } from '../../src/platform/ids';
import { createMember } from '../factories/members';
import { publicRoute, routeCase, type RouteCase } from './types';
import type { World } from './world';

const open = (endpoint: Endpoint, accepts: number[] = []) => publicRoute(`${endpoint.method} ${endpoint.path}`, accepts);

const now = new Date('2026-01-01T00:00:00.000Z');

/** A member with a bound WeChat account, whose content no route of the table opens. */
async function boundMember(world: World, orgId: string): Promise<string> {
  const { id } = await createMember(world.t, { orgId });
  const row = { id: newId(), openid: 'sealed', openidHash: newId(), sessionKey: null, memberId: id, boundAt: now, createdAt: now, updatedAt: now };
  await world.t.uow.run((tx) => tx.repo(WechatAccount).insert(row));
  return id;
}

/** The matrix calls with members that exist in tokens alone: 404 shows that the door was open. */
const own = { gate: 'authenticated', decides: 'caller', accepts: [404] } satisfies Partial<RouteCase>;

export const authRoutes: RouteCase[] = [
  open(authApi.wechat, [401]),
  open(authApi.bindByPhone, [422]),
  open(authApi.bindBySms, [422]),
  open(authApi.sendSms, [422]),
  open(authApi.smsLogin, [422]),
  open(authApi.refresh, [422]),
  open(authApi.clientConfig),
  routeCase(authApi.me, own),
  routeCase(authApi.sessions, { ...own, accepts: [] }),
  routeCase(authApi.endSession, { ...own, attempt: async () => ({ params: { id: newId() } }) }),
  routeCase(authApi.endOtherSessions, { ...own, accepts: [] }),
  routeCase(authApi.logout, own),
  routeCase(authApi.unbindMine, own),
  routeCase(authApi.unbindMember, {
    gate: 'member:write',
    decides: 'org',
    attempt: async (world, target) => ({ params: { id: await boundMember(world, target.id) } }),
  }),
];
