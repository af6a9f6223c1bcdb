import { homeApi, mineApi } from '@xianfeng/shared-types';
import { createMember } from '../factories/members';
import { routeCase, type RouteCase } from './types';

/** The caller must stand in the roster: the screen greets by name. */
const greeted: Pick<RouteCase, 'attempt'> = {
  attempt: async (world, _target, caller) => world.once(`member ${caller.memberId}`, async () => {
    await createMember(world.t, { orgId: caller.orgId, with: { id: caller.memberId } });
    return {};
  }),
};

export const homeRoutes: RouteCase[] = [
  routeCase(homeApi.show, { gate: 'authenticated', decides: 'caller', ...greeted }),
  routeCase(mineApi.show, { gate: 'authenticated', decides: 'caller', ...greeted }),
  routeCase(homeApi.duesWaiting, { gate: 'authenticated', decides: 'caller' }),
];
