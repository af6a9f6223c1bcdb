import { MEMBER_POSTS, type OrgEffect, orgPreviewsApi, orgsApi } from '@xianfeng/shared-types';
import { CaseAdoption } from '../../src/modules/cases/adoption/adoption.entity';
import { CaseRecord } from '../../src/modules/cases/case.entity';
import { Member } from '../../src/modules/members/member.entity';
import { MemberPost } from '../../src/modules/members/member-records.entity';
import { Org, OrgChangeRow } from '../../src/modules/orgs/org.entity';
import { RoleAssignmentRow } from '../../src/modules/roles/role-assignment.entity';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { callerWith } from '../factories/callers';
import { createAdoption, publishedCase } from '../factories/library';
import { createMember } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { createRole } from '../factories/roles';
import { TestApp, type TestCaller } from '../harness';

const TABLES = [Org, OrgChangeRow, Member, MemberPost, RoleAssignmentRow, CaseRecord, CaseAdoption, AuditEntry];

describe('previews of changes of the tree', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: TestCaller;
  beforeAll(async () => (t = await TestApp.start()));
  beforeEach(async () => {
    tree = await createOrgTree(t.uow);
    officer = callerWith('committee_officer', tree.group);
  });
  afterAll(() => t.stop());

  const everything = async () => {
    const rows: unknown[] = [];
    for (const table of TABLES) rows.push(await t.uow.read((tx) => tx.repo(table).find({ order: { id: 'ASC' } } as never)));
    return JSON.stringify(rows);
  };
  const totals = (effects: OrgEffect[]) => Object.fromEntries(effects.map(({ kind, total }) => [kind, total]));

  /** A branch with a secretary, two more members, a case of its own and one it adopted. */
  async function settled(org: Org) {
    const secretary = await createMember(t, { orgId: org.id, name: '安书记' });
    const post: MemberPost = { id: newId(), memberId: secretary.id, orgId: org.id, post: 'secretary', startedOn: '2025-01-01', termEndsOn: null, endedOn: null, createdAt: t.clock.now() };
    await t.uow.run((tx) => tx.repo(MemberPost).insert(post));
    await createRole(t.uow, { memberId: secretary.id, orgId: org.id, role: 'branch_secretary' });
    for (let i = 0; i < 2; i++) await createMember(t, { orgId: org.id });
    await publishedCase(t, { org, title: '网点服务提速' });
    await createAdoption(t, org, await publishedCase(t, { org: tree.b1, title: '老年客户绿色通道' }));
  }

  it('tells of a merge what it then does, and leaves nothing behind', async () => {
    await settled(tree.a2);
    await createOrg(t.uow, { name: '第一党小组', kind: 'group', parent: tree.a2 });
    const body = { groups: [{ targetId: tree.a1.id, sourceIds: [tree.a2.id] }], reason: '支部优化设置' };
    const before = await everything();
    const preview = await t.ok(officer, orgPreviewsApi.merge, { body });
    expect(await everything()).toBe(before);
    expect(totals(preview.effects)).toEqual({
      members_moved: 3, posts_ended: 1, orgs_moved: 1, orgs_closed: 1, roles_ended: 1, roles_given: 1, cases_done: 1, adoptions_open: 1,
    });
    const names = (kind: string) => preview.effects.find((e) => e.kind === kind)?.names;
    expect(names('posts_ended')).toEqual([`安书记（${MEMBER_POSTS.secretary}）`]);
    expect([names('roles_given'), names('cases_done'), names('adoptions_open'), names('orgs_moved')]).toEqual([['安书记（支部书记）'], ['网点服务提速'], ['老年客户绿色通道'], ['第一党小组']]);
    const done = await t.ok(officer, orgsApi.merge, { body });
    expect(done.groups[0].effects).toEqual(preview.effects);
  });

  it('shows the warnings of size afterwards, with what is new and the article', async () => {
    for (let i = 0; i < 26; i++) for (const org of [tree.a1, tree.a2]) await createMember(t, { orgId: org.id });
    const { warnings } = await t.ok(officer, orgPreviewsApi.merge, { body: { groups: [{ targetId: tree.a1.id, sourceIds: [tree.a2.id] }], reason: '支部优化设置' } });
    const at = (id: string) => warnings.find((w) => w.org.id === id)?.warnings ?? [];
    expect(at(tree.a1.id)).toContainEqual(expect.objectContaining({
      code: 'org.branch.members_max', isNew: true, message: expect.stringContaining('现有 52 人'), basis: expect.stringContaining('第四条'),
    }));
    expect(at(tree.a1.id)).toContainEqual(expect.objectContaining({ code: 'org.branch.committee_min', isNew: false }));
    expect(at(tree.a2.id)).toEqual([]);
  });

  it('caps the names and keeps the total', async () => {
    for (let i = 0; i < 23; i++) await createMember(t, { orgId: tree.a2.id });
    const { effects } = await t.ok(officer, orgPreviewsApi.merge, { body: { groups: [{ targetId: tree.a1.id, sourceIds: [tree.a2.id] }], reason: '支部优化设置' } });
    expect(effects.find((e) => e.kind === 'members_moved')).toMatchObject({ total: 23, names: { length: 20 } });
  });

  it('tells of a move who goes along and who will be in charge', async () => {
    await settled(tree.a1);
    const [former, coming] = [await createMember(t, { orgId: tree.a.id, name: '甲专员' }), await createMember(t, { orgId: tree.b.id, name: '乙专员' })];
    await createRole(t.uow, { memberId: former.id, orgId: tree.a.id, role: 'committee_officer', reach: 'subtree' });
    await createRole(t.uow, { memberId: coming.id, orgId: tree.b.id, role: 'committee_officer', reach: 'subtree' });
    const move = { params: { id: tree.a1.id }, body: { parentId: tree.b.id, version: 1 } };
    const before = await everything();
    const { effects } = await t.ok(officer, orgPreviewsApi.move, move);
    expect(await everything()).toBe(before);
    expect(totals(effects)).toEqual({ members_along: 3, overseers_lost: 1, overseers_gained: 1, cases_done: 1, adoptions_open: 1 });
    expect(effects.filter((e) => e.kind.startsWith('overseers')).map((e) => e.names)).toEqual([['甲专员（党务专员）'], ['乙专员（党务专员）']]);
    await t.ok(officer, orgsApi.move, move);
    const paths = await t.uow.read(async (tx) => [...(await tx.repo(CaseRecord).findBy({ orgId: tree.a1.id })), ...(await tx.repo(CaseAdoption).findBy({ orgId: tree.a1.id }))].map((r) => r.orgPath));
    expect(paths).toEqual(Array(2).fill(`${tree.b.path}${tree.a1.id}/`));
  });

  it('tells of a closing who returns home', async () => {
    const branch = await createOrg(t.uow, { name: '专项工作临时党支部', kind: 'temporary_branch', parent: tree.a, with: { endsOn: '2026-12-31' } });
    const member = await createMember(t, { orgId: branch.id, name: '归队人', with: { homeOrgId: tree.b1.id } });
    const { effects } = await t.ok(officer, orgPreviewsApi.close, { params: { id: branch.id }, body: { version: 1, reason: '专项结束' } });
    expect(effects).toEqual([{ kind: 'members_returned', total: 1, names: ['归队人'] }, { kind: 'orgs_closed', total: 1, names: ['专项工作临时党支部'] }]);
    expect((await t.uow.read((tx) => tx.repo(Member).findOneByOrFail({ id: member.id }))).orgId).toBe(branch.id);
  });

  it('refuses as the change itself refuses', async () => {
    await createMember(t, { orgId: tree.a2.id });
    const closing = await t.call(officer, orgPreviewsApi.close, { params: { id: tree.a2.id }, body: { version: 1, reason: '机构撤销' } });
    expect(closing.body).toMatchObject({ code: 'org.has_members' });
    const moving = await t.call(officer, orgPreviewsApi.move, { params: { id: tree.a.id }, body: { parentId: tree.a.id, version: 1 } });
    expect(moving.body).toMatchObject({ code: 'org.cycle' });
  });
});
