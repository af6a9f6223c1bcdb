import { membersApi } from '@xianfeng/shared-types';
import { IsNull } from 'typeorm';
import { MemberPost } from '../../src/modules/members/member-records.entity';
import { RoleDirectory } from '../../src/modules/roles';
import { newId } from '../../src/platform/ids';
import { callerWith } from '../factories/callers';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { createRole } from '../factories/roles';
import { TestApp, type TestCaller } from '../harness';
import { importRoster, rosterFile, rosterRow } from '../support/roster';

describe('who leaves a branch', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: TestCaller;

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    officer = callerWith('committee_officer', tree.a);
  });
  afterAll(() => t.stop());

  /** Answers the member whom the roster wrote. */
  async function imported(n: number, change: Parameters<typeof rosterRow>[1]): Promise<string> {
    await importRoster(t, await rosterFile([rosterRow(n, change)]));
    const [written] = await t.uow.read((tx) => tx.select<{ memberId: string }>('SELECT memberId FROM member_history ORDER BY id DESC LIMIT 1'));
    return written.memberId;
  }

  async function serving(memberId: string): Promise<void> {
    const group = await createOrg(t.uow, { name: `第${memberId.slice(-4)}党小组`, kind: 'group', parent: tree.a1 });
    for (const [post, orgId] of [['committee', tree.a1.id], ['group_leader', group.id], ['committee', tree.a.id]] as const) {
      await t.uow.run((tx) => tx.repo(MemberPost).insert({ id: newId(), memberId, orgId, post, startedOn: '2026-01-01', termEndsOn: null, endedOn: null, createdAt: t.clock.now() }));
    }
    await createRole(t.uow, { memberId, orgId: tree.a1.id, role: 'branch_committee' });
    await createRole(t.uow, { memberId, orgId: tree.a.id, role: 'reviewer', reach: 'subtree' });
  }

  const held = async (memberId: string) => {
    const posts = await t.uow.read((tx) => tx.repo(MemberPost).findBy({ memberId, endedOn: IsNull() }));
    const roles = await t.get(RoleDirectory).grantedTo(memberId);
    return [posts.map(({ orgId }) => orgId), roles.map(({ role }) => role).sort()];
  };
  const onlyAbove = () => [[tree.a.id], ['reviewer']];

  it('by a roster gives up the posts and roles of the branch and its groups, as by hand', async () => {
    const member = await imported(1, { org: tree.a1.name });
    await serving(member);
    expect(await imported(1, { org: tree.a2.name })).toBe(member);
    expect(await held(member)).toEqual(onlyAbove());

    const other = await imported(2, { org: tree.a1.name });
    await serving(other);
    await t.ok(officer, membersApi.move, { params: { id: other }, body: { version: 1, toOrgId: tree.a2.id, reason: '工作调动' } });
    expect(await held(other)).toEqual(onlyAbove());
  });

  it('keeps them while away at a temporary branch, and loses them by going elsewhere from there', async () => {
    const away = await createOrg(t.uow, { name: '抢险临时党支部', kind: 'temporary_branch', parent: tree.a, with: { endsOn: '2027-01-01' } });
    const member = await imported(3, { org: tree.a1.name });
    await serving(member);
    await imported(3, { org: away.name, homeOrg: tree.a1.name });
    expect((await held(member))[0]).toHaveLength(3);
    await t.ok(officer, membersApi.move, { params: { id: member }, body: { version: 2, toOrgId: tree.a2.id, reason: '工作调动' } });
    expect(await held(member)).toEqual(onlyAbove());
  });
});
