import { homeApi } from '@xianfeng/shared-types';
import { createMember } from '../factories/members';
import { routeCase, type RouteCase } from './types';

export const homeRoutes: RouteCase[] = [
  routeCase(homeApi.show, {
    gate: 'authenticated', decides: 'caller',
    // The caller must stand in the roster: the screen greets by name.
    attempt: async (world, _target, caller) => world.once(`member ${caller.memberId}`, async () => {
      await createMember(world.t, { orgId: caller.orgId, with: { id: caller.memberId } });
      return {};
    }),
  }),
  routeCase(homeApi.duesWaiting, { gate: 'authenticated', decides: 'caller' }),
];
