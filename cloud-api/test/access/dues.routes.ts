import { duesApi, ROLE_PERMISSIONS, type Permission } from '@xianfeng/shared-types';
import { DuesCaseRow } from '../../src/modules/dues/dues-case.entity';
import { DuesConsentRow } from '../../src/modules/dues/dues-consent.entity';
import { DuesExtraRow } from '../../src/modules/dues/dues-extra.entity';
import { DuesFixingImportRow } from '../../src/modules/dues/dues-fixing.entity';
import { DuesItemRow } from '../../src/modules/dues/dues-item.entity';
import { DuesReliefRow } from '../../src/modules/dues/dues-relief.entity';
import { DuesVault } from '../../src/modules/dues/dues-vault';
import type { Member } from '../../src/modules/members/member.entity';
import type { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import { createBills } from '../factories/dues';
import { createMember } from '../factories/members';
import { routeCase, type MatrixCaller, type RouteCase } from './types';
import type { World } from './world';

type Situation = Parameters<NonNullable<RouteCase['expected']>>[0];
const holds = ({ role, inReach }: Situation, permission: Permission) => inReach && ROLE_PERMISSIONS[role].includes(permission);

const member = (world: World, target: Org, more: Partial<Member> = {}) => createMember(world.t, { orgId: target.id, with: more });
const memberId = async (world: World, target: Org) => (await member(world, target)).id;
/** The caller as a member of the organisation. */
const self = async (world: World, target: Org, caller: MatrixCaller) => {
  if (!(await world.t.uow.read((tx) => tx.select('SELECT id FROM member WHERE id = ?', [caller.memberId]))).length) await member(world, target, { id: caller.memberId });
};
const byMember = async (world: World, target: Org) => ({ params: { id: await memberId(world, target) } });
const byOrg = (_world: World, target: Org) => ({ params: { orgId: target.id }, query: {} });

async function reliefAt(world: World, org: Org, of?: string, status: DuesReliefRow['status'] = 'submitted'): Promise<string> {
  const row = {
    id: newId(), memberId: of ?? (await memberId(world, org)), orgId: org.id, retired: false, kind: 'exempt' as const, monthlyFen: null, fromMonth: '2026-10', toMonth: '2026-12',
    reason: '生活困难', status, studiedBy: null, version: 1, createdAt: world.t.clock.now(),
  };
  await world.t.uow.run((tx) => tx.repo(DuesReliefRow).insert(row));
  return row.id;
}

async function consentAt(world: World, org: Org, more: Partial<DuesConsentRow> = {}): Promise<string> {
  const row: DuesConsentRow = {
    id: newId(), memberId: more.memberId ?? (await memberId(world, org)), orgId: org.id, payerMemberId: null, payerName: '周小妹', relation: 'child', fromMonth: '2026-10', toMonth: '2026-12',
    reason: '不用手机', status: 'requested', tokenHash: null, tokenUntil: null, version: 1, createdAt: world.t.clock.now(), ...more,
  };
  await world.t.uow.run((tx) => tx.repo(DuesConsentRow).insert(row));
  return row.id;
}

async function caseAt(world: World, org: Org): Promise<string> {
  const [id, of] = [newId(), await memberId(world, org)];
  await world.t.uow.run((tx) => tx.repo(DuesCaseRow).insert({
    id, memberId: of, orgId: org.id, openKey: of, fromMonth: '2026-05', toMonth: '2026-10', months: 6, owedFen: 30_000, status: 'open', outcome: null, version: 1, createdAt: world.t.clock.now(),
  }));
  return id;
}

async function extraAt(world: World, org: Org, status: DuesExtraRow['status'] = 'received'): Promise<string> {
  const id = newId();
  await world.t.uow.run(async (tx) => tx.repo(DuesExtraRow).insert({
    id, memberId: await memberId(world, org), orgId: org.id, fen: 100_000, receivedOn: '2026-11-01', source: `test:${id}`, status, profile: null, receiptNo: null, version: 1, createdAt: world.t.clock.now(),
  }));
  return id;
}

async function importAt(world: World, org: Org, createdBy: string): Promise<string> {
  const id = newId();
  await world.t.uow.run((tx) => tx.repo(DuesFixingImportRow).insert({
    id, orgId: org.id, year: 2026, fileName: '核定.xlsx', state: 'checked', rows: 0, changes: 0, unchanged: 0, faults: '[]', sealed: world.t.get(DuesVault).sealRows([]), createdBy, createdAt: world.t.clock.now(),
  }));
  return id;
}

const relief = { kind: 'exempt' as const, fromMonth: '2026-10', toMonth: '2026-12', reason: '生活确有困难' };
const consent = { payerName: '周小妹', relation: 'child' as const, fromMonth: '2026-10', toMonth: '2026-12', reason: '不用手机' };
const item = { name: '驻外补助', effect: 'not_counted' as const, doc: '党委会纪要', article: '', decidedBy: '党委', decidedOn: '2026-03-01', effectiveFrom: '2026-03' };

export const duesRoutes: RouteCase[] = [
  routeCase(duesApi.mine, { gate: 'dues:pay', decides: 'caller', attempt: async (world, target, caller) => (await self(world, target, caller), { query: {} }) }),
  routeCase(duesApi.rules, { gate: 'dues:pay', decides: 'caller', attempt: () => ({ query: {} }) }),
  routeCase(duesApi.assess, { gate: 'dues:pay', decides: 'caller', attempt: () => ({ body: { kind: 'wage' as const, baseFen: 500_000 } }) }),
  routeCase(duesApi.items, { gate: 'dues:pay', decides: 'caller', attempt: () => ({ query: {} }) }),
  routeCase(duesApi.createItem, { gate: 'dues:fix', decides: 'org', attempt: (_, target) => ({ body: { ...item, orgId: target.id, name: `补助${newId()}` } }) }),
  routeCase(duesApi.endItem, {
    gate: 'dues:fix', decides: 'org',
    attempt: async (world, target) => {
      const id = newId();
      const row = { ...item, id, orgId: target.id, seedKey: null, effectiveTo: null, createdBy: null, createdAt: world.t.clock.now() };
      await world.t.uow.run((tx) => tx.repo(DuesItemRow).insert(row));
      return { params: { id }, body: { toMonth: '2026-10' } };
    },
  }),

  routeCase(duesApi.fixings, { gate: 'dues:collect', decides: 'org', attempt: byOrg }),
  routeCase(duesApi.memberFixings, { gate: 'dues:collect', decides: 'org', attempt: byMember }),
  routeCase(duesApi.fix, {
    gate: 'dues:fix', decides: 'org', attempt: async (world, target) => ({ ...(await byMember(world, target)), body: { kind: 'wage' as const, fromMonth: '2026-01', baseFen: 500_000 } }),
  }),
  routeCase(duesApi.fixingTemplate, { gate: 'dues:fix', decides: 'org', attempt: (_, target) => ({ query: { orgId: target.id, year: 2026 } }) }),
  // Without a file the door is open and the answer is 422.
  routeCase(duesApi.checkFixings, { gate: 'dues:fix', decides: 'caller', attempt: (_, target) => ({ query: { orgId: target.id, year: 2026 } }), accepts: [422] }),
  routeCase(duesApi.fixingImport, { gate: 'dues:fix', decides: 'org', attempt: async (world, target, caller) => ({ params: { id: await importAt(world, target, caller.memberId) } }) }),
  routeCase(duesApi.commitFixings, { gate: 'dues:fix', decides: 'org', attempt: async (world, target, caller) => ({ params: { id: await importAt(world, target, caller.memberId) }, body: { skipBadRows: false } }) }),

  routeCase(duesApi.makeBills, { gate: 'dues:fix', decides: 'org', attempt: (_, target) => ({ params: { orgId: target.id }, body: { month: '2026-10' } }) }),
  routeCase(duesApi.branch, { gate: 'dues:report', decides: 'org', attempt: byOrg }),
  routeCase(duesApi.overview, { gate: 'dues:report', decides: 'org', attempt: byOrg }),
  routeCase(duesApi.member, { gate: 'dues:report', decides: 'org', attempt: async (world, target) => ({ ...(await byMember(world, target)), query: {} }) }),
  routeCase(duesApi.waive, {
    gate: 'dues:fix', decides: 'org',
    attempt: async (world, target) => ({ params: { id: (await createBills(world.t, await member(world, target), ['2026-10']))[0].id }, body: { reason: '账单有误，撤去' } }),
  }),
  routeCase(duesApi.permit, {
    gate: 'dues:collect', decides: 'org', attempt: async (world, target) => ({ ...(await byMember(world, target)), body: { months: 8, kind: 'arrears' as const, reason: '一次补清' } }),
  }),

  routeCase(duesApi.applyRelief, {
    gate: 'dues:pay', decides: 'caller',
    attempt: async (world, target, caller) => {
      await self(world, target, caller);
      await world.t.uow.run((tx) => tx.execute('DELETE FROM dues_relief WHERE memberId = ?', [caller.memberId]));
      return { body: relief };
    },
  }),
  routeCase(duesApi.enterRelief, { gate: 'dues:collect', decides: 'org', attempt: async (world, target) => ({ ...(await byMember(world, target)), body: relief }) }),
  routeCase(duesApi.reliefs, { gate: 'dues:report', decides: 'list', attempt: () => ({ query: { limit: 100, status: 'withdrawn' as const } }), idsIn: (reply) => reply.items.map((r) => r.id), place: (world, target) => reliefAt(world, target, undefined, 'withdrawn') }),
  routeCase(duesApi.withdrawRelief, {
    gate: 'dues:pay', decides: 'caller',
    attempt: async (world, target, caller) => (await self(world, target, caller), { params: { id: await reliefAt(world, target, caller.memberId) }, body: { version: 1 } }),
  }),
  // What the branch's own meeting found: those above don't write it down for it.
  routeCase(duesApi.studyRelief, {
    gate: 'dues:collect', decides: 'org',
    attempt: async (world, target) => ({ params: { id: await reliefAt(world, target) }, body: { agree: true, opinion: '同意上报', meetingOn: '2026-11-19', version: 1 } }),
    expected: (s) => (!holds(s, 'dues:collect') ? 404 : s.relation === 'own' ? 'open' : 403),
  }),
  // The office must stand above the organisation: at its own one it may not decide.
  routeCase(duesApi.decideRelief, {
    gate: 'dues:relief', decides: 'org',
    attempt: async (world, target) => ({ params: { id: await reliefAt(world, target, undefined, 'studied') }, body: { approve: true, opinion: '同意', version: 1 } }),
    expected: (s) => (!holds(s, 'dues:relief') ? 404 : s.relation === 'own' ? 403 : 'open'),
  }),
  routeCase(duesApi.endRelief, {
    gate: 'dues:collect', decides: 'org',
    attempt: async (world, target) => ({ params: { id: await reliefAt(world, target, undefined, 'approved') }, body: { toMonth: '2026-10', reason: '情况好转', version: 1 } }),
  }),

  routeCase(duesApi.requestConsent, { gate: 'dues:pay', decides: 'caller', attempt: async (world, target, caller) => (await self(world, target, caller), { body: consent }) }),
  routeCase(duesApi.enterConsent, { gate: 'dues:collect', decides: 'org', attempt: async (world, target) => ({ ...(await byMember(world, target)), body: consent }) }),
  routeCase(duesApi.consents, {
    gate: 'dues:collect', decides: 'list', attempt: () => ({ query: { limit: 100, status: 'refused' as const } }), idsIn: (reply) => reply.items.map((c) => c.id),
    place: (world, target) => consentAt(world, target, { status: 'refused' }),
  }),
  routeCase(duesApi.decideConsent, {
    gate: 'dues:collect', decides: 'org', attempt: async (world, target) => ({ params: { id: await consentAt(world, target) }, body: { agree: true, reason: '同意', version: 1 } }),
  }),
  routeCase(duesApi.revokeConsent, {
    gate: 'dues:pay', decides: 'org', attempt: async (world, target) => ({ params: { id: await consentAt(world, target) }, body: { reason: '不再需要', version: 1 } }),
    expected: (s) => (holds(s, 'dues:collect') ? 'open' : 404),
  }),
  routeCase(duesApi.linkConsent, {
    gate: 'dues:pay', decides: 'org', attempt: async (world, target) => ({ params: { id: await consentAt(world, target, { status: 'agreed' }) } }),
    expected: (s) => (holds(s, 'dues:collect') ? 'open' : 404),
  }),
  routeCase(duesApi.payerOffer, {
    gate: 'dues:pay', decides: 'caller', attempt: async (world, target) => ({ params: { id: await consentAt(world, target, { status: 'agreed' }) } }), accepts: [404],
  }),
  routeCase(duesApi.consentOffer, { gate: 'public', decides: 'caller', attempt: () => ({ params: { token: 'unknown-token' } }), accepts: [404] }),

  routeCase(duesApi.cases, {
    gate: 'dues:collect', decides: 'list', attempt: () => ({ query: { limit: 100, status: 'open' as const } }), idsIn: (reply) => reply.items.map((c) => c.id), place: caseAt,
  }),
  routeCase(duesApi.resolveCase, {
    gate: 'dues:collect', decides: 'org', attempt: async (world, target) => ({ params: { id: await caseAt(world, target) }, body: { outcome: 'paid' as const, reason: '已补交清', version: 1 } }),
  }),
  routeCase(duesApi.extras, {
    gate: 'dues:report', decides: 'list', attempt: () => ({ query: { limit: 100, status: 'receipted' as const } }), idsIn: (reply) => reply.items.map((e) => e.id),
    place: (world, target) => extraAt(world, target, 'receipted'),
  }),
  routeCase(duesApi.reportExtra, {
    gate: 'dues:fix', decides: 'org',
    attempt: async (world, target) => ({ params: { id: await extraAt(world, target) }, body: { profile: '该同志系客户经理，党龄十年。', passedTo: '省委组织部', on: '2026-11-19', version: 1 } }),
  }),
  routeCase(duesApi.receiptExtra, {
    gate: 'dues:fix', decides: 'org', attempt: async (world, target) => ({ params: { id: await extraAt(world, target, 'reported') }, body: { receiptNo: '收2026-8', on: '2026-11-19', version: 1 } }),
  }),
];
