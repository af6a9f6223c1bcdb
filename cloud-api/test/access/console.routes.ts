import { auditApi, consoleHomeApi } from '@xianfeng/shared-types';
import { Audit } from '../../src/platform/audit';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { createMember } from '../factories/members';
import { routeCase, type RouteCase } from './types';

export const consoleRoutes: RouteCase[] = [
  routeCase(consoleHomeApi.show, {
    gate: 'authenticated', decides: 'caller',
    // The caller must stand in the roster: the page greets by name.
    attempt: async (world, _target, caller) => world.once(`member ${caller.memberId}`, async () => {
      await createMember(world.t, { orgId: caller.orgId, with: { id: caller.memberId } });
      return {};
    }),
  }),
  routeCase(consoleHomeApi.seen, { gate: 'authenticated', decides: 'caller' }),
  routeCase(auditApi.list, {
    gate: 'audit:read', decides: 'list', attempt: () => ({ query: { limit: 100, action: 'matrix.act' } }), idsIn: (page) => page.items.map((item) => item.id),
    place: async (world, target) => {
      const objectId = newId();
      await world.t.uow.run((tx) => world.t.get(Audit).record(tx, { action: 'matrix.act', objectType: 'org', objectId, orgPath: target.path, title: '' }));
      return (await world.t.uow.read((tx) => tx.repo(AuditEntry).findOneByOrFail({ objectId }))).id;
    },
  }),
  routeCase(auditApi.words, { gate: 'audit:read', decides: 'caller' }),
  routeCase(auditApi.verification, { gate: 'audit:read', decides: 'caller' }),
  routeCase(auditApi.verify, { gate: 'audit:read', decides: 'caller', attempt: () => ({ body: {} }) }),
  routeCase(auditApi.personalAccess, { gate: 'audit:read', decides: 'org', attempt: (_, target) => ({ query: { orgId: target.id } }) }),
];
