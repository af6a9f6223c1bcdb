import { importsApi, memberMergesApi, membersApi, type CreateMemberBody } from '@xianfeng/shared-types';
import { MemberPost } from '../../src/modules/members/member-records.entity';
import { ImportJob } from '../../src/modules/members/roster/import.entity';
import { ImportStore } from '../../src/modules/members/roster/import-store';
import type { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import { createMember, fictitiousIdNumber } from '../factories/members';
import { createOrg } from '../factories/orgs';
import { rosterFile } from '../support/roster';
import { routeCase, type MatrixCaller, type RouteCase } from './types';
import type { World } from './world';

const place = async (world: World, target: Org) => (await createMember(world.t, { orgId: target.id })).id;

/** Members stand in branches: the move and the entry go to a new one below the target. */
const branchBelow = (world: World, target: Org) => createOrg(world.t.uow, { name: '新建党支部', parent: target });

let serial = 500_000;
const newcomer = (orgId: string): CreateMemberBody => {
  const idNumber = fictitiousIdNumber(++serial, '1981-01-01');
  return {
    orgId, name: '新党员', idNumber, sex: Number(idNumber[16]) % 2 ? '1' : '2', nation: '01',
    birthDate: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`, education: '21', category: 'full', kind: 'on_job',
    joinedOn: '2010-07-01', fullOn: '2011-07-01', job: '柜员', employment: null, phone: null, landline: null, address: null, lostSince: null,
    mobileSince: null, mobileTo: null, hostOrgId: null, hasActivityCard: false,
  };
};

const merging = async (world: World, target: Org) => {
  const [kept, duplicate] = [await place(world, target), await place(world, target)];
  return { params: { id: kept }, body: { version: 1, duplicateId: duplicate, reason: '重复登记' } };
};

export const membersRoutes: RouteCase[] = [
  routeCase(memberMergesApi.duplicates, {
    gate: 'member:write', decides: 'list', attempt: () => ({ query: { limit: 100 } }), idsIn: (reply) => reply.items.map((pair) => pair.first.id),
    place: async (world, target) => {
      const twice = { orgId: target.id, name: `重名人${newId()}`, phone: null };
      const [first, second] = [await createMember(world.t, twice), await createMember(world.t, { ...twice, with: { birthDate: '1980-05-01' } })];
      await world.t.uow.run((tx) => tx.execute('UPDATE member SET birthDate = ? WHERE id = ?', ['1980-05-01', first.id]));
      return first.id < second.id ? first.id : second.id;
    },
  }),
  routeCase(memberMergesApi.preview, { gate: 'member:write', decides: 'org', attempt: merging }),
  routeCase(memberMergesApi.merge, { gate: 'member:write', decides: 'org', attempt: merging }),
  routeCase(membersApi.list, {
    gate: 'member:read', decides: 'list', attempt: () => ({ query: { limit: 100, q: '名册行' } }), idsIn: (reply) => reply.items.map((m) => m.id),
    place: async (world, target) => (await createMember(world.t, { orgId: target.id, name: '名册行' })).id,
  }),
  routeCase(membersApi.table, {
    gate: 'member:read', decides: 'list', attempt: () => ({ query: { pageSize: 100, q: '表格行' } }), idsIn: (reply) => reply.items.map((m) => m.id),
    place: async (world, target) => (await createMember(world.t, { orgId: target.id, name: '表格行' })).id,
  }),
  routeCase(membersApi.detail, { gate: 'member:read', decides: 'org', attempt: async (world, target) => ({ params: { id: await place(world, target) } }) }),
  routeCase(membersApi.history, { gate: 'member:read', decides: 'org', attempt: async (world, target) => ({ params: { id: await place(world, target) } }) }),
  routeCase(membersApi.postHolders, { gate: 'org:read', decides: 'org', attempt: (_world, target) => ({ params: { id: target.id } }) }),
  routeCase(membersApi.create, {
    gate: 'member:write', decides: 'org',
    attempt: async (world, target) => {
      const branch = await branchBelow(world, target);
      return { body: newcomer(branch.id), at: branch.path };
    },
  }),
  routeCase(membersApi.update, {
    gate: 'member:write', decides: 'org',
    attempt: async (world, target) => {
      const body = newcomer(target.id);
      const member = await createMember(world.t, { orgId: target.id, name: '改名前', idNumber: body.idNumber });
      return { params: { id: member.id }, body: { version: 1, name: '改名后' } };
    },
  }),
  routeCase(membersApi.changeStatus, {
    gate: 'member:write', decides: 'org',
    attempt: async (world, target) => ({
      params: { id: await place(world, target) }, body: { version: 1, action: 'suspend' as const, on: '2026-11-01', reason: '失去联系满六个月' },
    }),
  }),
  routeCase(membersApi.move, {
    gate: 'member:write', decides: 'org',
    attempt: async (world, target) => {
      const branch = await branchBelow(world, target);
      return { params: { id: await place(world, target) }, body: { version: 1, toOrgId: branch.id, reason: '岗位调整' }, at: branch.path };
    },
  }),
  routeCase(membersApi.reveal, {
    gate: 'member:reveal', decides: 'org',
    attempt: async (world, target) => ({ params: { id: await place(world, target) }, body: { fields: ['phone' as const], reason: '核对联系方式' } }),
  }),
  routeCase(membersApi.appoint, {
    gate: 'member:write', decides: 'org',
    attempt: async (world, target) => ({
      params: { id: await place(world, target) }, body: { post: 'committee' as const, orgId: target.id, startedOn: '2026-01-01' },
    }),
  }),
  routeCase(membersApi.endPost, {
    gate: 'member:write', decides: 'org',
    attempt: async (world, target) => {
      const memberId = await place(world, target);
      const id = newId();
      const post = { id, memberId, orgId: target.id, post: 'committee', startedOn: '2026-01-01', termEndsOn: null, endedOn: null, createdAt: world.t.clock.now() } as const;
      await world.t.uow.run((tx) => tx.repo(MemberPost).insert(post));
      return { params: { id: memberId, postId: id }, body: { endedOn: '2026-06-01' } };
    },
  }),
];

let uploads = 0;
/** An upload of the caller's own that is ready and has nothing left to write. */
const readyImport = async (world: World, caller: MatrixCaller) => {
  const file = await world.once('empty roster', () => rosterFile([]));
  const job = await world.t.uow.run((tx) => world.t.get(ImportStore).add(tx, file, { fileName: `${++uploads}.xlsx`, actorId: caller.memberId, scopes: [] }));
  await world.t.uow.run((tx) => tx.repo(ImportJob).update({ id: job.id }, { state: 'ready', head: { sheet: '名册', columnOf: {} } }));
  return { id: job.id };
};

export const importsRoutes: RouteCase[] = [
  routeCase(importsApi.template, { gate: 'member:import', decides: 'caller' }),
  // Without a file the open door answers 422; the upload itself is tested in the module's suite.
  routeCase(importsApi.upload, { gate: 'member:import', decides: 'caller', accepts: [422] }),
  routeCase(importsApi.list, { gate: 'member:import', decides: 'caller' }),
  routeCase(importsApi.detail, { gate: 'member:import', decides: 'caller', attempt: async (w, _, caller) => ({ params: await readyImport(w, caller) }) }),
  routeCase(importsApi.problems, { gate: 'member:import', decides: 'caller', attempt: async (w, _, caller) => ({ params: await readyImport(w, caller) }) }),
  routeCase(importsApi.changes, { gate: 'member:import', decides: 'caller', attempt: async (w, _, caller) => ({ params: await readyImport(w, caller) }) }),
  routeCase(importsApi.problemsFile, { gate: 'member:import', decides: 'caller', attempt: async (w, _, caller) => ({ params: await readyImport(w, caller) }) }),
  routeCase(importsApi.commit, {
    gate: 'member:import', decides: 'caller',
    attempt: async (w, _, caller) => ({ params: await readyImport(w, caller), body: { skipBadRows: false } }),
  }),
  routeCase(importsApi.exportMembers, {
    gate: 'member:export', decides: 'org', attempt: (_, target) => ({ body: { orgId: target.id, sensitive: false, reason: '年度统计核对' } }),
  }),
];
