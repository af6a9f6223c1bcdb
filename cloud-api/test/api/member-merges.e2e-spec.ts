import { importsApi, memberMergesApi, type MergeEffect, membersApi, pointsApi } from '@xianfeng/shared-types';
import { WechatAccount } from '../../src/modules/auth/auth.entity';
import { SecondFactorStore } from '../../src/modules/auth/second-factor/second-factor-store';
import { RecoveryCode, SecondFactor, SecondFactorTicket } from '../../src/modules/auth/second-factor/second-factor.entity';
import { SecondFactorTickets } from '../../src/modules/auth/second-factor/second-factor-tickets';
import { Sessions } from '../../src/modules/auth/sessions.service';
import { CaseAuthorRow, CaseRecord } from '../../src/modules/cases/case.entity';
import { Member } from '../../src/modules/members/member.entity';
import { MemberDirectory } from '../../src/modules/members';
import { MemberAlias, MemberHistory, MemberPost } from '../../src/modules/members/member-records.entity';
import { PointEntryRow } from '../../src/modules/points/point-entry.entity';
import { RoleAssignmentRow } from '../../src/modules/roles/role-assignment.entity';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { callerAt, callerWith } from '../factories/callers';
import { publishedCase } from '../factories/library';
import { createMember, fictitiousIdNumber } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { postPoints } from '../factories/points';
import { createRole } from '../factories/roles';
import { TestApp, tokenFor, type TestCaller } from '../harness';
import { rosterFile, rosterRow } from '../support/roster';

const TABLES = [Member, MemberAlias, MemberHistory, MemberPost, RoleAssignmentRow, CaseRecord, CaseAuthorRow, WechatAccount, PointEntryRow, AuditEntry];

