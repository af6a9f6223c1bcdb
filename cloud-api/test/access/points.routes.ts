import { pointsApi, ROLE_PERMISSIONS, type Permission } from '@xianfeng/shared-types';
import type { Org } from '../../src/modules/orgs/org.entity';
import { PointAppealRow } from '../../src/modules/points/point-appeal.entity';
import { PointRuleVersion } from '../../src/modules/points/point-rule.entity';
import { newId } from '../../src/platform/ids';
import { createMember } from '../factories/members';
import { postPoints } from '../factories/points';
import { routeCase, type RouteCase } from './types';
import type { World } from './world';

type Situation = Parameters<NonNullable<RouteCase['expected']>>[0];
const holds = ({ role, inReach }: Situation, permission: Permission) => inReach && ROLE_PERMISSIONS[role].includes(permission);

const entryAt = async (world: World, org: Org, memberId: string | null = null) => (await postPoints(world.t, { org, memberId })).id;

async function appealAt(world: World, org: Org, memberId = newId()): Promise<string> {
  const [id, entryId] = [newId(), await entryAt(world, org, memberId)];
  await world.t.uow.run((tx) => tx.repo(PointAppealRow).insert({
    id, entryId, openEntryId: entryId, memberId, orgId: org.id, orgPath: org.path, answerPath: org.path, answerOrgId: org.id, reason: '请核对', status: 'open',
    dueOn: '2026-11-27', overdue: false, remindedOn: null, answeredBy: null, answeredAt: null, answer: null, correctedCenti: null, version: 1, createdAt: world.t.clock.now(),
  }));
  return id;
}

export const TERMS = {
  title: '专项攻坚', description: '完成专项攻坚任务。', basis: 'task_completed' as const, pointsCenti: 100, memberMonthlyCapCenti: null, orgMonthlyCapCenti: null,
  sourceDoc: '党委会纪要', sourceArticle: '', effectiveFrom: '2026-11',
};
const ruleCode = () => `matrix.r${newId().toLowerCase()}`;

export async function ruleOf(world: World, org: Org): Promise<string> {
  const code = ruleCode();
  await world.t.uow.run((tx) => tx.repo(PointRuleVersion).insert({
    ...TERMS, id: newId(), code, version: 1, awardMode: 'officer', status: 'active', ownerOrgId: org.id, ownerOrgPath: org.path, createdBy: null, createdAt: world.t.clock.now(),
  }));
  return code;
}

export const pointsRoutes: RouteCase[] = [
  routeCase(pointsApi.rules, { gate: 'point:read', decides: 'caller' }),
  routeCase(pointsApi.ruleVersions, { gate: 'point:read', decides: 'caller', attempt: () => ({ params: { code: 'task.completed' } }) }),
  routeCase(pointsApi.ruleBook, { gate: 'point:rule', decides: 'caller' }),
  routeCase(pointsApi.checkRule, { gate: 'point:rule', decides: 'caller', attempt: () => ({ body: { basis: 'share', title: '转发', description: '' } }) }),
  routeCase(pointsApi.createRule, { gate: 'point:rule', decides: 'org', attempt: (_, target) => ({ body: { ...TERMS, code: ruleCode(), ownerOrgId: target.id } }) }),
  routeCase(pointsApi.reviseRule, {
    gate: 'point:rule', decides: 'org',
    attempt: async (world, target) => ({ params: { code: await ruleOf(world, target) }, body: { ...TERMS, pointsCenti: 200, basedOnVersion: 1, status: 'active' as const } }),
  }),
  routeCase(pointsApi.award, {
    gate: 'point:award', decides: 'org',
    attempt: (_, target) => ({
      body: { ruleCode: 'task.completed', orgId: target.id, occurredOn: '2026-11-10', subject: '专项任务', evidenceNote: '见工作记录', requestId: newId() },
    }),
  }),
  routeCase(pointsApi.awardMany, {
    gate: 'point:award', decides: 'org',
    attempt: async (world, target) => ({
      body: {
        ruleCode: 'task.completed', orgId: target.id, memberIds: [(await createMember(world.t, { orgId: target.id })).id], occurredOn: '2026-11-10', subject: '专项任务', evidenceNote: '见工作记录', requestId: newId(),
      },
    }),
  }),
  routeCase(pointsApi.reverse, {
    gate: 'point:award', decides: 'org',
    attempt: async (world, target) => ({ params: { id: await entryAt(world, target) }, body: { reason: '登记有误' } }),
  }),
  // Entries of the branch as a whole are read by its members; others' by those who may read the branch.
  routeCase(pointsApi.entry, {
    gate: 'point:read', decides: 'org', attempt: async (world, target) => ({ params: { id: await entryAt(world, target) } }),
    expected: (s) => (s.relation === 'own' || holds(s, 'point:read-branch') ? 'open' : 404),
  }),
  routeCase(pointsApi.mine, { gate: 'point:read', decides: 'caller' }),
  // In the own branch a member is told that persons' points are not shown; elsewhere there is nothing to see.
  routeCase(pointsApi.branch, {
    gate: 'point:read', decides: 'org', attempt: (_, target) => ({ params: { orgId: target.id }, query: {} }),
    expected: (s) => (holds(s, 'point:read-branch') ? 'open' : s.relation === 'own' ? 403 : 404),
  }),
  routeCase(pointsApi.branchEntries, { gate: 'point:read-branch', decides: 'org', attempt: (_, target) => ({ params: { orgId: target.id }, query: {} }) }),
  routeCase(pointsApi.ledger, { gate: 'point:read-branch', decides: 'org', attempt: (_, target) => ({ query: { orgId: target.id } }) }),
  routeCase(pointsApi.balanceCheck, { gate: 'ranking:close', decides: 'caller', attempt: () => ({ query: { month: '2026-11' } }) }),

  routeCase(pointsApi.appeal, {
    gate: 'point:appeal', decides: 'caller',
    attempt: async (world, target, caller) => ({ params: { id: await entryAt(world, target, caller.memberId) }, body: { reason: '请核对分值' } }),
  }),
  routeCase(pointsApi.myAppeals, { gate: 'point:appeal', decides: 'caller' }),
  routeCase(pointsApi.appeals, {
    gate: 'point:answer-appeal', decides: 'list', attempt: () => ({ query: { limit: 100 } }), idsIn: (reply) => reply.items.map((a) => a.id), place: appealAt,
  }),
  routeCase(pointsApi.appealDetail, {
    gate: 'point:read', decides: 'org', attempt: async (world, target) => ({ params: { id: await appealAt(world, target) } }),
    expected: (s) => (holds(s, 'point:answer-appeal') ? 'open' : 404),
  }),
  routeCase(pointsApi.answerAppeal, {
    gate: 'point:answer-appeal', decides: 'org',
    attempt: async (world, target) => ({ params: { id: await appealAt(world, target) }, body: { outcome: 'dismissed' as const, text: '核对无误', version: 1 } }),
  }),
  routeCase(pointsApi.withdrawAppeal, {
    gate: 'point:appeal', decides: 'caller',
    attempt: async (world, target, caller) => ({ params: { id: await appealAt(world, target, caller.memberId) }, body: { version: 1 } }),
  }),
];
