import { adoptionsApi, libraryApi, type Adoption } from '@xianfeng/shared-types';
import { AdoptionReminders } from '../../src/modules/cases/adoption/adoption-reminders';
import { CASE_ADOPTION_CONFIRMED, type CaseAdoptionConfirmed } from '../../src/modules/cases';
import { CaseRecord } from '../../src/modules/cases/case.entity';
import { newId } from '../../src/platform/ids';
import { NOTIFY_REQUEST } from '../../src/platform/notify';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { person, roleAt, type Person } from '../factories/cases';
import { createAdoption, publishedCase } from '../factories/library';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { createRole } from '../factories/roles';
import { TestApp } from '../harness';

describe('adoptions', () => {
  let t: TestApp;
  let tree: OrgTree;
  let author: Person;
  let committee: Person;
  let secretary: Person;
  let officer: Person;

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    author = await person(t, tree.a1, '高作者');
    committee = await person(t, tree.b1, '曹委员', [roleAt('branch_committee', tree.b1, 'self')]);
    secretary = await person(t, tree.b1, '孟书记', [roleAt('branch_secretary', tree.b1, 'self')]);
    officer = await person(t, tree.b, '钟专员', [roleAt('committee_officer', tree.b)]);
    await createRole(t.uow, { memberId: committee.memberId, orgId: tree.b1.id, role: 'branch_committee' });
    await createRole(t.uow, { memberId: secretary.memberId, orgId: tree.b1.id, role: 'branch_secretary' });
  });
  afterAll(() => t.stop());

  const newCase = () => publishedCase(t, { org: tree.a1, title: '错峰叫号', author: { memberId: author.memberId, name: author.name } });
  const adopt = (who: Person, record: CaseRecord) => t.call(who, adoptionsApi.create, { params: { id: record.id }, body: { planOn: '2026-11-23', plan: '先在两个窗口试行' } });
  const act = (endpoint: typeof adoptionsApi.start, who: Person, { id, version }: Adoption) => t.ok(who, endpoint, { params: { id }, body: { version } });
  const result = { done: '在两个窗口试行错峰叫号并公示等候时间', effects: [{ name: '平均等候', before: '18', after: '7', unit: '分钟' }] };
  const report = (who: Person, { id, version }: Adoption) => t.ok(who, adoptionsApi.submitResult, { params: { id }, body: { version, ...result } });
  const confirm = (who: Person, { id, version }: Adoption) => t.call(who, adoptionsApi.confirm, { params: { id }, body: { version, opinion: '属实' } });

  /** An adoption whose result was entered by the one given. */
  async function reported(by: Person): Promise<Adoption> {
    const record = await newCase();
    const created = (await adopt(by, record)).body;
    return report(by, await act(adoptionsApi.start, by, created));
  }

  it('goes from one tap to a confirmed result that the case shows', async () => {
    const record = await newCase();
    const created = (await adopt(committee, record)).body;
    expect([created.status, created.dueOn, created.createdByName]).toEqual(['planned', '2026-12-23', '曹委员']);
    const submitted = await report(committee, await act(adoptionsApi.start, committee, created));
    expect([submitted.status, submitted.dueOn, submitted.results[0].stage]).toEqual(['result_submitted', null, 30]);
    const confirmed = (await confirm(secretary, submitted)).body;
    expect([confirmed.status, confirmed.dueOn]).toEqual(['confirmed', '2027-02-21']);
    expect(confirmed.steps.map((s) => s.action)).toEqual(['借鉴', '启动', '填报成效', '确认成效']);
    const detail = await t.ok(author, libraryApi.detail, { params: { id: record.id } });
    expect([detail.adoptions.total, detail.adoptions.confirmed, detail.adoptedCount, detail.confirmedCount]).toEqual([1, 1, 1, 1]);
    expect(detail.adoptions.latest[0]).toMatchObject({ orgName: tree.b1.name, effects: result.effects });
    const followed = await report(committee, confirmed);
    expect([followed.status, followed.dueOn, followed.results.map((r) => r.stage)]).toEqual(['confirmed', null, [30, 90]]);
    expect((await t.call(committee, adoptionsApi.submitResult, { params: { id: followed.id }, body: { version: followed.version, ...result } })).status).toBe(409);
  });

  it('tells the points module once, with what it needs', async () => {
    const submitted = await reported(committee);
    await confirm(secretary, submitted);
    const events = await t.uow.read((tx) => tx.repo(OutboxMessage).findBy({ topic: CASE_ADOPTION_CONFIRMED }));
    const mine = events.map((e) => e.payload as CaseAdoptionConfirmed).filter((e) => e.adoptionId === submitted.id);
    expect(mine).toEqual([{
      adoptionId: submitted.id, caseId: submitted.caseId, caseTitle: '错峰叫号', caseOrgId: tree.a1.id, caseOrgPath: tree.a1.path, authorIds: [author.memberId],
      adopterOrgId: tree.b1.id, adopterOrgPath: tree.b1.path, confirmedAt: t.clock.now().toISOString(),
    }]);
  });

  it('is confirmed by another one: the secretary, or for the secretary a committee member or the committee above', async () => {
    const byCommittee = await reported(committee);
    expect((await confirm(committee, byCommittee)).body).toMatchObject({ code: 'adoption.self_confirm' });
    const bySecretary = await reported(secretary);
    expect((await confirm(secretary, bySecretary)).body).toMatchObject({ code: 'adoption.self_confirm' });
    expect((await confirm(committee, bySecretary)).status).toBe(200);
    expect((await confirm(officer, await reported(secretary))).status).toBe(200);
    const second = await person(t, tree.b1, '许委员', [roleAt('branch_committee', tree.b1, 'self')]);
    expect((await confirm(second, byCommittee)).body).toMatchObject({ code: 'access.denied' });
    expect((await confirm(author, byCommittee)).status).toBe(403);
  });

  it('lets a secretary without committee confirm the own entry', async () => {
    const alone = await person(t, tree.a2, '独书记', [roleAt('branch_secretary', tree.a2, 'self')]);
    await createRole(t.uow, { memberId: alone.memberId, orgId: tree.a2.id, role: 'branch_secretary' });
    const submitted = await reported(alone);
    expect(submitted.allowedActions).toContain('confirm');
    expect((await confirm(alone, submitted)).status).toBe(200);
  });

  it('refuses the own case, a second open adoption, and members without the right', async () => {
    const record = await newCase();
    const home = await person(t, tree.a1, '本支委', [roleAt('branch_committee', tree.a1, 'self')]);
    expect((await adopt(home, record)).body).toMatchObject({ code: 'adoption.own_case' });
    expect((await adopt(author, record)).status).toBe(403);
    const answers = await Promise.all([adopt(committee, record), adopt(secretary, record)]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    const [won, lost] = answers.sort((a, b) => a.status - b.status);
    expect(lost.body).toMatchObject({ code: 'adoption.exists', meta: { adoptionId: won.body.id } });
    const { id, version } = won.body;
    await t.ok(committee, adoptionsApi.cancel, { params: { id }, body: { version, reason: '人手不足' } });
    expect((await adopt(committee, record)).status).toBe(200);
  });

  it('may end honestly without effect, and be returned with a reason', async () => {
    const submitted = await reported(committee);
    const returned = await t.ok(secretary, adoptionsApi.returnResult, { params: { id: submitted.id }, body: { version: submitted.version, reason: '请补充数据' } });
    expect([returned.status, returned.steps.at(-1)!.reason, returned.dueOn]).toEqual(['in_progress', '请补充数据', '2026-12-23']);
    expect((await confirm(secretary, submitted)).status).toBe(409);
    const ended = await t.ok(committee, adoptionsApi.notEffective, { params: { id: submitted.id }, body: { version: returned.version, reason: '客群不同，未见变化' } });
    expect([ended.status, ended.closedReason, ended.allowedActions]).toEqual(['not_effective', '客群不同，未见变化', []]);
    const lineage = await t.ok(author, libraryApi.adoptions, { params: { id: submitted.caseId }, query: {} });
    expect(lineage.items.map((line) => line.status)).toEqual(['not_effective']);
  });

  it('lets one of two simultaneous answers win', async () => {
    const submitted = await reported(committee);
    const { id, version } = submitted;
    const answers = await Promise.all([
      confirm(secretary, submitted),
      t.call(committee, adoptionsApi.notEffective, { params: { id }, body: { version, reason: '未见变化' } }),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  });

  it('reminds the branch 30 and 90 days after the plan date', async () => {
    const record = await newCase();
    const row = await createAdoption(t, tree.b1, record, { planOn: '2026-10-21', dueOn: '2026-11-20', status: 'in_progress' });
    const early = await createAdoption(t, tree.a2, record, { planOn: '2026-10-22', dueOn: '2026-11-21', status: 'in_progress' });
    await t.get(AdoptionReminders).remind();
    const wishes = async () => (await t.uow.read((tx) => tx.repo(OutboxMessage).findBy({ topic: NOTIFY_REQUEST }))).map((m) => m.payload as { period: string; topic: string; page: string });
    const due = (await wishes()).filter((w) => w.period.startsWith(row.id));
    expect(due).toEqual([expect.objectContaining({ topic: 'adoption.todo', period: `${row.id}:due:2026-10-21:30`, page: `packages/case/adopt/index?id=${row.id}` })]);
    expect((await wishes()).some((w) => w.period.startsWith(early.id))).toBe(false);
    t.clock.set('2027-01-19T02:00:00.000Z');
    await t.get(AdoptionReminders).remind();
    expect((await wishes()).map((w) => w.period)).toContain(`${row.id}:due:2026-10-21:90`);
    t.clock.set('2026-11-20T02:00:00.000Z');
  });

  it('keeps the days of the date it was made on, whatever the rule becomes', async () => {
    const rule = { code: 'case.adoption.result_days', value: '60', unit: '天', doc: '《甲分行办法》', article: '第二条', effectiveFrom: '2026-11-20', effectiveTo: null };
    const before = await createAdoption(t, tree.b1, await newCase(), { createdAt: new Date('2026-11-19T02:00:00.000Z') });
    const ruleId = newId();
    await t.uow.run((tx) => tx.repo(RuleValue).insert({ ...rule, id: ruleId, orgPath: tree.b.path }));
    const plan = { planOn: '2026-11-23', plan: '先试行' };
    const kept = await t.ok(committee, adoptionsApi.changePlan, { params: { id: before.id }, body: { version: 1, ...plan } });
    const made = (await adopt(committee, await newCase())).body;
    expect([kept.dueOn, made.dueOn]).toEqual(['2026-12-23', '2027-01-22']);
    const submitted = await report(committee, await act(adoptionsApi.start, committee, made));
    expect(submitted.results[0].stage).toBe(60);
    await t.uow.run((tx) => tx.repo(RuleValue).delete({ id: ruleId }));
  });

  it('lists what is mine and what I may confirm, and hides nothing else behind 404', async () => {
    const record = await newCase();
    const row = await createAdoption(t, tree.b1, record);
    const mine = await t.ok(committee, adoptionsApi.list, { query: { limit: 100 } });
    expect(mine.items.map((line) => line.id)).toContain(row.id);
    expect((await t.ok(officer, adoptionsApi.list, { query: { limit: 100, scope: 'reach' } })).items.map((line) => line.id)).toContain(row.id);
    expect((await t.ok(author, adoptionsApi.list, { query: { scope: 'reach' } })).items).toEqual([]);
    expect((await t.ok(author, adoptionsApi.detail, { params: { id: row.id } })).allowedActions).toEqual([]);
    const outsider = await person(t, tree.a1, '甲委员', [roleAt('branch_committee', tree.a1, 'self')]);
    expect((await t.call(outsider, adoptionsApi.start, { params: { id: row.id }, body: { version: 1 } })).status).toBe(404);
  });
});
