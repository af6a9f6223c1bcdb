import { duesApi, orgPreviewsApi, orgsApi } from '@xianfeng/shared-types';
import { BillMaker, DuesBills } from '../../src/modules/dues';
import { ArrearsWatch } from '../../src/modules/dues/arrears/arrears-watch';
import { DuesBillRow } from '../../src/modules/dues/dues-bill.entity';
import type { Member } from '../../src/modules/members/member.entity';
import { newId } from '../../src/platform/ids';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import { callerAt, memberOf } from '../factories/callers';
import { createBills, createFixing } from '../factories/dues';
import { createMember } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, type TestCaller } from '../harness';

describe('who pays dues, and which branch collects them', () => {
  let t: TestApp;
  let tree: OrgTree;
  let secretary: TestCaller;

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    secretary = callerAt(tree.a1, 'branch_secretary', (await createMember(t, { orgId: tree.a1.id, name: '钱书记' })).id);
  });
  afterAll(() => t.stop());

  const as = (member: Member) => memberOf(tree.a1, tree.group, member.id);
  const fixed = async (more: Partial<Member> = {}) => {
    const member = await createMember(t, { orgId: tree.a1.id, with: more });
    await createFixing(t, { member });
    return member;
  };
  const billOf = (member: Member, month: string) => t.uow.read((tx) => tx.repo(DuesBillRow).findOneBy({ memberId: member.id, month }));
  const settle = (billId: string, source: string) => t.uow.run((tx) => t.get(DuesBills).settle(tx, { billId, fen: 5000, source, at: t.clock.now() }));
  /** A rule that is off in April 2026. */
  const switchOff = (code: string) => t.uow.run((tx) => tx.repo(RuleValue).insert({
    id: newId(), code, value: '0', unit: '', doc: '试验', article: '', effectiveFrom: '2026-04-01', effectiveTo: '2026-04-30', orgPath: '', reason: null, createdById: null, createdAt: null,
  }));

  it('第九条：a holder of the card of mobile members pays at the host branch; one without it at the branch of his membership', async () => {
    const hostBranch = await createOrg(t.uow, { name: '乙分行项目党支部', parent: tree.b, orgClass: 'outlet' });
    const away = { kind: 'mobile' as const, mobileSince: '2026-03-01', mobileTo: '外省项目组', hostOrgId: hostBranch.id };
    const [holder, without] = [await fixed({ ...away, hasActivityCard: true }), await fixed(away)];
    for (const path of [tree.a.path, tree.b.path]) await t.get(BillMaker).make(path, '2026-11');
    expect(await billOf(holder, '2026-11')).toMatchObject({ orgId: hostBranch.id, dueFen: 5000 });
    expect(await billOf(without, '2026-11')).toMatchObject({ orgId: tree.a1.id, dueFen: 5000 });

    const mine = await t.ok(as(holder), duesApi.mine, { query: {} });
    expect(mine).toMatchObject({ org: { id: hostBranch.id }, grounds: [{ text: expect.stringContaining('流动党员活动证'), article: '第九条' }] });
    expect((await t.ok(as(without), duesApi.mine, { query: {} })).grounds).toMatchObject([{ text: `向正式组织关系所在的${tree.a1.name}交纳`, article: '第九条' }]);

    const host = callerAt(hostBranch, 'branch_secretary');
    const lines = async (caller: TestCaller, orgId: string) => t.ok(caller, duesApi.branch, { params: { orgId }, query: { month: '2026-11', limit: 100 } });
    expect((await lines(host, hostBranch.id)).items.map(({ memberId }) => memberId)).toEqual([holder.id]);
    const formal = await lines(secretary, tree.a1.id);
    expect(formal.items.map(({ memberId }) => memberId)).not.toContain(holder.id);
    expect(formal.payElsewhere).toEqual([{ memberName: holder.name, orgName: hostBranch.name }]);
    expect((await t.ok(host, duesApi.member, { params: { id: holder.id }, query: {} })).grounds).toEqual(mine.grounds);
    expect((await t.call(secretary, duesApi.member, { params: { id: holder.id }, query: {} })).status).toBe(404);
  });

  it('the rows of 第八条 and 第九条 decide: with them off nobody on probation is billed, and the branch where one takes part collects', async () => {
    const attached = await fixed({ orgId: tree.a2.id, homeOrgId: tree.a1.id });
    const holder = await fixed({ kind: 'mobile', mobileSince: '2026-03-01', mobileTo: '外省项目组', hostOrgId: tree.a2.id, hasActivityCard: true });
    const probationary = await fixed({ category: 'probationary', joinedOn: '2026-02-01', fullOn: null });
    for (const code of ['dues.probationary_pays', 'dues.formal_branch_collects', 'dues.card_holder_pays_at_host']) await switchOff(code);
    for (const month of ['2026-03', '2026-04']) await t.get(BillMaker).make(tree.group.path, month);
    const orgIds = (month: string) => Promise.all([attached, holder, probationary].map(async (member) => (await billOf(member, month))?.orgId ?? null));
    expect(await orgIds('2026-03')).toEqual([tree.a1.id, tree.a2.id, tree.a1.id]);
    expect(await orgIds('2026-04')).toEqual([tree.a2.id, tree.a1.id, null]);
  });

  it('two organisations: the successor’s secretary collects, decides, reads what was; the closed one’s asks nobody', async () => {
    const small = await createOrg(t.uow, { name: '甲分行城北网点党支部', parent: tree.a, orgClass: 'outlet' });
    const member = await createMember(t, { orgId: small.id, name: '欠交人' });
    await createFixing(t, { member });
    const [before, paid] = await createBills(t, member, ['2025-12', '2026-01']);
    await settle(before.id, 'cash:before');
    await settle(paid.id, 'cash:first');
    await createBills(t, member, ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']);
    await t.get(ArrearsWatch).run();
    const months = { fromMonth: '2026-11', toMonth: '2027-03', reason: '生活困难，申请办理' };
    const himself = memberOf(small, tree.group, member.id);
    await t.ok(himself, duesApi.applyRelief, { body: { kind: 'exempt', ...months } });
    const consent = await t.ok(himself, duesApi.requestConsent, { body: { relation: 'spouse', payerName: '王亲属', ...months, fromMonth: '2026-05' } });

    const merging = callerAt(tree.a1, 'committee_officer', newId(), tree.a);
    const body = { groups: [{ targetId: tree.a2.id, sourceIds: [small.id] }], reason: '网点整合' };
    const preview = await t.ok(merging, orgPreviewsApi.merge, { body });
    expect(JSON.stringify(preview)).toContain('"dues_owed","total":1,"names":["欠交人"]');
    await t.ok(merging, orgsApi.merge, { body });

    const successor = callerAt(tree.a2, 'branch_secretary', (await createMember(t, { orgId: tree.a2.id })).id);
    const open = (status: string) => ({ query: { status: status as never, limit: 100 } });
    expect((await t.ok(successor, duesApi.cases, open('open'))).items).toMatchObject([{ member: { id: member.id }, org: { id: tree.a2.id }, months: 6 }]);
    expect((await t.ok(successor, duesApi.reliefs, open('submitted'))).items).toMatchObject([{ member: { id: member.id }, allowedActions: ['study'] }]);
    const branch = await t.ok(successor, duesApi.branch, { params: { orgId: tree.a2.id }, query: { month: '2026-10', limit: 100 } });
    expect(branch.items.find(({ memberId }) => memberId === member.id)).toMatchObject({ owedMonths: 6, overdueMonths: 6, marks: expect.arrayContaining(['case', 'relief_pending', 'consent_pending']) });
    const history = await t.ok(successor, duesApi.member, { params: { id: member.id }, query: { year: 2025 } });
    expect([history.org.id, history.bills.map(({ month, status }) => [month, status]), history.owedFen]).toEqual([tree.a2.id, [['2025-12', 'paid']], 30_000]);

    await t.ok(successor, duesApi.decideConsent, { params: { id: consent.id }, body: { agree: true, reason: '支部同意', version: 1 } });
    const payer = { memberId: null, consentId: consent.id };
    const payable = await t.uow.run((tx) => t.get(DuesBills).payable(tx, { memberId: member.id, months: ['2026-05'], payer }));
    expect(payable.map(({ orgId, orgPath }) => [orgId, orgPath])).toEqual([[tree.a2.id, tree.a2.path]]);
    expect((await t.call(callerAt(small, 'branch_secretary'), duesApi.member, { params: { id: member.id }, query: {} })).status).toBe(404);
  });
});
