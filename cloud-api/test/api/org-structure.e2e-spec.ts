import { orgsApi, rolesApi } from '@xianfeng/shared-types';
import { Member } from '../../src/modules/members/member.entity';
import { OrgDirectory } from '../../src/modules/orgs';
import { Org } from '../../src/modules/orgs/org.entity';
import { NOTIFY_REQUEST, type NotifyRequest } from '../../src/platform/notify';
import { Schedules } from '../../src/platform/jobs';
import { newId } from '../../src/platform/ids';
import { RuleBook } from '../../src/platform/rules';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { callerWith } from '../factories/callers';
import { createMember } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { createRole } from '../factories/roles';
import { TestApp, type TestCaller } from '../harness';

describe('the shape of the tree', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: TestCaller;
  beforeAll(async () => (t = await TestApp.start()));
  beforeEach(async () => {
    tree = await createOrgTree(t.uow);
    officer = callerWith('committee_officer', tree.group);
  });
  afterAll(() => t.stop());
  afterEach(async () => expect(await wrongPaths()).toEqual([]));

  const org = (id: string) => t.uow.read((tx) => tx.repo(Org).findOneByOrFail({ id }));
  const outbox = <P>(topic: string) => t.uow.read(async (tx) => (await tx.repo(OutboxMessage).findBy({ topic })).map((m) => m.payload as P));
  const move = (id: string, parentId: string, version = 1, caller = officer) => t.call(caller, orgsApi.move, { params: { id }, body: { parentId, version, reason: '管理需要' } });

  /** Recomputes every path from parentId alone and compares: the test of the tree's one invariant. */
  async function wrongPaths(): Promise<string[]> {
    const all = await t.uow.read((tx) => tx.repo(Org).find({ select: { id: true, parentId: true, path: true } }));
    const byId = new Map(all.map((row) => [row.id, row]));
    const pathOf = (row: Pick<Org, 'id' | 'parentId'>): string => {
      const parent = row.parentId ? byId.get(row.parentId) : null;
      return `${parent ? pathOf(parent) : '/'}${row.id}/`;
    };
    return all.filter((row) => row.path !== pathOf(row)).map((row) => row.id);
  }

  describe('moving', () => {
    it('takes everything below along, and only that', async () => {
      const group = await createOrg(t.uow, { name: '第一党小组', kind: 'group', parent: tree.a1 });
      const untouched = await org(tree.b1.id);
      expect((await move(tree.a.id, tree.b.id)).status).toBe(200);
      expect((await org(group.id)).path).toBe(`/${tree.group.id}/${tree.b.id}/${tree.a.id}/${tree.a1.id}/${group.id}/`);
      expect((await org(tree.a2.id)).path).toBe(`/${tree.group.id}/${tree.b.id}/${tree.a.id}/${tree.a2.id}/`);
      expect(await org(tree.b1.id)).toEqual(untouched);
      const ancestors = await t.get(OrgDirectory).ancestors(group.id);
      expect(ancestors.map((a) => a.id)).toEqual([tree.group.id, tree.b.id, tree.a.id, tree.a1.id]);
    });

    it('takes the rules of its part of the tree along', async () => {
      const rule = { code: 'org.branch.members_max', value: '40', unit: '人', doc: '《甲分行办法》', article: '第一条', effectiveFrom: '2026-01-01', effectiveTo: null };
      await t.uow.run((tx) => tx.repo(RuleValue).insert({ ...rule, id: newId(), orgPath: tree.a1.path }));
      await move(tree.a.id, tree.b.id);
      const number = (path: string) => t.get(RuleBook).number('org.branch.members_max', '2026-11-20', path);
      expect([await number((await org(tree.a1.id)).path), await number((await org(tree.a2.id)).path)]).toEqual([40, 50]);
    });

    it('keeps from where to where in the history', async () => {
      await move(tree.a1.id, tree.b.id);
      const [change] = (await t.ok(officer, orgsApi.history, { params: { id: tree.a1.id }, query: {} })).items;
      expect(change).toMatchObject({ kind: 'move', reason: '管理需要', changes: [{ label: '上级组织', from: '甲分行党委', to: '乙分行党委' }] });
    });

    it('gives rights over the new place in the same moment', async () => {
      const local = callerWith('committee_officer', tree.b);
      const read = () => t.call(local, orgsApi.detail, { params: { id: tree.a1.id } });
      expect((await read()).status).toBe(404);
      await move(tree.a1.id, tree.b.id);
      expect((await read()).status).toBe(200);
    });

    it('refuses a circle, kinds that don’t fit, a namesake and an old version', async () => {
      const inner = await createOrg(t.uow, { name: '甲分行直属党委', kind: 'party_committee', orgClass: 'committee', parent: tree.a });
      expect((await move(tree.a.id, inner.id)).body).toMatchObject({ code: 'org.cycle' });
      expect((await move(tree.a.id, tree.a.id)).body).toMatchObject({ code: 'org.cycle' });
      expect((await move(tree.a1.id, tree.a2.id)).body).toMatchObject({ code: 'org.kind' });
      await createOrg(t.uow, { name: tree.a1.name, parent: tree.b });
      expect((await move(tree.a1.id, tree.b.id)).body).toMatchObject({ code: 'conflict.duplicate' });
      expect((await move(tree.a2.id, tree.b.id, 7)).body).toMatchObject({ code: 'conflict.version' });
    });

    it('lets two moves at once not make a circle', async () => {
      const replies = await Promise.all([move(tree.a.id, tree.b.id), move(tree.b.id, tree.a.id)]);
      expect(replies.map((r) => r.status).sort()).toEqual([200, 422]);
    });
  });

  describe('merging', () => {
    const merge = (groups: { targetId: string; sourceIds: string[] }[]) => t.call(officer, orgsApi.merge, { body: { groups, reason: '支部优化设置' } });

    it('merges 25 branches into 16 in one action and loses nobody', async () => {
      const branches: Org[] = [];
      for (let n = 1; n <= 25; n++) branches.push(await createOrg(t.uow, { name: `网点${n}党支部`, orgClass: 'outlet', parent: tree.b }));
      for (const branch of branches) for (let i = 0; i < 2; i++) await createMember(t, { orgId: branch.id });
      const [targets, sources] = [branches.slice(0, 16), branches.slice(16)];
      const groups = sources.map((source, i) => ({ targetId: targets[i].id, sourceIds: [source.id] }));
      const reply = await merge(groups);
      expect(reply.body.groups.map((g) => g.membersMoved)).toEqual(groups.map(() => 2));
      const committee = await t.ok(officer, orgsApi.detail, { params: { id: tree.b.id } });
      expect(committee).toMatchObject({ childCount: 16 + 1, memberCount: 50 });
      const closed = await t.ok(officer, orgsApi.detail, { params: { id: sources[0].id } });
      expect(closed).toMatchObject({ status: 'closed', closedOn: '2026-11-20', mergedInto: { id: targets[0].id }, allowedActions: [] });
      const histories = await Promise.all([sources[0], targets[0]].map(({ id }) => t.ok(officer, orgsApi.history, { params: { id }, query: {} })));
      expect(histories.map((h) => [h.items[0].kind, h.items[0].reason])).toEqual([['merge_into', '支部优化设置'], ['merge_from', '支部优化设置']]);
    });

    it('takes groups and roles along, each role once', async () => {
      const group = await createOrg(t.uow, { name: '第一党小组', kind: 'group', parent: tree.a2 });
      const [both, one] = [await createMember(t, { orgId: tree.a1.id }), await createMember(t, { orgId: tree.a2.id })];
      for (const { id } of [tree.a1, tree.a2]) await createRole(t.uow, { memberId: both.id, orgId: id, role: 'branch_committee' });
      await createRole(t.uow, { memberId: one.id, orgId: tree.a2.id, role: 'branch_secretary', with: { toDate: '2027-12-31' } });
      await merge([{ targetId: tree.a1.id, sourceIds: [tree.a2.id] }]);
      expect((await org(group.id)).path).toBe(`${tree.a1.path}${group.id}/`);
      const at = (id: string, includeEnded = false) => t.ok(officer, rolesApi.listByOrg, { params: { id }, query: { includeEnded } });
      const now = (await at(tree.a1.id)).items.map((r) => `${r.memberId} ${r.role} ${r.toDate}`).sort();
      expect(now).toEqual([`${both.id} branch_committee null`, `${one.id} branch_secretary 2027-12-31`].sort());
      expect((await at(tree.a2.id)).items).toEqual([]);
      expect((await at(tree.a2.id, true)).items.map((r) => [r.state, r.endReason])).toEqual([['ended', '组织合并'], ['ended', '组织合并']]);
    });

    it('does all of a plan or nothing', async () => {
      await createMember(t, { orgId: tree.a2.id });
      const reply = await merge([{ targetId: tree.a1.id, sourceIds: [tree.a2.id] }, { targetId: tree.b1.id, sourceIds: [tree.b.id] }]);
      expect(reply.body).toMatchObject({ code: 'org.kind' });
      expect(await org(tree.a2.id)).toMatchObject({ status: 'active', version: 1 });
      expect((await t.ok(officer, orgsApi.detail, { params: { id: tree.a2.id } })).memberCount).toBe(1);
    });

    it('refuses temporary branches, whose members belong elsewhere', async () => {
      const temporary = await createOrg(t.uow, { name: '专项临时党支部', kind: 'temporary_branch', parent: tree.a, with: { endsOn: '2027-01-01' } });
      for (const [targetId, sourceId] of [[tree.a1.id, temporary.id], [temporary.id, tree.a1.id]]) {
        const merged = await t.call(officer, orgsApi.merge, { body: { groups: [{ targetId, sourceIds: [sourceId] }], reason: '整合' } });
        expect(merged.body).toMatchObject({ code: 'org.kind' });
      }
    });

    it('refuses an organisation that appears twice in the plan', async () => {
      const reply = await merge([{ targetId: tree.a1.id, sourceIds: [tree.a2.id] }, { targetId: tree.b1.id, sourceIds: [tree.a2.id] }]);
      expect(reply.body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'groups.1' }] });
    });
  });

  describe('closing', () => {
    const close = (id: string) => t.call(officer, orgsApi.close, { params: { id }, body: { version: 1, reason: '机构撤销' } });

    it('refuses while there are members or organisations below, and ends the roles with it', async () => {
      const member = await createMember(t, { orgId: tree.a1.id });
      await createRole(t.uow, { memberId: member.id, orgId: tree.a2.id });
      expect((await close(tree.a1.id)).body).toMatchObject({ code: 'org.has_members' });
      expect((await close(tree.a.id)).body).toMatchObject({ code: 'org.has_children' });
      expect((await close(tree.group.id)).body).toMatchObject({ code: 'conflict.state' });
      expect((await close(tree.a2.id)).body).toMatchObject({ status: 'closed' });
      expect((await t.ok(officer, rolesApi.listByOrg, { params: { id: tree.a2.id }, query: {} })).items).toEqual([]);
      expect((await t.call(officer, orgsApi.update, { params: { id: tree.a2.id }, body: { version: 2, name: '再改名' } })).body).toMatchObject({ code: 'org.closed' });
    });

    it('leaves nobody behind who is on the rolls: not the suspended, not those away at a temporary branch', async () => {
      const away = await createOrg(t.uow, { name: '攻坚临时党支部', kind: 'temporary_branch', parent: tree.a, with: { endsOn: '2027-01-01' } });
      const suspended = await createMember(t, { orgId: tree.a2.id, with: { status: 'suspended' } });
      expect((await close(tree.a2.id)).body).toMatchObject({ code: 'org.has_members', detail: expect.stringContaining('还有 1 名党员') });
      await t.uow.run((tx) => tx.repo(Member).update({ id: suspended.id }, { orgId: away.id, homeOrgId: tree.a2.id, status: 'active' }));
      expect((await close(tree.a2.id)).body).toMatchObject({ code: 'org.has_members' });
    });

    it('is left out of lists, and shown with the closed ones on request', async () => {
      await close(tree.a2.id);
      const ids = async (includeClosed: boolean) => (await t.ok(officer, orgsApi.children, { query: { parentId: tree.a.id, includeClosed } })).items.map((n) => n.id);
      expect(await ids(false)).toEqual([tree.a1.id]);
      expect((await ids(true)).sort()).toEqual([tree.a1.id, tree.a2.id].sort());
    });
  });

  describe('by date', () => {
    const expire = () => t.get(Schedules).runNow('org.expire');
    const temporary = (endsOn: string) => createOrg(t.uow, { name: '专项工作临时党支部', kind: 'temporary_branch', parent: tree.a, with: { endsOn } });
    const member = (id: string) => t.uow.read((tx) => tx.repo(Member).findOneByOrFail({ id }));

    it('ends a temporary branch after its last day and returns its members', async () => {
      const branch = await temporary('2026-11-20');
      const { id } = await createMember(t, { orgId: branch.id, with: { homeOrgId: tree.b1.id } });
      await expire();
      expect((await org(branch.id)).status).toBe('active');
      t.clock.set('2026-11-20T16:00:00.000Z');
      await expire();
      await expire();
      t.clock.set('2026-11-20T02:00:00.000Z');
      expect(await org(branch.id)).toMatchObject({ status: 'closed', closedOn: '2026-11-21' });
      expect(await member(id)).toMatchObject({ orgId: tree.b1.id, homeOrgId: null });
      const { items } = await t.ok(officer, orgsApi.history, { params: { id: branch.id }, query: {} });
      expect(items).toMatchObject([{ kind: 'expire', byName: null, changes: [{ label: '返回原支部党员', from: '', to: '1 人' }] }]);
    });

    it('keeps it open for members without a branch to return to, and warns', async () => {
      const branch = await temporary('2026-11-01');
      const home = await createMember(t, { orgId: branch.id, with: { homeOrgId: tree.b1.id } });
      await createMember(t, { orgId: branch.id });
      await expire();
      const seen = await t.ok(officer, orgsApi.detail, { params: { id: branch.id } });
      expect(seen).toMatchObject({ status: 'active', memberCount: 2, warnings: [{ code: 'org.temporary.alarm_days' }] });
      expect((await member(home.id)).orgId).toBe(branch.id);
    });

    it('reminds of the election once at each distance, after the end once a month', async () => {
      const { id } = await createOrg(t.uow, { name: '任期将满党支部', parent: tree.a, with: { termStart: '2024-02-20', termEnd: '2027-02-20' } });
      const periods = async () => (await outbox<NotifyRequest>(NOTIFY_REQUEST)).filter((n) => n.period.startsWith(id)).map((n) => n.period.slice(id.length + 1));
      for (const day of ['2026-08-19', '2026-08-20', '2026-08-21', '2026-11-20', '2026-11-21', '2027-01-21', '2027-02-20', '2027-02-21', '2027-02-22', '2027-03-01']) {
        t.clock.set(`${day}T02:00:00.000Z`);
        await t.get(Schedules).runNow('org.term-alarm');
      }
      t.clock.set('2026-11-20T02:00:00.000Z');
      expect(await periods()).toEqual(['2027-02-20:6', '2027-02-20:3', '2027-02-20:1', '2027-02-20:2027-02', '2027-02-20:2027-03']);
    });
  });
});
