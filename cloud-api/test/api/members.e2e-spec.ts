import { importsApi, membersApi, orgsApi, type CreateMemberBody, type Role } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { Tx } from '../../src/database';
import { Member } from '../../src/modules/members/member.entity';
import { MemberDirectory } from '../../src/modules/members';
import { OrgMembership } from '../../src/modules/orgs';
import { RoleDirectory } from '../../src/modules/roles';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { createMember, fictitiousIdNumber, fictitiousPhone } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { createRole } from '../factories/roles';
import { TestApp, type TestCaller } from '../harness';

describe('members', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: TestCaller;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    officer = caller('committee_officer', tree.a);
  });
  afterAll(() => t.stop());

  const caller = (role: Role, org: { id: string; path: string }): TestCaller => ({
    memberId: newId(), orgId: org.id, orgPath: org.path, assignments: [{ role, orgId: org.id, orgPath: org.path, reach: 'subtree' }],
  });
  let n = 900_000;
  const body = (change: Partial<CreateMemberBody> = {}): CreateMemberBody => {
    const idNumber = change.idNumber ?? fictitiousIdNumber(++n, '1982-01-01');
    return {
      orgId: tree.a1.id, name: '曾建国', idNumber, sex: Number(idNumber[16]) % 2 ? '1' : '2', nation: '01',
      birthDate: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`, education: '21', category: 'full', kind: 'on_job',
      joinedOn: '2010-07-01', fullOn: '2011-07-01', job: '客户经理', employment: '17', phone: fictitiousPhone(n), landline: null,
      address: '滨海省临港市人民路1号', lostSince: null, mobileSince: null, mobileTo: null, hostOrgId: null, hasActivityCard: false, ...change,
    };
  };

  it('registers a person once, encrypted at rest and masked in replies', async () => {
    const facts = body();
    const view = await t.ok(officer, membersApi.create, { body: facts });
    expect(view).toMatchObject({ name: '曾建国', status: 'active', maskedIdNumber: expect.stringMatching(/^370\*{11}\w{4}$/), maskedAddress: '滨海省临港市****' });
    expect(view.maskedPhone).toBe(`${facts.phone!.slice(0, 3)}****${facts.phone!.slice(-4)}`);
    expect(JSON.stringify(view)).not.toContain(facts.idNumber);
    const row = await t.uow.read((tx) => tx.repo(Member).findOneByOrFail({ id: view.id }));
    for (const secret of [facts.idNumber, facts.phone!, facts.address!]) expect(JSON.stringify(row)).not.toContain(secret);

    const again = await t.call(officer, membersApi.create, { body: { ...facts, idNumber: facts.idNumber.toLowerCase(), orgId: tree.a2.id } });
    expect([again.status, again.body]).toEqual([409, expect.objectContaining({ code: 'member.duplicate', meta: { memberId: view.id } })]);
    const elsewhere = await t.call(caller('committee_officer', tree.b), membersApi.create, { body: { ...facts, orgId: tree.b1.id } });
    expect([elsewhere.status, (elsewhere.body as { meta?: object }).meta]).toEqual([409, undefined]);
  });

  it('names every wrong field', async () => {
    const reply = await t.call(officer, membersApi.create, { body: body({ birthDate: '1990-01-01', fullOn: '2001-01-01', phone: '12345' }) });
    const errors = (reply.body as unknown as { errors: { path: string }[] }).errors.map((e) => e.path);
    expect([reply.status, errors.sort()]).toEqual([422, ['birthDate', 'fullOn', 'phone']]);
    expect((await t.call(officer, membersApi.create, { body: body({ orgId: tree.a.id }) })).body).toMatchObject({ code: 'org.kind' });
  });

  it('updates by version, keeps what is left out, and answers a lost race with 409', async () => {
    const view = await t.ok(officer, membersApi.create, { body: body() });
    const params = { id: view.id };
    const update = () => t.call(officer, membersApi.update, { params, body: { version: 1, job: '大堂经理' } });
    const replies = await Promise.all([update(), update()]);
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
    const after = await t.ok(officer, membersApi.detail, { params });
    expect(after).toMatchObject({ job: '大堂经理', version: 2, maskedPhone: view.maskedPhone, maskedIdNumber: view.maskedIdNumber, fullOn: '2011-07-01' });
    expect((await t.call(officer, membersApi.update, { params, body: { version: 2, name: null as never } })).status).toBe(422);
    await t.ok(officer, membersApi.update, { params, body: { version: 2, phone: null } });
    expect((await t.ok(officer, membersApi.detail, { params })).maskedPhone).toBeNull();
    const history = await t.ok(officer, membersApi.history, { params });
    expect(history.items.map((h) => [h.event, h.changed])).toEqual([['updated', ['手机']], ['updated', ['工作岗位']], ['created', []]]);
  });

  it('finds by name, pinyin, initials, full phone and full ID number, never by a part of them', async () => {
    const facts = body({ name: '单雪岚' });
    const { id } = await t.ok(officer, membersApi.create, { body: facts });
    const search = async (q: string) => (await t.ok(officer, membersApi.list, { query: { q } })).items.map((m) => m.id);
    for (const q of ['单雪岚', '雪岚', 'sxl', 'shanxue', 'Shan Xue', facts.phone!, facts.idNumber]) expect(await search(q)).toEqual([id]);
    for (const q of [facts.phone!.slice(3), facts.idNumber.slice(6), '%', '_雪']) expect(await search(q)).toEqual([]);
  });

  it('pages in pinyin order without gaps or repeats', async () => {
    const org = await createOrg(t.uow, { name: '翻页党支部', parent: tree.a });
    const names = ['赵一', '安二', '曾三', '安二', '钱四'];
    for (const name of names) await createMember(t, { orgId: org.id, name, ...{ with: { sortKey: { 赵一: 'zhao yi', 安二: 'an er', 曾三: 'zeng san', 钱四: 'qian si' }[name]! } } });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await t.ok(officer, membersApi.list, { query: { orgId: org.id, limit: 2, cursor } });
      seen.push(...page.items.map((m) => m.name));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['安二', '安二', '钱四', '曾三', '赵一']);
    expect((await t.call(officer, membersApi.list, { query: { orgId: tree.b.id } })).status).toBe(404);
  });

  it('reveals with a reason and writes who looked at what', async () => {
    const facts = body();
    const { id } = await t.ok(officer, membersApi.create, { body: facts });
    const request = { params: { id }, body: { fields: ['idNumber', 'phone'] as ('idNumber' | 'phone')[], reason: '核对组织关系介绍信' } };
    expect(await t.ok(officer, membersApi.reveal, request)).toEqual({ idNumber: facts.idNumber, phone: facts.phone });
    const entry = await t.uow.read((tx) => tx.repo(AuditEntry).findOneByOrFail({ objectId: id, action: 'member.reveal' }));
    expect(entry).toMatchObject({ actorId: officer.memberId, title: '曾**', detail: { fields: ['idNumber', 'phone'], reason: '核对组织关系介绍信' } });
    expect(JSON.stringify(entry)).not.toContain(facts.phone);
    for (const role of ['platform_admin', 'branch_secretary'] as const) {
      expect((await t.call(caller(role, tree.a), membersApi.reveal, request)).status).toBe(403);
    }
    expect((await t.call(caller('platform_admin', tree.group), membersApi.list)).status).toBe(403);
  });

  it('changes the status along the table, with reason and history; leaving ends the posts', async () => {
    const { id } = await t.ok(officer, membersApi.create, { body: body() });
    const params = { id };
    const act = (version: number, action: 'suspend' | 'resume' | 'remove') =>
      t.call(officer, membersApi.changeStatus, { params, body: { version, action, on: '2026-11-01', reason: '支部大会决定' } });
    await t.ok(officer, membersApi.appoint, { params, body: { post: 'secretary', orgId: tree.a1.id, startedOn: '2025-01-01', termEndsOn: '2028-01-01' } });
    expect(await t.get(OrgMembership).committeeSeats([tree.a1.id])).toEqual(new Map([[tree.a1.id, 1]]));
    // Every member of the group may know whom to turn to, e.g. one of another committee.
    expect(await t.ok(caller('reader', tree.group), membersApi.postHolders, { params: { id: tree.a1.id } })).toEqual([
      { post: 'secretary', memberName: body().name, startedOn: '2025-01-01', termEndsOn: '2028-01-01' },
    ]);
    const twice = { params, body: { post: 'secretary' as const, orgId: tree.a1.id, startedOn: '2025-02-01' } };
    expect((await t.call(officer, membersApi.appoint, twice)).status).toBe(409);
    expect((await act(1, 'resume')).body).toMatchObject({ code: 'conflict.state' });
    expect((await act(1, 'suspend')).body).toMatchObject({ status: 'suspended', version: 2 });
    expect((await act(2, 'remove')).body).toMatchObject({ status: 'removed', posts: [{ post: 'secretary', endedOn: '2026-11-01' }] });
    expect(await t.ok(officer, membersApi.postHolders, { params: { id: tree.a1.id } })).toEqual([]);
    const view = await t.ok(officer, membersApi.detail, { params });
    expect(view.allowedActions).toEqual(['update', 'restore', 'reveal']);
    const [last] = (await t.ok(officer, membersApi.history, { params })).items;
    expect(last).toMatchObject({ event: 'status', fromStatus: 'suspended', toStatus: 'removed', reason: '支部大会决定（2026-11-01 起）' });
  });

  it('moves within the scope, remembers the home branch of a temporary one, and returns all when it ends', async () => {
    const { id } = await t.ok(officer, membersApi.create, { body: body() });
    const temporary = await createOrg(t.uow, { name: '项目临时党支部', kind: 'temporary_branch', parent: tree.a });
    const move = (version: number, toOrgId: string) => t.call(officer, membersApi.move, { params: { id }, body: { version, toOrgId, reason: '工作需要' } });
    expect((await move(1, tree.b1.id)).status).toBe(404);
    expect((await move(1, temporary.id)).body).toMatchObject({ org: { id: temporary.id }, homeOrg: { id: tree.a1.id } });
    expect(await t.uow.run((tx) => t.get(OrgMembership).returnFromTemporary(tx, temporary.id))).toMatchObject([{ kind: 'members_returned', total: 1 }]);
    const back = await t.ok(officer, membersApi.detail, { params: { id } });
    expect(back).toMatchObject({ org: { id: tree.a1.id }, homeOrg: null, version: 3 });
    expect((await move(3, tree.a2.id)).body).toMatchObject({ org: { id: tree.a2.id }, homeOrg: null });
    const events = (await t.ok(officer, membersApi.history, { params: { id } })).items.map((h) => [h.event, h.fromOrg?.id, h.toOrg?.id]);
    expect(events).toEqual([
      ['moved', tree.a1.id, tree.a2.id], ['returned', temporary.id, tree.a1.id], ['attached', tree.a1.id, temporary.id], ['created', undefined, tree.a1.id],
    ]);
  });

  it('ends what a member held by belonging: the branch’s roles with a move, all with leaving the rolls', async () => {
    const { id } = await t.ok(officer, membersApi.create, { body: body() });
    const secretary = await createRole(t.uow, { memberId: id, orgId: tree.a1.id, role: 'branch_secretary' });
    const reviewer = await createRole(t.uow, { memberId: id, orgId: tree.a.id, role: 'reviewer', reach: 'subtree' });
    const held = () => t.get(RoleDirectory).grantedTo(id).then((roles) => roles.map(({ role }) => role));
    const temporary = await createOrg(t.uow, { name: '外派临时党支部', kind: 'temporary_branch', parent: tree.a });
    const move = (version: number, toOrgId: string) => t.ok(officer, membersApi.move, { params: { id }, body: { version, toOrgId, reason: '工作需要' } });
    await move(1, temporary.id);
    expect(await held()).toEqual(['branch_secretary', 'reviewer']);
    await move(2, tree.a1.id);
    await move(3, tree.a2.id);
    expect(await held()).toEqual(['reviewer']);
    const ended = await t.uow.read((tx) => tx.repo(AuditEntry).findBy({ action: 'role.end', objectId: In([secretary.id, reviewer.id]) }));
    expect(ended).toMatchObject([{ objectId: secretary.id, detail: { reason: '调离党支部' } }]);
    const status = (version: number, action: 'transfer_out' | 'take_back') =>
      t.ok(officer, membersApi.changeStatus, { params: { id }, body: { version, action, on: '2026-11-01', reason: '组织关系转接' } });
    await status(4, 'transfer_out');
    await status(5, 'take_back');
    expect(await held()).toEqual([]);
  });

  it('brings nobody back into a closed branch, and lets who left from there come back by another one', async () => {
    const branch = await createOrg(t.uow, { name: '将撤销党支部', parent: tree.a });
    const { id } = await t.ok(officer, membersApi.create, { body: body({ orgId: branch.id }) });
    const status = (version: number, action: 'transfer_out' | 'take_back') =>
      t.call(officer, membersApi.changeStatus, { params: { id }, body: { version, action, on: '2026-11-01', reason: '组织关系转接' } });
    await status(1, 'transfer_out');
    await t.ok(officer, orgsApi.close, { params: { id: branch.id }, body: { version: 1, reason: '机构撤销' } });
    expect((await status(2, 'take_back')).body).toMatchObject({ code: 'org.closed' });
    await t.ok(officer, membersApi.move, { params: { id }, body: { version: 2, toOrgId: tree.a1.id, reason: '原支部已撤销' } });
    expect((await status(3, 'take_back')).body).toMatchObject({ status: 'active', org: { id: tree.a1.id } });
  });

  it('keeps the whole reason of a change of status, with its day', async () => {
    const { id } = await t.ok(officer, membersApi.create, { body: body() });
    const suspend = (length: number) =>
      t.call(officer, membersApi.changeStatus, { params: { id }, body: { version: 1, action: 'suspend', on: '2026-11-01', reason: '因'.repeat(length) } });
    expect(await suspend(481)).toMatchObject({ status: 422, body: { errors: [{ path: 'reason' }] } });
    expect((await suspend(480)).status).toBe(200);
  });

  it('appoints once when two appoint at once', async () => {
    const { id } = await t.ok(officer, membersApi.create, { body: body() });
    const appoint = () => t.call(officer, membersApi.appoint, { params: { id }, body: { post: 'committee', orgId: tree.a1.id, startedOn: '2026-01-01' } });
    expect((await Promise.all([appoint(), appoint()])).map((reply) => reply.status).sort()).toEqual([200, 409]);
  });

  it('exports no more at once than an import takes back', async () => {
    const select = Tx.prototype.select;
    jest.spyOn(Tx.prototype, 'select').mockImplementation(function (this: Tx, sql, params) {
      return /COUNT\(\*\) AS n FROM member m/.test(sql) ? Promise.resolve([{ n: 50_001 }] as never) : select.call(this, sql, params) as never;
    });
    const reply = await t.call(officer, importsApi.exportMembers, { body: { sensitive: false, reason: '年度核对' } });
    jest.restoreAllMocks();
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ path: 'orgId', message: expect.stringContaining('50000 人') }] } });
  });

  it('serves other modules: by phone and name, counts, phones for SMS, merge', async () => {
    const [x, y] = [await createOrg(t.uow, { name: '并前支部', parent: tree.b }), await createOrg(t.uow, { name: '并后支部', parent: tree.b })];
    const phone = '19812345678';
    const mother = await createMember(t, { orgId: x.id, name: '王秀英', phone });
    const son = await createMember(t, { orgId: x.id, name: '王 小明', phone, with: { status: 'suspended' } });
    await createMember(t, { orgId: x.id, phone: null, with: { category: 'probationary', fullOn: null } });
    const directory = t.get(MemberDirectory);
    expect((await directory.findByPhone('+86 198-1234-5678')).map((m) => m.id)).toEqual([mother.id, son.id]);
    expect((await directory.findByPhoneAndName(phone, '王小明')).map((m) => m.id)).toEqual([son.id]);
    expect(await directory.findById(mother.id)).toMatchObject({ name: '王秀英', orgPath: x.path, kind: 'on_job', status: 'active' });
    expect(await directory.phonesOf([mother.id, son.id])).toEqual(new Map([[mother.id, phone], [son.id, phone]]));
    expect(await directory.activeCounts([x.id, y.id])).toEqual(new Map([[x.id, 2]]));
    const port = t.get(OrgMembership);
    expect([await port.fullMemberCounts([x.id]), await port.countInSubtrees([x.path])]).toEqual([new Map([[x.id, 1]]), new Map([[x.path, 2]])]);
    expect(await t.uow.run((tx) => port.reassign(tx, [x.id], y.id))).toMatchObject([{ kind: 'members_moved', total: 3 }]);
    expect([await directory.activeIdsOfOrg(x.id), (await directory.activeIdsOfOrg(y.id)).length]).toEqual([[], 2]);
  });
});
