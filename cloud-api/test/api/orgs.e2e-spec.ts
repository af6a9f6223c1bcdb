import { creditCodeCheckCharacter, orgsApi, type Problem } from '@xianfeng/shared-types';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import { newId } from '../../src/platform/ids';
import { callerWith, memberOf } from '../factories/callers';
import { createMember } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, type TestCaller } from '../harness';

const creditCode = (first17: string) => first17 + creditCodeCheckCharacter(first17);

describe('organisations', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: TestCaller;
  beforeAll(async () => (t = await TestApp.start()));
  beforeEach(async () => {
    tree = await createOrgTree(t.uow);
    officer = callerWith('committee_officer', tree.group);
  });
  afterAll(() => t.stop());

  const detail = (id: string, caller = officer) => t.ok(caller, orgsApi.detail, { params: { id } });

  describe('reading', () => {
    it('opens the tree level by level with counts', async () => {
      await createMember(t, { orgId: tree.a1.id });
      await createMember(t, { orgId: tree.a2.id });
      await createMember(t, { orgId: tree.a2.id, with: { status: 'deceased' } });
      const tops = await t.ok(officer, orgsApi.children, { query: {} });
      expect(tops.items).toMatchObject([{ id: tree.group.id, childCount: 2, memberCount: 2 }]);
      const level = await t.ok(officer, orgsApi.children, { query: { parentId: tree.group.id } });
      expect(level.items.map(({ id, childCount, memberCount }) => [id, childCount, memberCount])).toEqual([[tree.a.id, 2, 2], [tree.b.id, 1, 0]]);
    });

    it('begins the tree of a committee officer at the own committee', async () => {
      const local = callerWith('committee_officer', tree.a);
      expect((await t.ok(local, orgsApi.children, { query: {} })).items.map((n) => n.id)).toEqual([tree.a.id]);
    });

    it('pages in a stable order, numbers sorted as numbers', async () => {
      const parent = await createOrg(t.uow, { name: '丙分行党委', kind: 'party_committee', parent: tree.group });
      const names = ['一', '二', '三', '十'].map((n) => `营业部第${n}党支部`);
      for (const name of [...names].reverse()) await createOrg(t.uow, { name, parent });
      const first = await t.ok(officer, orgsApi.children, { query: { parentId: parent.id, limit: 3 } });
      const second = await t.ok(officer, orgsApi.children, { query: { parentId: parent.id, limit: 3, cursor: first.next! } });
      expect([...first.items, ...second.items].map((n) => n.name)).toEqual(names);
      expect(second.next).toBeNull();
    });

    it.each([['城东', '甲分行城东网点党支部'], ['jfhcd', '甲分行城东网点党支部'], ['JFHCD', '甲分行城东网点党支部']])('finds by %s', async (q, name) => {
      const { items } = await t.ok(officer, orgsApi.search, { query: { q, within: tree.group.id } });
      expect(items).toMatchObject([{ name, ancestors: ['先锋银行集团党委', '甲分行党委'] }]);
    });

    it('takes signs of SQL patterns for what they are', async () => {
      expect((await t.ok(officer, orgsApi.search, { query: { q: '%' } })).items).toEqual([]);
    });

    it('shows every member the group, and warnings to the branch only', async () => {
      const member = memberOf(tree.a1, tree.group);
      const seen = await detail(tree.b1.id, member);
      expect(seen).toMatchObject({ name: '乙分行机关第一党支部', warnings: [], allowedActions: [] });
      expect(seen.ancestors.map((a) => a.name)).toEqual(['先锋银行集团党委', '乙分行党委']);
      const secretary = callerWith('branch_secretary', tree.b1);
      expect((await detail(tree.b1.id, secretary)).warnings.map((w) => w.code)).toEqual(['org.branch.full_members_min']);
    });

    it('warns by the rule row in force for the part of the tree', async () => {
      const { id } = await createOrg(t.uow, { name: '五人支部', parent: tree.a });
      for (let i = 0; i < 5; i++) await createMember(t, { orgId: id });
      expect((await detail(id)).warnings).toEqual([]);
      const local = {
        id: newId(), code: 'org.branch.full_members_min', value: '6', unit: '人', doc: '《甲分行党支部建设办法》', article: '第二条',
        effectiveFrom: '2026-01-01', effectiveTo: null, orgPath: tree.a.path,
      };
      await t.uow.run((tx) => tx.repo(RuleValue).insert(local));
      expect((await detail(id)).warnings).toEqual([
        { code: 'org.branch.full_members_min', message: '党支部应有正式党员 6 人以上，现有 5 人。', basis: '《甲分行党支部建设办法》 第二条' },
      ]);
    });
  });

  describe('founding and editing', () => {
    const branch = () => ({ parentId: tree.a.id, kind: 'branch' as const, name: '甲分行科技部党支部', orgClass: 'department' as const });

    it('founds a branch with all fields and keeps the history and the audit trail', async () => {
      const body = {
        ...branch(), shortName: '科技部', units: [{ name: '甲分行科技部', creditCode: creditCode('91350100M000100Y4') }], upperCode: `U-${tree.a.id}`,
        foundedOn: '2020-07-01', termStart: '2025-03-01', termEnd: '2028-03-01', location: { latitude: 26.123456, longitude: 119.3 }, address: '一号楼',
      };
      const created = await t.ok(officer, orgsApi.create, { body });
      const { parentId, ...fields } = body;
      expect(created).toMatchObject({ ...fields, parentId, status: 'active', version: 1 });
      const history = await t.ok(officer, orgsApi.history, { params: { id: created.id }, query: {} });
      expect(history.items).toMatchObject([{ kind: 'create', changes: expect.arrayContaining([{ label: '名称', from: '', to: body.name }]) }]);
      const audit = await t.uow.read((tx) => tx.repo(AuditEntry).findOneByOrFail({ objectId: created.id }));
      expect(audit).toMatchObject({ action: 'org.create', actorId: officer.memberId, title: body.name });
    });

    it.each<[string, object, string]>([
      ['a wrong check digit', { units: [{ name: '单位', creditCode: '91350100M000100Y44' }] }, 'units.0.creditCode'],
      ['two units of an ordinary branch', { units: [{ name: '甲', creditCode: null }, { name: '乙', creditCode: null }] }, 'units'],
      ['a day that is not in the calendar', { foundedOn: '2026-02-30' }, 'foundedOn'],
      ['a term that ends before it starts', { termStart: '2026-01-01', termEnd: '2025-01-01' }, 'termEnd'],
      ['a temporary branch without an end', { kind: 'temporary_branch' }, 'endsOn'],
      ['an end of an ordinary branch', { endsOn: '2027-01-01' }, 'endsOn'],
      ['a latitude beyond the pole', { location: { latitude: 91, longitude: 0 } }, 'location.latitude'],
      ['an unknown kind', { kind: 'club' }, 'kind'],
    ])('refuses %s and names the field', async (_, change, path) => {
      const reply = await t.call(officer, orgsApi.create, { body: { ...branch(), ...change } });
      expect(reply).toMatchObject({ status: 422, body: { code: 'request.invalid', errors: [expect.objectContaining({ path })] } });
    });

    it('refuses a kind that cannot stand under its parent, a name twice and a code twice', async () => {
      const group = await t.call(officer, orgsApi.create, { body: { ...branch(), kind: 'group' } });
      expect(group.body).toMatchObject({ code: 'org.kind', detail: '党委下不能设党小组。' });
      await t.ok(officer, orgsApi.create, { body: { ...branch(), upperCode: `K-${tree.a.id}` } });
      expect((await t.call(officer, orgsApi.create, { body: branch() })).body).toMatchObject({ code: 'conflict.duplicate' });
      const twice = await t.call(officer, orgsApi.create, { body: { ...branch(), name: '另一个支部', upperCode: `K-${tree.a.id}` } });
      expect(twice).toMatchObject({ status: 409, body: { errors: [{ path: 'upperCode' }] } });
    });

    it('gives a name once when two found it at once', async () => {
      const replies = await Promise.all([1, 2, 3].map(() => t.call(officer, orgsApi.create, { body: branch() })));
      expect(replies.map((r) => r.status).sort()).toEqual([200, 409, 409]);
    });

    it('renames with the former name in the history, and refuses an old version', async () => {
      const params = { id: tree.a1.id };
      const renamed = await t.ok(officer, orgsApi.update, { params, body: { version: 1, name: '甲分行机关党支部', reason: '机构改革' } });
      expect(renamed).toMatchObject({ name: '甲分行机关党支部', shortName: '甲分行机关党支部', version: 2 });
      const [rename] = (await t.ok(officer, orgsApi.history, { params, query: {} })).items;
      expect(rename).toMatchObject({ kind: 'rename', reason: '机构改革' });
      expect(rename.changes).toContainEqual({ label: '名称', from: '甲分行机关第一党支部', to: '甲分行机关党支部' });
      const late = await t.call(officer, orgsApi.update, { params, body: { version: 1, address: '二号楼' } });
      expect(late).toMatchObject({ status: 409, body: { code: 'conflict.version', meta: { version: 2 } } });
      expect((await t.ok(officer, orgsApi.search, { query: { q: 'jfhjgdzb', within: tree.group.id } })).items).toHaveLength(1);
    });

    it('says who did it in the history', async () => {
      const person = await createMember(t, { orgId: tree.group.id, name: '周理' });
      await t.ok({ ...officer, memberId: person.id }, orgsApi.update, { params: { id: tree.a1.id }, body: { version: 1, address: '三号楼' } });
      const [change] = (await t.ok(officer, orgsApi.history, { params: { id: tree.a1.id }, query: {} })).items;
      expect(change).toMatchObject({ byName: '周理', changes: [{ label: '地址', from: '', to: '三号楼' }] });
    });

    it('empties a field by null and ignores what is left out', async () => {
      await t.ok(officer, orgsApi.update, { params: { id: tree.a1.id }, body: { version: 1, address: '四号楼', foundedOn: '2001-07-01' } });
      const changed = await t.ok(officer, orgsApi.update, { params: { id: tree.a1.id }, body: { version: 2, address: null } });
      expect(changed).toMatchObject({ address: null, foundedOn: '2001-07-01', version: 3 });
    });

    it('warns of six units in a joint branch without refusing them', async () => {
      const units = [1, 2, 3, 4, 5, 6].map((n) => ({ name: `第${n}公司`, creditCode: null }));
      const created = await t.ok(officer, orgsApi.create, { body: { ...branch(), kind: 'joint_branch', units } });
      expect(created.units).toHaveLength(6);
      expect(created.warnings.map((w) => w.code)).toContain('org.joint.units_max');
    });
  });

  it('hides organisations outside the officer’s reach', async () => {
    const local = callerWith('committee_officer', tree.a);
    const calls = [
      t.call(local, orgsApi.detail, { params: { id: tree.b1.id } }),
      t.call(local, orgsApi.update, { params: { id: tree.b1.id }, body: { version: 1, name: '改名支部' } }),
      t.call(local, orgsApi.move, { params: { id: tree.a1.id }, body: { version: 1, parentId: tree.b.id } }),
      t.call(local, orgsApi.merge, { body: { groups: [{ targetId: tree.a1.id, sourceIds: [tree.b1.id] }], reason: '合并' } }),
    ];
    const replies = await Promise.all(calls);
    expect(replies.map((r) => [r.status, (r.body as unknown as Problem).code])).toEqual(replies.map(() => [404, 'not_found']));
  });
});
