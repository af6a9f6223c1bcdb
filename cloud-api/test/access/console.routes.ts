import { auditApi, caseStatsApi, consoleHomeApi, consolePreferencesApi, printsApi, roleDeskApi, rulePreviewApi, settingsApi } from '@xianfeng/shared-types';
import { Audit } from '../../src/platform/audit';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { NO_WORDS } from '../../src/modules/notifications/texts/message-words';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import { createMember } from '../factories/members';
import { publishedCase } from '../factories/library';
import { createRole } from '../factories/roles';
import { ruleOf, TERMS } from './points.routes';
import { bulletinAt, holds } from './rankings.routes';
import type { Org } from '../../src/modules/orgs/org.entity';
import { routeCase, type RouteCase } from './types';
import type { World } from './world';

/** A value for a part of the tree that has not begun. */
async function plannedSetting(world: World, target: Org): Promise<string> {
  const id = newId();
  await world.t.uow.run((tx) => tx.repo(RuleValue).insert({
    id, code: 'case.notice_days', value: '7', unit: '工作日', doc: '党委会纪要', article: '', effectiveFrom: '2027-01-01', effectiveTo: null, orgPath: target.path,
    reason: '', createdById: null, createdAt: world.t.clock.now(),
  }));
  return id;
}

/** Another day for every change: a rule has one value a day. */
let days = 0;
const nextDay = () => new Date(Date.UTC(2027, 0, 1 + ++days)).toISOString().slice(0, 10);

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
  routeCase(consolePreferencesApi.show, { gate: 'authenticated', decides: 'caller' }),
  routeCase(consolePreferencesApi.change, { gate: 'authenticated', decides: 'caller', attempt: () => ({ body: { table: { table: 'members', shown: ['name'] } } }) }),
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
  routeCase(roleDeskApi.matrix, { gate: 'role:read', decides: 'caller' }),
  routeCase(roleDeskApi.holdings, {
    gate: 'role:read', decides: 'list', attempt: () => ({ query: { limit: 100, role: 'reviewer' as const } }), idsIn: (page) => page.items.map((item) => item.id),
    place: async (world, target) => (await createRole(world.t.uow, { memberId: newId(), orgId: target.id, role: 'reviewer' })).id,
  }),
  routeCase(roleDeskApi.find, {
    gate: 'role:read', decides: 'list', attempt: () => ({ query: { type: 'member' as const, q: '甄可寻' } }), idsIn: (found) => found.items.map((item) => item.id),
    place: async (world, target) => (await createMember(world.t, { orgId: target.id, name: '甄可寻' })).id,
  }),
  routeCase(roleDeskApi.explainObject, {
    gate: 'role:read', decides: 'org',
    attempt: async (world, target) => ({
      query: { memberId: (await createMember(world.t, { orgId: target.id })).id, permission: 'case:read' as const, objectType: 'org' as const, objectId: target.id },
    }),
  }),
  routeCase(settingsApi.list, { gate: 'setting:write', decides: 'caller' }),
  routeCase(settingsApi.history, { gate: 'setting:write', decides: 'caller', attempt: () => ({ params: { code: 'case.notice_days' } }) }),
  routeCase(settingsApi.change, {
    gate: 'setting:write', decides: 'org',
    attempt: (_, target) => ({
      params: { code: 'case.notice_days' }, body: { value: 6, doc: '党委会纪要', article: '', effectiveFrom: nextDay(), reason: '试行', orgId: target.id },
    }),
  }),
  routeCase(settingsApi.withdraw, {
    gate: 'setting:write', decides: 'org', attempt: async (world, target) => ({ params: { code: 'case.notice_days', id: await plannedSetting(world, target) } }),
  }),
  routeCase(settingsApi.messages, { gate: 'setting:write', decides: 'caller' }),
  routeCase(settingsApi.messageHistory, { gate: 'setting:write', decides: 'caller', attempt: () => ({ params: { topic: 'digest' as const } }) }),
  routeCase(settingsApi.previewMessage, { gate: 'setting:write', decides: 'caller', attempt: () => ({ params: { topic: 'digest' as const }, query: NO_WORDS }) }),
  routeCase(settingsApi.changeMessage, {
    gate: 'setting:write', decides: 'caller', attempt: () => ({ params: { topic: 'digest' as const }, body: { ...NO_WORDS, effectiveFrom: nextDay(), reason: '试行' } }),
    // Set at the top of the tree alone, where no caller of the matrix stands.
    expected: () => 403,
  }),
  routeCase(settingsApi.withdrawMessage, {
    gate: 'setting:write', decides: 'caller', attempt: () => ({ params: { topic: 'digest' as const, id: newId() } }), expected: () => 403,
  }),
  routeCase(settingsApi.config, { gate: 'setting:write', decides: 'caller' }),
  routeCase(settingsApi.probe, { gate: 'setting:write', decides: 'caller' }),
  routeCase(caseStatsApi.stats, { gate: 'export:read', decides: 'org', attempt: (_, target) => ({ query: { orgId: target.id } }) }),
  routeCase(caseStatsApi.chain, {
    gate: 'case:read', decides: 'org', attempt: async (world, target) => ({ params: { id: (await publishedCase(world.t, { org: target })).id } }),
  }),
  routeCase(caseStatsApi.desk, {
    gate: 'case:publish', decides: 'list', attempt: () => ({ query: { limit: 100, q: '矩阵案例库' } }), idsIn: (page) => page.items.map((item) => item.id),
    place: async (world, target) => (await publishedCase(world.t, { org: target, title: '矩阵案例库' })).id,
  }),
  routeCase(caseStatsApi.setCategory, {
    gate: 'case:publish', decides: 'org',
    attempt: async (world, target) => ({
      params: { id: (await publishedCase(world.t, { org: target })).id }, body: { category: 'other', version: 1, reason: '归类有误' },
    }),
  }),
  routeCase(caseStatsApi.feature, {
    gate: 'case:publish', decides: 'org',
    attempt: async (world, target) => ({ params: { id: (await publishedCase(world.t, { org: target })).id }, body: { featured: true, version: 1 } }),
  }),
  routeCase(rulePreviewApi.preview, {
    gate: 'point:rule', decides: 'org',
    attempt: async (world, target) => ({ params: { code: await ruleOf(world, target) }, body: { ...TERMS, status: 'active' as const } }),
  }),
  routeCase(rulePreviewApi.previewNew, {
    gate: 'point:rule', decides: 'org',
    attempt: (_, target) => ({ body: { ...TERMS, ownerOrgId: target.id, likeCode: 'task.completed' } }),
  }),
  routeCase(printsApi.case, {
    gate: 'case:read', decides: 'org', attempt: async (world, target) => ({ params: { id: (await publishedCase(world.t, { org: target })).id } }),
  }),
  routeCase(printsApi.bulletin, {
    gate: 'ranking:read', decides: 'org', attempt: async (world, target) => ({ params: { id: await bulletinAt(world, target, 'draft') } }),
    expected: (situation) => (holds(situation, 'bulletin:edit') ? 'open' : 404),
  }),
  routeCase(printsApi.roster, {
    gate: 'member:read', decides: 'org', attempt: (_, target) => ({ body: { orgId: target.id, subtree: false, phones: false, reason: '支部大会签到' } }),
  }),
];