describe('a person who was entered twice', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: TestCaller;
  let kept: Member;
  let twin: Member;
  beforeAll(async () => (t = await TestApp.start()));
  beforeEach(async () => {
    tree = await createOrgTree(t.uow);
    officer = callerWith('committee_officer', tree.a);
    kept = await createMember(t, { orgId: tree.a1.id, name: '曾建国', phone: null, with: { birthDate: '1980-05-01' } });
    twin = await createMember(t, { orgId: tree.a2.id, name: '曾建国', with: { birthDate: '1980-05-01' } });
  });
  afterAll(() => t.stop());

  const request = () => ({ params: { id: kept.id }, body: { version: 1, duplicateId: twin.id, reason: '身份证号录入有误，重复登记' } });
  const everything = async () => {
    const rows: unknown[] = [];
    for (const table of TABLES) rows.push(await t.uow.read((tx) => tx.repo(table).find()));
    return JSON.stringify(rows);
  };
  const totals = (effects: MergeEffect[]) => Object.fromEntries(effects.map(({ kind, total }) => [kind, total]));
  const account = (memberId: string) => t.uow.run((tx) => tx.repo(WechatAccount).insert({
    id: newId(), openid: 'sealed', openidHash: newId(), sessionKey: null, memberId, boundAt: t.clock.now(), createdAt: t.clock.now(), updatedAt: t.clock.now(),
  }));
  const boundTo = (memberId: string) => t.uow.read((tx) => tx.repo(WechatAccount).countBy({ memberId }));

  /** The twin has a post, a role, a case that both signed, one more of its own, points and a WeChat account. */
  async function busyTwin() {
    const post: MemberPost = { id: newId(), memberId: twin.id, orgId: tree.a2.id, post: 'secretary', startedOn: '2025-01-01', termEndsOn: null, endedOn: null, createdAt: t.clock.now() };
    await t.uow.run((tx) => tx.repo(MemberPost).insert(post));
    await createRole(t.uow, { memberId: twin.id, orgId: tree.a2.id, role: 'branch_secretary' });
    const both = await publishedCase(t, { org: tree.a2, title: '两处署名', author: { memberId: twin.id, name: twin.name } });
    await t.uow.run((tx) => tx.repo(CaseAuthorRow).insert({ id: newId(), caseId: both.id, memberId: kept.id, name: kept.name, orgId: tree.a1.id, seat: 1 }));
    await publishedCase(t, { org: tree.a2, title: '独立署名', author: { memberId: twin.id, name: twin.name } });
    await account(twin.id);
    return postPoints(t, { org: tree.a2, memberId: twin.id });
  }

  it('is found by name and birthday or phone, within the caller’s scope', async () => {
    const phone = '19912345678';
    const [one, other] = [await createMember(t, { orgId: tree.a1.id, name: '林小雨', phone }), await createMember(t, { orgId: tree.a2.id, name: '林小雨', phone, with: { birthDate: '1979-01-01' } })];
    await createMember(t, { orgId: tree.a1.id, name: '林小雨', with: { birthDate: '1950-01-01' } });
    await createMember(t, { orgId: tree.b1.id, name: '曾建国', with: { birthDate: '1980-05-01' } });
    const { items } = await t.ok(officer, memberMergesApi.duplicates, { query: { limit: 100 } });
    expect(items.map((pair) => [[pair.first.id, pair.second.id].sort(), pair.sameBirthDate, pair.samePhone])).toEqual([
      [[kept.id, twin.id].sort(), true, false], [[one.id, other.id].sort(), false, true],
    ]);
    expect(items[0].first.maskedIdNumber).toContain('*');
  });

  it('becomes one: everything goes over, as the preview said, and the preview leaves nothing', async () => {
    const entry = await busyTwin();
    const before = await everything();
    const preview = await t.ok(officer, memberMergesApi.preview, request());
    expect(await everything()).toBe(before);
    const done = await t.ok(officer, memberMergesApi.merge, request());
    expect(done.effects).toEqual(preview.effects);
    expect(totals(done.effects)).toMatchObject({ posts: 1, roles: 1, points: entry.deltaCenti, wechat_moved: 1 });
    expect(done.member).toMatchObject({ id: kept.id, version: 2, maskedPhone: expect.stringContaining('*'), posts: [{ post: 'secretary' }] });
    const authors = await t.uow.read((tx) => tx.repo(CaseAuthorRow).findBy({ memberId: kept.id }));
    expect([authors.length, await t.uow.read((tx) => tx.repo(CaseAuthorRow).countBy({ memberId: twin.id })), await boundTo(kept.id)]).toEqual([2, 0, 1]);
    expect((await t.call(officer, membersApi.detail, { params: { id: twin.id } })).status).toBe(404);
    const [last] = (await t.ok(officer, membersApi.history, { params: { id: kept.id }, query: {} })).items;
    expect(last).toMatchObject({ event: 'merged', reason: '身份证号录入有误，重复登记' });
    expect((await t.get(MemberDirectory).getMany([twin.id])).get(twin.id)).toMatchObject({ id: kept.id, name: '曾建国' });
  });

  it('keeps the ledger as it was, and the points are the member’s, to be read and contested', async () => {
    const entry = await busyTwin();
    const own = await postPoints(t, { org: tree.a1, memberId: kept.id });
    await t.ok(officer, memberMergesApi.merge, request());
    expect(await t.uow.read((tx) => tx.repo(PointEntryRow).findOneByOrFail({ id: entry.id }))).toMatchObject({ memberId: twin.id, orgId: tree.a2.id });
    const me = callerAt(tree.a1, 'member', kept.id);
    const mine = await t.ok(me, pointsApi.mine, { query: {} });
    expect(mine.totalCenti).toBe(entry.deltaCenti + own.deltaCenti);
    expect(mine.entries.items.map((item) => [item.id, item.member?.name, item.allowedActions])).toEqual(
      [own.id, entry.id].sort().reverse().map((id) => [id, '曾建国', ['appeal']]),
    );
    expect((await t.call(me, pointsApi.appeal, { params: { id: entry.id }, body: { reason: '分值应为两项之和' } })).status).toBe(200);
  });

  it('unbinds the second WeChat account where both had one', async () => {
    await account(kept.id);
    await account(twin.id);
    const { effects } = await t.ok(officer, memberMergesApi.merge, request());
    expect(totals(effects)).toEqual({ wechat_unbound: 1 });
    expect([await boundTo(kept.id), await boundTo(twin.id)]).toEqual([1, 0]);
  });

  it('leaves nothing to log in with under the record that goes', async () => {
    const { refreshToken } = await t.uow.run((tx) => t.get(Sessions).open(tx, twin.id, { kind: 'phone', via: 'wechat' }));
    await t.uow.run(async (tx) => {
      await t.get(SecondFactorStore).makeKey(tx, twin.id);
      await t.get(SecondFactorStore).renewRecoveryCodes(tx, twin.id);
      await t.get(SecondFactorStore).makeKey(tx, kept.id);
      await t.get(SecondFactorTickets).issue(tx, { memberId: twin.id, via: 'sms', step: 'code' });
    });
    const { effects } = await t.ok(officer, memberMergesApi.merge, request());
    expect(totals(effects)).toEqual({ sessions: 1 });
    await expect(t.get(Sessions).refresh(refreshToken)).rejects.toMatchObject({ code: 'auth.expired' });
    for (const entity of [SecondFactor, RecoveryCode, SecondFactorTicket]) {
      expect([entity.name, await t.uow.read((tx) => tx.repo(entity).countBy({ memberId: twin.id }))]).toEqual([entity.name, 0]);
    }
    expect(await t.uow.read((tx) => tx.repo(SecondFactor).countBy({ memberId: kept.id }))).toBe(1);
  });

  it('does not come back with the wrong number, entered or imported', async () => {
    const wrong = fictitiousIdNumber(777_001);
    const entered = await createMember(t, { orgId: tree.a2.id, name: '曾建国', idNumber: wrong });
    await t.ok(officer, memberMergesApi.merge, { params: { id: kept.id }, body: { version: 1, duplicateId: entered.id, reason: '重复登记' } });
    const branch = await createOrg(t.uow, { name: '名册所在党支部', parent: tree.a });
    const file = await rosterFile([rosterRow(1, { org: branch.name, idNumber: wrong, birthDate: entered.birthDate, sex: entered.sex === '1' ? '男' : '女' })]);
    const reply = await t.http('post', importsApi.upload.path).set('authorization', `Bearer ${tokenFor(officer)}`).attach('file', file, '名册.xlsx');
    await t.drainOutbox();
    const problems = await t.ok(officer, importsApi.problems, { params: { id: reply.body.id }, query: {} });
    expect(problems.items.map((p) => p.reason)).toContain('以此号码登记的记录已并入另一名党员');
  });

  it('refuses oneself, an old version and records out of reach', async () => {
    const call = (body: object, caller = officer) => t.call(caller, memberMergesApi.merge, { params: { id: kept.id }, body: { ...request().body, ...body } });
    expect((await call({ duplicateId: kept.id })).body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'duplicateId' }] });
    expect((await call({ version: 7 })).body).toMatchObject({ code: 'conflict.version' });
    expect((await call({}, callerWith('branch_secretary', tree.a1, 'self'))).status).toBe(404);
  });
});
