import { IMPLICIT_ROLES, PERMISSIONS, ROLE_PERMISSIONS, rolesApi, type GrantRoleBody, type Permission } from '@xianfeng/shared-types';
import { orgsApi } from '@xianfeng/shared-types';
import type { Member } from '../../src/modules/members/member.entity';
import { RoleDirectory, RoleSetup } from '../../src/modules/roles';
import { Principal } from '../../src/platform/access';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { callerWith, memberOf } from '../factories/callers';
import { createMember } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { createRole } from '../factories/roles';
import { TestApp, type TestCaller } from '../harness';

describe('roles', () => {
  let t: TestApp;
  let tree: OrgTree;
  let member: Member;
  let secretary: TestCaller;
  beforeAll(async () => (t = await TestApp.start()));
  beforeEach(async () => {
    tree = await createOrgTree(t.uow);
    member = await createMember(t, { orgId: tree.a1.id, name: '郑实' });
    secretary = callerWith('committee_secretary', tree.a);
  });
  afterAll(() => t.stop());

  const body = (change: Partial<GrantRoleBody> = {}): GrantRoleBody => ({ memberId: member.id, role: 'branch_secretary', orgId: tree.a1.id, reach: 'subtree', ...change });
  const grant = (caller: TestCaller, change: Partial<GrantRoleBody> = {}) => t.call(caller, rolesApi.grant, { body: body(change) });
  const principalOf = async (who: Member = member, onDate?: string) => {
    const org = who.orgId === tree.a1.id ? tree.a1 : tree.b1;
    const home = { memberId: who.id, orgId: org.id, orgPath: org.path };
    return new Principal(who.id, 'session', org.id, org.path, await t.get(RoleDirectory).assignmentsOf(home, onDate));
  };

  describe('what every member holds', () => {
    it('reads in the whole group, acts in the own branch only', async () => {
      const principal = await principalOf();
      const places = { own: tree.a1.path, sibling: tree.a2.path, other: tree.b1.path, above: tree.a.path, group: tree.group.path };
      const where = (permission: Permission) => Object.entries(places).filter(([, path]) => principal.can(permission, path)).map(([name]) => name);
      for (const permission of ['org:read', 'case:read', 'ranking:read'] as const) expect(where(permission)).toEqual(Object.keys(places));
      for (const permission of ROLE_PERMISSIONS.member.filter((p) => !ROLE_PERMISSIONS.reader.includes(p))) expect(where(permission)).toEqual(['own']);
    });

    it('reaches widely with nothing but reading', () => {
      expect(ROLE_PERMISSIONS.reader.filter((permission) => !permission.endsWith(':read'))).toEqual([]);
      expect(ROLE_PERMISSIONS.reader).not.toContain('member:read');
      expect(ROLE_PERMISSIONS.reader).not.toContain('point:read');
    });

    it('is never granted by hand', async () => {
      for (const role of IMPLICIT_ROLES) expect((await grant(secretary, { role: role as never })).status).toBe(422);
    });
  });

  describe('granting', () => {
    it('gives rights at once, with the audit trail', async () => {
      expect((await principalOf()).can('member:write', tree.a1.path)).toBe(false);
      const reply = await grant(secretary);
      expect(reply).toMatchObject({
        status: 200,
        body: { memberName: '郑实', orgName: tree.a1.name, fromDate: '2026-11-20', toDate: null, state: 'active', allowedActions: ['end'] },
      });
      const principal = await principalOf();
      expect(principal.can('member:write', tree.a1.path)).toBe(true);
      expect(principal.can('member:write', tree.a2.path)).toBe(false);
      const audit = await t.uow.read((tx) => tx.repo(AuditEntry).findOneByOrFail({ objectId: reply.body.id }));
      expect(audit).toMatchObject({ action: 'role.grant', actorId: secretary.memberId, orgPath: tree.a1.path });
    });

    it('refuses what the granter does not hold, and names it', async () => {
      const officer = callerWith('committee_officer', tree.a);
      const reply = await grant(officer, { role: 'committee_secretary', orgId: tree.a.id });
      expect(reply.body).toMatchObject({ code: 'role.not_held', detail: `您在该范围内没有“${PERMISSIONS['bulletin:approve']}”权限，不能授予或收回党委书记角色。` });
      const admin = callerWith('platform_admin', tree.group);
      expect((await grant(admin)).body).toMatchObject({ code: 'role.not_held' });
      expect((await grant(admin, { role: 'platform_admin', orgId: tree.group.id })).status).toBe(200);
    });

    it('refuses a wider reach than the granter’s own', async () => {
      const narrow = callerWith('committee_secretary', tree.a, 'self');
      expect((await grant(narrow, { role: 'committee_secretary', orgId: tree.a.id, reach: 'subtree' })).body).toMatchObject({ code: 'role.not_held' });
      expect((await grant(narrow, { role: 'committee_secretary', orgId: tree.a.id, reach: 'self' })).status).toBe(200);
    });

    it('lets who answers for dues appoint those who collect and keep them, and see no income by that', async () => {
      const officer = callerWith('committee_officer', tree.a);
      const keeper = await createMember(t, { orgId: tree.a1.id });
      expect((await grant(officer, { memberId: keeper.id, role: 'finance_officer', orgId: tree.a.id })).status).toBe(200);
      expect((await principalOf(keeper)).can('dues:finance', tree.a.path)).toBe(true);
      expect(ROLE_PERMISSIONS.committee_officer.filter((permission) => ['dues:collect', 'dues:fix', 'dues:finance'].includes(permission))).toEqual([]);
      expect((await grant(callerWith('branch_secretary', tree.a1), { memberId: keeper.id, role: 'branch_secretary' })).status).toBe(403);
    });

    it('lets who publishes appoint reviewers', async () => {
      expect((await grant(callerWith('committee_officer', tree.a), { role: 'reviewer', orgId: tree.a.id })).status).toBe(200);
    });

    it('refuses oneself, a stranger, a member who left, a place out of reach and a closed one', async () => {
      const own = { ...secretary, memberId: member.id };
      expect((await grant(own)).body).toMatchObject({ code: 'access.denied', detail: '不能给自己授予角色，请由他人办理。' });
      expect((await grant(secretary, { memberId: tree.a.id })).status).toBe(404);
      const gone = await createMember(t, { orgId: tree.a1.id, with: { status: 'transferred_out' } });
      expect((await grant(secretary, { memberId: gone.id })).status).toBe(404);
      expect((await grant(secretary, { orgId: tree.b1.id })).status).toBe(404);
      const closed = await createOrg(t.uow, { name: '已撤销支部', parent: tree.a, with: { status: 'closed' } });
      expect((await grant(secretary, { orgId: closed.id })).body).toMatchObject({ code: 'org.closed' });
    });

    it.each<[string, Partial<GrantRoleBody>, string]>([
      ['an end before the start', { fromDate: '2026-12-01', toDate: '2026-11-30' }, 'toDate'],
      ['a day that is not in the calendar', { fromDate: '2026-02-30' }, 'fromDate'],
    ])('refuses %s', async (_, change, path) => {
      expect((await grant(secretary, change)).body).toMatchObject({ code: 'request.invalid', errors: [{ path }] });
    });

    it('refuses the same role on overlapping days, not one after the other', async () => {
      expect((await grant(secretary, { toDate: '2026-12-31' })).status).toBe(200);
      expect((await grant(secretary, { fromDate: '2026-12-31' })).body).toMatchObject({ code: 'conflict.duplicate' });
      const next = await grant(secretary, { fromDate: '2027-01-01' });
      expect(next.body).toMatchObject({ state: 'future' });
      expect((await principalOf(member, '2026-12-31')).assignments).toHaveLength(3);
    });

    it('gives a role once when it is granted twice at once', async () => {
      const replies = await Promise.all([grant(secretary), grant(secretary), grant(secretary)]);
      expect(replies.map((r) => r.status).sort()).toEqual([200, 409, 409]);
      expect((await principalOf()).assignments.filter((a) => a.role === 'branch_secretary')).toHaveLength(1);
    });

    it('holds on its days only', async () => {
      await grant(secretary, { fromDate: '2026-12-01', toDate: '2026-12-31' });
      const held = async (date: string) => (await principalOf(member, date)).can('member:write', tree.a1.path);
      expect([await held('2026-11-30'), await held('2026-12-01'), await held('2026-12-31'), await held('2027-01-01')]).toEqual([false, true, true, false]);
    });
  });

  describe('ending', () => {
    it('takes the rights away at once and keeps the history', async () => {
      const { body: given } = await grant(secretary);
      const ended = await t.ok(secretary, rolesApi.end, { params: { id: given.id }, body: { reason: '换届' } });
      expect(ended).toMatchObject({ state: 'ended', endReason: '换届', allowedActions: [] });
      expect((await principalOf()).can('member:write', tree.a1.path)).toBe(false);
      const again = await t.call(secretary, rolesApi.end, { params: { id: given.id }, body: { reason: '换届' } });
      expect(again.body).toMatchObject({ code: 'conflict.state' });
      const list = (includeEnded: boolean) => t.ok(secretary, rolesApi.listByMember, { params: { id: member.id }, query: { includeEnded } });
      expect((await list(false)).items).toEqual([]);
      expect((await list(true)).items).toMatchObject([{ id: given.id, state: 'ended' }]);
    });

    it('is refused to who could not have given it', async () => {
      const row = await createRole(t.uow, { memberId: member.id, orgId: tree.a.id, role: 'committee_secretary', reach: 'subtree' });
      const officer = callerWith('committee_officer', tree.a);
      expect((await t.call(officer, rolesApi.end, { params: { id: row.id }, body: { reason: '越权' } })).body).toMatchObject({ code: 'role.not_held' });
      const [seen] = (await t.ok(officer, rolesApi.listByOrg, { params: { id: tree.a.id }, query: {} })).items;
      expect(seen.allowedActions).toEqual([]);
    });
  });

  it('finds the holders whose reach covers an organisation', async () => {
    const someone = async (orgId: string, role: 'branch_secretary' | 'committee_officer', reach: 'self' | 'subtree', status: Member['status'] = 'active') => {
      const { id } = await createMember(t, { orgId: tree.a1.id, with: { status: status } });
      await createRole(t.uow, { memberId: id, orgId, role, reach });
      return id;
    };
    const [own, above] = [await someone(tree.a1.id, 'branch_secretary', 'self'), await someone(tree.group.id, 'branch_secretary', 'subtree')];
    await someone(tree.a.id, 'branch_secretary', 'self');
    await someone(tree.a2.id, 'branch_secretary', 'subtree');
    await someone(tree.a1.id, 'branch_secretary', 'self', 'deceased');
    const officer = await someone(tree.a.id, 'committee_officer', 'subtree');
    const directory = t.get(RoleDirectory);
    expect(await directory.holders(['branch_secretary'], tree.a1.id)).toEqual([own, above].sort());
    expect(await directory.holders(['branch_secretary', 'committee_officer'], tree.a1.id)).toEqual([own, above, officer].sort());
    expect(await directory.holders(['committee_officer'], tree.b1.id)).toEqual([]);
    expect(await directory.holders([], tree.a1.id)).toEqual([]);
  });

  it('knows who is in charge first: the holders at the nearest organisation that has any', async () => {
    const officer = async (orgId: string, reach: 'self' | 'subtree', status: Member['status'] = 'active') => {
      const { id } = await createMember(t, { orgId: tree.b1.id, with: { status } });
      await createRole(t.uow, { memberId: id, orgId, role: 'committee_officer', reach });
      return id;
    };
    const [top, both] = [await officer(tree.group.id, 'subtree'), await officer(tree.a.id, 'subtree')];
    const near = await officer(tree.a.id, 'subtree');
    await createRole(t.uow, { memberId: both, orgId: tree.group.id, role: 'committee_officer', reach: 'subtree' });
    await officer(tree.a.id, 'self');
    await officer(tree.a1.id, 'subtree', 'deceased');
    const nearest = (orgId: string) => t.get(RoleDirectory).nearestHolders(['committee_officer'], orgId);
    expect(await nearest(tree.a1.id)).toEqual([both, near].sort());
    expect(await nearest(tree.b1.id)).toEqual([top, both].sort());
    expect(await t.get(RoleDirectory).nearestHolders(['reviewer'], tree.a1.id)).toEqual([]);
  });

  it('follows the organisation when it moves', async () => {
    const officer = await createMember(t, { orgId: tree.b1.id });
    await createRole(t.uow, { memberId: officer.id, orgId: tree.a.id, role: 'committee_officer', reach: 'subtree' });
    const top = callerWith('committee_officer', tree.group);
    await t.ok(top, orgsApi.move, { params: { id: tree.a.id }, body: { parentId: tree.b.id, version: 1 } });
    const principal = await principalOf(officer);
    expect(principal.can('org:write', `${tree.b.path}${tree.a.id}/${tree.a1.id}/`)).toBe(true);
    expect(principal.can('org:write', tree.b.path)).toBe(false);
    expect(await t.get(RoleDirectory).holders(['committee_officer'], tree.a1.id)).toEqual([officer.id]);
  });

  it('gives the first roles without a granter', async () => {
    await t.uow.run((tx) => t.get(RoleSetup).grant(tx, body({ role: 'committee_secretary', orgId: tree.group.id })));
    const [row] = (await t.ok(callerWith('committee_secretary', tree.group), rolesApi.listByMember, { params: { id: member.id }, query: {} })).items;
    expect(row).toMatchObject({ role: 'committee_secretary', grantedByName: null });
  });

  it('shows a member, a committee member and a secretary different duties, each with its source', async () => {
    const mine = async (role: 'branch_secretary' | 'branch_committee' | null) => {
      const caller = memberOf(tree.a1, tree.group, member.id, role ? [{ role, orgId: tree.a1.id, orgPath: tree.a1.path, reach: 'self' }] : []);
      return t.ok(caller, rolesApi.myDuties);
    };
    const lists = await Promise.all([mine(null), mine('branch_committee'), mine('branch_secretary')]);
    expect(lists.map((list) => list.map((l) => l.role))).toEqual([['member'], ['branch_committee', 'member'], ['branch_secretary', 'member']]);
    const texts = lists.map((list) => list.flatMap((l) => l.duties.map((d) => d.text)).join());
    expect(new Set(texts).size).toBe(3);
    for (const duty of lists.flat().flatMap((list) => list.duties)) expect(duty.basis).toMatch(/^《.+》( 第.+条)?$/);
  });

  describe('why may somebody see something', () => {
    const explain = (permission: Permission, orgId: string) => t.ok(secretary, rolesApi.explain, { query: { memberId: member.id, permission, orgId } });

    it('names the role, the place and the reach', async () => {
      await createRole(t.uow, { memberId: member.id, orgId: tree.a.id, role: 'committee_officer', reach: 'subtree' });
      const answer = await explain('member:read', tree.a2.id);
      expect(answer).toEqual({
        allowed: true,
        sentence: '郑实对甲分行城东网点党支部有“查看党员名册（脱敏）”权限。',
        reasons: [{ role: 'committee_officer', orgId: tree.a.id, orgName: '甲分行党委', reach: 'subtree', implicit: false, sentence: '担任甲分行党委及其下级组织的党务专员。' }],
      });
    });

    it('names what every member holds', async () => {
      const { reasons } = await explain('case:read', tree.a2.id);
      expect(reasons).toMatchObject([{ role: 'reader', implicit: true, orgId: tree.group.id, sentence: '每名党员都可阅读全集团公开的内容。' }]);
    });

    it('says what is missing', async () => {
      expect(await explain('case:submit', tree.a2.id)).toMatchObject({ allowed: false, reasons: [], sentence: expect.stringContaining('所任角色的范围不包括该组织') });
      expect(await explain('member:read', tree.a2.id)).toMatchObject({ allowed: false, sentence: expect.stringContaining('所任角色均不含此权限') });
    });
  });
});
