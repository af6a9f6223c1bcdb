import { homeApi, mineApi } from '@xianfeng/shared-types';
import { createMember } from '../factories/members';
import { type MatrixCaller, routeCase, type RouteCase } from './types';
import type { World } from './world';

/** The caller must stand in the roster: the screen greets by name. */
const greeted = {
  attempt: (world: World, _target: unknown, caller: MatrixCaller) => world.once(`member ${caller.memberId}`, async () => {
    await createMember(world.t, { orgId: caller.orgId, with: { id: caller.memberId } });
    return {};
  }),
};

export const homeRoutes: RouteCase[] = [
  routeCase(homeApi.show, { gate: 'authenticated', decides: 'caller', ...greeted }),
  routeCase(mineApi.show, { gate: 'authenticated', decides: 'caller', ...greeted }),
  routeCase(homeApi.duesWaiting, { gate: 'authenticated', decides: 'caller' }),
];
