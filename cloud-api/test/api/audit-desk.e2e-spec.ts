import { auditApi, membersApi } from '@xianfeng/shared-types';
import { Audit, AuditChain } from '../../src/platform/audit';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { person, roleAt, type Person } from '../factories/cases';
import { createMember } from '../factories/members';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp } from '../harness';

describe('the audit desk', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: Person;
  let admin: Person;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    officer = await person(t, tree.a1, '江以宁', [roleAt('committee_officer', tree.a)]);
    admin = await person(t, tree.group, '陆平', [roleAt('platform_admin', tree.group)]);
  });
  afterAll(() => t.stop());

  const act = (action: string, orgPath: string, objectId = newId()) =>
    t.uow.run((tx) => t.get(Audit).record(tx, { action, objectType: action.split('.')[0], objectId, orgPath, title: '测试', detail: { reason: '核对' } }));
  const list = async (who: Person, query: Parameters<typeof t.ok<typeof auditApi.list>>[2] = { query: {} }) => (await t.ok(who, auditApi.list, query)).items;

  it('has words for acts, kinds of objects and fields', async () => {
    const words = await t.ok(officer, auditApi.words);
    expect(words.actions).toContainEqual({ code: 'case.publish', name: '发布案例' });
    expect(words.objectTypes).toContainEqual({ code: 'setting', name: '系统设置' });
    expect(words.fields).toContainEqual({ code: 'reason', name: '原因' });
  });

  it('names who or what was acted on', async () => {
    const record = (action: string, objectType: string, objectId: string, title: string, actorId?: string) =>
      t.uow.run((tx) => t.get(Audit).record(tx, { action, objectType, objectId, orgPath: tree.a2.path, title, detail: {}, actorId }));
    await record('console.login', 'member', officer.memberId, '登录电脑端', officer.memberId);
    await record('member.reveal', 'member', officer.memberId, '江**');
    await record('member.export', 'org', tree.a2.id, '导出名册');
    await record('org.rename', 'org', tree.a2.id, '原来的名称');
    await record('appeal.open', 'point_appeal', newId(), '积分申诉');
    const named = (await list(officer, { query: { orgId: tree.a2.id } })).map(({ objectTypeName, title }) => [objectTypeName, title]);
    expect(named).toEqual([['积分申诉', ''], ['组织', '原来的名称'], ['组织', tree.a2.name], ['党员', '江**'], ['党员', '本人']]);
    await t.uow.run((tx) => tx.execute('DELETE FROM audit_entry WHERE orgPath = ?', [tree.a2.path]));
  });

  it('finds acts by object, act, organisation and time, in the own reach alone', async () => {
    const id = newId();
    await act('case.publish', tree.a1.path, id);
    await act('case.withdraw', tree.a1.path, id);
    await act('case.publish', tree.b1.path, id);
    await act('keys.rotate', '');
    t.clock.advance(3_600_000);
    await act('org.rename', tree.a2.path);
    expect((await list(officer)).map((item) => item.action)).toEqual(['org.rename', 'case.withdraw', 'case.publish']);
    expect((await list(officer, { query: { objectType: 'case', objectId: id } })).map((item) => item.actionName)).toEqual(['撤回已发布案例', '发布案例']);
    expect(await list(officer, { query: { action: 'case.publish' } })).toMatchObject([{ org: { id: tree.a1.id }, actor: null, detail: { reason: '核对' } }]);
    expect(await list(officer, { query: { action: 'case.' } })).toHaveLength(2);
    expect((await list(officer, { query: { orgId: tree.a2.id } })).map((item) => item.action)).toEqual(['org.rename']);
    expect((await list(officer, { query: { from: '2026-11-20T02:30:00.000Z' } })).map((item) => item.action)).toEqual(['org.rename']);
    expect((await list(officer, { query: { to: '2026-11-20T02:30:00.000Z' } })).map((item) => item.action)).toEqual(['case.withdraw', 'case.publish']);
    expect((await t.call(officer, auditApi.list, { query: { orgId: tree.b.id } })).status).toBe(404);
    expect((await list(admin)).map((item) => item.action)).toEqual(['org.rename', 'keys.rotate', 'case.publish', 'case.withdraw', 'case.publish']);
  });

  it('refuses what looks like a time and is none', async () => {
    expect(await t.call(officer, auditApi.list, { query: { from: '2026-13-40T99:00:00Z' } })).toMatchObject({ status: 422, body: { errors: [{ path: 'from' }] } });
  });

  it('pages without losing or repeating a row', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await t.ok(admin, auditApi.list, { query: { limit: 2, cursor } });
      seen.push(...page.items.map((item) => item.id));
      if (!page.next) break;
      cursor = page.next;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it('reports who saw which personal data and why, by month', async () => {
    const member = await createMember(t, { orgId: tree.a1.id, name: '沈知远' });
    const reveal = (reason: string) => t.ok(officer, membersApi.reveal, { params: { id: member.id }, body: { fields: ['phone'], reason } });
    await reveal('核对联系方式');
    await reveal('慰问困难党员');
    const report = await t.ok(officer, auditApi.personalAccess, { query: {} });
    expect(report).toMatchObject({
      from: '2026-11', to: '2026-11', cut: false,
      lines: [{ month: '2026-11', actorName: '江以宁', kindName: '查看敏感信息', times: 2, members: 2, fields: ['手机'], reasons: ['慰问困难党员', '核对联系方式'] }],
    });
    expect((await list(officer, { query: { actorId: officer.memberId } })).map((item) => item.title)).toEqual(['沈**', '沈**']);
    expect((await t.ok(officer, auditApi.personalAccess, { query: { from: '2026-09', to: '2026-10' } })).lines).toEqual([]);
    const tooLong = await t.call(officer, auditApi.personalAccess, { query: { from: '2025-01', to: '2026-10' } });
    expect(tooLong).toMatchObject({ status: 422, body: { errors: [{ path: 'from', message: '一次最多统计 12 个月' }] } });
    const endOfTime = await t.call(officer, auditApi.personalAccess, { query: { from: '9999-12', to: '9999-12' } });
    expect(endOfTime).toMatchObject({ status: 422, body: { errors: [{ path: 'from' }, { path: 'to' }] } });
  });

  it('verifies the chain in the background and finds a changed and a missing row', async () => {
    expect(await t.ok(officer, auditApi.verification)).toEqual({ last: null });
    await t.get(AuditChain).seal();
    const started = await t.ok(officer, auditApi.verify, { body: {} });
    expect(started).toMatchObject({ state: 'running', fromSeq: 1, toSeq: 7, startedByName: '江以宁' });
    expect((await t.ok(admin, auditApi.verify, { body: {} })).id).toBe(started.id);
    await t.drainOutbox();
    expect((await t.ok(officer, auditApi.verification)).last).toMatchObject({ state: 'intact', checked: 7, sentence: '审计链完整：已核对 7 条，另有 1 条待封存。' });

    const changeTitle = (title: string) => t.uow.run((tx) => tx.repo(AuditEntry).update({ seq: 3 }, { title }));
    await changeTitle('改过');
    const verdict = async (fromSeq?: number) => {
      await t.ok(officer, auditApi.verify, { body: { fromSeq } });
      await t.drainOutbox();
      return (await t.ok(officer, auditApi.verification)).last;
    };
    expect(await verdict()).toMatchObject({ state: 'broken', checked: 2, brokenAt: 3 });
    expect(await verdict(5)).toMatchObject({ state: 'intact', fromSeq: 5, checked: 3 });
    await changeTitle('测试');
    expect(await verdict()).toMatchObject({ state: 'intact' });
    expect((await t.call(officer, auditApi.verify, { body: { fromSeq: 99 } })).status).toBe(422);
    await t.get(AuditChain).seal();
    const { toSeq } = (await verdict())!;
    await t.uow.run((tx) => tx.repo(AuditEntry).delete({ seq: toSeq }));
    expect(await verdict()).toMatchObject({ state: 'broken', toSeq, brokenAt: toSeq });
  });
});
