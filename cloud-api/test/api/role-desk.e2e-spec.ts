import { roleDeskApi, ROLES, type AccessObject, type FindableObject, type Permission } from '@xianfeng/shared-types';
import { BulletinRow } from '../../src/modules/rankings/bulletin.entity';
import { newId } from '../../src/platform/ids';
import { person, roleAt, type Person } from '../factories/cases';
import { buildCase, publishedCase } from '../factories/library';
import { CaseRecord } from '../../src/modules/cases/case.entity';
import { createMember } from '../factories/members';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { createRole } from '../factories/roles';
import { TestApp } from '../harness';

describe('rights seen from above', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: Person;
  let secretary: Person;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    officer = await person(t, tree.a1, '江以宁', [roleAt('committee_officer', tree.group)]);
    secretary = await person(t, tree.a1, '韩立本', [roleAt('branch_secretary', tree.a1, 'self')]);
  });
  afterAll(() => t.stop());

  it('shows which role may do what, who holds it and what the caller may give', async () => {
    const matrix = await t.ok(officer, roleDeskApi.matrix);
    expect(matrix.roles.map((row) => row.role)).toEqual([...ROLES]);
    expect(matrix.permissions.filter(({ groupName, group }) => groupName === group)).toEqual([]);
    const row = (role: string) => matrix.roles.find((found) => found.role === role);
    expect(row('branch_secretary')).toMatchObject({ name: '支部书记', implicit: false, holders: 1, grantable: true });
    expect(row('committee_secretary')).toMatchObject({ grantable: false });
    expect(row('reader')).toMatchObject({ implicit: true, holders: 0, grantable: false });
    expect((await t.ok(secretary, roleDeskApi.matrix)).roles.filter((found) => found.grantable)).toEqual([]);
  });

  it('lists who holds what in reach, filtered and with what ends soon', async () => {
    const member = await createMember(t, { orgId: tree.b1.id, name: '方砚秋' });
    await createRole(t.uow, { memberId: member.id, orgId: tree.b.id, role: 'reviewer', reach: 'subtree', with: { toDate: '2026-12-10' } });
    await createRole(t.uow, { memberId: member.id, orgId: tree.b1.id, role: 'branch_committee', with: { toDate: '2026-11-01' } });
    const list = async (who: Person, query: object) => (await t.ok(who, roleDeskApi.holdings, { query })).items;
    expect((await list(officer, {})).map(({ memberName, role }) => [memberName, role])).toEqual([
      ['方砚秋', 'reviewer'], ['韩立本', 'branch_secretary'], ['江以宁', 'committee_officer'],
    ]);
    expect(await list(officer, { expiring: true })).toMatchObject([{ memberName: '方砚秋', memberOrgName: tree.b1.name, expiring: true, toDate: '2026-12-10' }]);
    expect(await list(officer, { includeEnded: true })).toHaveLength(4);
    expect((await list(officer, { orgId: tree.b.id })).map(({ role }) => role)).toEqual(['reviewer']);
    expect((await list(officer, { permission: 'case:publish' })).map(({ role }) => role)).toEqual(['committee_officer']);
    expect((await list(officer, { memberId: secretary.memberId })).map(({ role }) => role)).toEqual(['branch_secretary']);
    expect((await list(secretary, {})).map(({ role }) => role)).toEqual(['branch_secretary']);
    expect((await t.call(secretary, roleDeskApi.holdings, { query: { orgId: tree.b.id } })).status).toBe(404);
    const first = await t.ok(officer, roleDeskApi.holdings, { query: { limit: 2 } });
    const second = await t.ok(officer, roleDeskApi.holdings, { query: { limit: 2, cursor: first.next! } });
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3);
  });

  it('finds members and things by words, in reach alone', async () => {
    const find = async (who: Person, type: FindableObject, q: string) => (await t.ok(who, roleDeskApi.find, { query: { type, q } })).items;
    await createMember(t, { orgId: tree.b1.id, name: '云知白', with: { status: 'suspended' } });
    const found = await publishedCase(t, { org: tree.b1, title: '百分之 50% 的夜校', author: { memberId: officer.memberId, name: officer.name } });
    expect(await find(officer, 'member', 'yzb')).toMatchObject([{ title: '云知白', note: `${tree.b1.name}（停止党籍）` }]);
    expect(await find(secretary, 'member', '云知白')).toEqual([]);
    expect(await find(officer, 'case', '50%')).toEqual([{ id: found.id, title: '百分之 50% 的夜校', note: `${tree.b1.name} · 已发布` }]);
    expect(await find(officer, 'case', '5_%')).toEqual([]);
    expect(await find(secretary, 'case', '夜校')).toEqual([]);
    expect(await find(officer, 'appeal', '云知白')).toEqual([]);
    expect(await find(officer, 'bulletin', '通报')).toEqual([]);
  });

  describe('why, and why not', () => {
    const ask = (memberId: string, permission: Permission, objectType: AccessObject, objectId: string, who = officer) =>
      t.ok(who, roleDeskApi.explainObject, { query: { memberId, permission, objectType, objectId } });
    const gates = (answer: { steps: { gate: string; passed: boolean }[] }) => answer.steps.filter((step) => !step.passed).map((step) => step.gate);

    it('tells the first closed gate and what would open it', async () => {
      const answer = await ask(secretary.memberId, 'case:publish', 'org', tree.a1.id);
      expect(answer).toMatchObject({
        allowed: false, sentence: `韩立本对组织“${tree.a1.name}”没有“终审、公示、发布与撤回案例”权限：所任角色均不含“终审、公示、发布与撤回案例”。`,
        remedy: '授予含有此权限的角色。',
      });
      expect(gates(answer)).toEqual(['permission', 'scope']);
      expect(gates(await ask(secretary.memberId, 'member:read', 'org', tree.b1.id))).toEqual(['scope']);
      const gone = await createMember(t, { orgId: tree.a1.id, name: '周正', with: { status: 'suspended' } });
      expect(gates(await ask(gone.id, 'case:read', 'org', tree.a1.id))).toEqual(['login', 'permission', 'scope']);
    });

    it('knows the rules of a case', async () => {
      const author = { memberId: secretary.memberId, name: secretary.name };
      const published = await publishedCase(t, { org: tree.a1, title: '窗口服务', author });
      expect(await ask(officer.memberId, 'case:read', 'case', published.id)).toMatchObject({ allowed: true, remedy: null, object: { title: '窗口服务', orgName: tree.a1.name } });
      const draft = buildCase({ org: tree.a1, title: '草稿', with: { status: 'branch_review', creatorId: secretary.memberId } });
      await t.uow.run((tx) => tx.repo(CaseRecord).insert(draft));
      expect(await ask(secretary.memberId, 'case:branch-review', 'case', draft.id)).toMatchObject({
        allowed: false, sentence: expect.stringContaining('作者不能办理本人参与的案例') as string,
      });
      expect(await ask(secretary.memberId, 'case:read', 'case', draft.id)).toMatchObject({ allowed: true });
      const reader = await createMember(t, { orgId: tree.b1.id, name: '温如玉' });
      expect(await ask(reader.id, 'case:read', 'case', draft.id)).toMatchObject({ allowed: false, sentence: expect.stringContaining('公示和发布后才向党员开放') as string });
    });

    it('knows the rules of a bulletin and of a member, and masks names', async () => {
      const id = newId();
      await t.uow.run((tx) => tx.repo(BulletinRow).insert({
        id, month: '2026-10', title: '10 月通报', status: 'submitted', scopeOrgId: tree.group.id, scopeOrgPath: tree.group.path, paragraphs: [], items: [],
        editorIds: [officer.memberId], publishedAt: null, notifiedUpTo: '', notified: 0, version: 1, createdAt: t.clock.now(),
      }));
      expect(gates(await ask(officer.memberId, 'bulletin:edit', 'bulletin', id))).toEqual(['workflow']);
      expect((await ask(secretary.memberId, 'member:read', 'member', officer.memberId)).object.title).toBe('江**');
    });

    it('answers 404 outside the reach of the one who asks', async () => {
      const outside = await t.call(secretary, roleDeskApi.explainObject, {
        query: { memberId: secretary.memberId, permission: 'org:read', objectType: 'org', objectId: tree.b.id },
      });
      expect(outside.status).toBe(404);
    });
  });
});
