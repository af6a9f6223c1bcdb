import { pointsApi, type CreatePointRuleBody } from '@xianfeng/shared-types';
import { newId } from '../../src/platform/ids';
import { callerAt } from '../factories/callers';
import { createMember } from '../factories/members';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { postPoints } from '../factories/points';
import { TestApp, type TestCaller } from '../harness';

describe('points at the desk', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: TestCaller;
  let secretary: TestCaller;

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    officer = callerAt(tree.a1, 'committee_officer', (await createMember(t, { orgId: tree.a1.id, name: '赵敏' })).id, tree.a);
    secretary = callerAt(tree.a1, 'branch_secretary');
  });
  afterAll(() => t.stop());

  const rule = (over: Partial<CreatePointRuleBody> = {}): CreatePointRuleBody => ({
    code: `test.r${newId().toLowerCase()}`, ownerOrgId: tree.a.id, title: '攻坚任务', description: '完成党委确定的攻坚任务。', basis: 'task_completed', pointsCenti: 150,
    memberMonthlyCapCenti: null, orgMonthlyCapCenti: null, sourceDoc: '甲分行党委会纪要', sourceArticle: '第三项', effectiveFrom: '2026-11', ...over,
  });

  it('officers keep a book of rules: what holds, what comes, what has ended', async () => {
    const code = (await t.ok(officer, pointsApi.createRule, { body: rule() })).code;
    const { code: _, ownerOrgId: __, ...terms } = rule({ title: '攻坚任务（新）', effectiveFrom: '2026-12' });
    await t.ok(officer, pointsApi.reviseRule, { params: { code }, body: { ...terms, basedOnVersion: 1, status: 'active' } });
    const line = async () => (await t.ok(officer, pointsApi.ruleBook)).rules.find((r) => r.code === code);
    expect(await line()).toMatchObject({ current: { version: 1, createdBy: '赵敏' }, coming: { version: 2, effectiveFrom: '2026-12', title: '攻坚任务（新）' }, versions: 2 });
    await t.ok(officer, pointsApi.reviseRule, { params: { code }, body: { ...terms, effectiveFrom: '2026-11', basedOnVersion: 2, status: 'retired' } });
    expect(await line()).toMatchObject({ current: { version: 3, status: 'retired' }, coming: null, versions: 3 });
    expect((await t.ok(officer, pointsApi.rules, { query: {} })).some((r) => r.code === code)).toBe(false);
    expect(await t.ok(officer, pointsApi.ruleBook)).toMatchObject({ openMonth: '2026-11' });
  });

  it('the ledger of an organisation has all below it, summed and filtered, page by page', async () => {
    const fresh = await createMember(t, { orgId: tree.a1.id });
    for (let i = 0; i < 3; i++) await postPoints(t, { org: tree.a1, memberId: fresh.id });
    await postPoints(t, { org: tree.a2, ruleCode: 'branch.members_meeting', occurredOn: '2026-11-02' });
    const of = (query: object) => t.ok(officer, pointsApi.ledger, { query: { orgId: tree.a.id, limit: 100, ...query } });
    const all = await of({});
    expect(all).toMatchObject({ month: '2026-11', openMonth: '2026-11', next: null, entries: all.items.length, totalCenti: all.items.reduce((sum, e) => sum + e.deltaCenti, 0) });
    expect(new Set(all.items.map((e) => e.org.id))).toEqual(new Set([tree.a1.id, tree.a2.id]));
    expect(all.members).toBe(new Set(all.items.flatMap((e) => e.member?.id ?? [])).size);
    expect((await of({ orgId: tree.a2.id })).items.every((e) => e.org.id === tree.a2.id)).toBe(true);
    expect(await of({ memberId: fresh.id })).toMatchObject({ entries: 3, members: 1 });
    expect(await of({ memberId: fresh.id, source: 'reversal' })).toMatchObject({ entries: 0, items: [] });
    expect((await of({ ruleCode: 'branch.members_meeting' })).items.every((e) => e.rule.code === 'branch.members_meeting')).toBe(true);
    const first = await of({ memberId: fresh.id, limit: 2 });
    const second = await of({ memberId: fresh.id, limit: 2, cursor: first.next });
    expect([...first.items, ...second.items].map((e) => e.id)).toEqual((await of({ memberId: fresh.id })).items.map((e) => e.id));
    expect((await t.call(secretary, pointsApi.ledger, { query: { orgId: tree.a.id } })).status).toBe(404);
  });
});
