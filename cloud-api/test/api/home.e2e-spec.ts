import { adoptionsApi, bulletinsApi, caseReviewsApi, duesApi, duesPaymentsApi, homeApi, pointsApi } from '@xianfeng/shared-types';
import { MonthCloser } from '../../src/modules/rankings';
import { SafetyApi } from '../../src/platform/wechat';
import { FakeSafety, inCommittee, onNotice, person, presence, roleAt, submit, type Crew, type Person } from '../factories/cases';
import { createAdoption, publishedCase } from '../factories/library';
import { createDelivery } from '../factories/notifications';
import { createBills } from '../factories/dues';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { createRole } from '../factories/roles';
import { postPoints } from '../factories/points';
import { TestApp } from '../harness';

describe('the first screen', () => {
  let t: TestApp;
  let tree: OrgTree;
  let crew: Crew;
  let chief: Person;

  beforeAll(async () => {
    t = await TestApp.start({ override: (builder) => builder.overrideProvider(SafetyApi).useValue(new FakeSafety()) });
    tree = await createOrgTree(t.uow);
    const office = await createOrg(t.uow, { name: '集团直属第九党支部', parent: tree.group });
    const reviewer = (name: string) => person(t, tree.a2, name, [roleAt('reviewer', tree.a)]);
    crew = {
      author: await person(t, tree.a1, '沈知远'),
      secretary: await person(t, tree.a1, '韩立本', [roleAt('branch_secretary', tree.a1, 'self')]),
      officer: await person(t, office, '江以宁', [roleAt('committee_officer', tree.group)]),
      reviewers: [await reviewer('温如玉'), await reviewer('方砚秋')],
    };
    chief = await person(t, office, '林望北', [roleAt('committee_secretary', tree.group)]);
    presence(t);
  });
  afterAll(() => t.stop());

  const home = (who: Person) => t.ok(who, homeApi.show);
  const todos = async (who: Person) => (await home(who)).todos.map(({ kind, count }) => [kind, count]);

  it('greets a new member and has nothing to do, no place and no bulletin yet', async () => {
    expect(await home(crew.author)).toEqual({
      greetingName: '沈知远', todos: [], newestCases: [], bulletin: null, unread: 0,
      branch: { id: tree.a1.id, name: tree.a1.name, members: 2, publishedCases: 0, rank: null },
    });
  });

  it('tells each what waits for them, and nobody what waits for others', async () => {
    const detail = await submit(t, crew.author);
    expect([await todos(crew.secretary), await todos(crew.author)]).toEqual([[['case_branch_review', 1]], []]);
    const body = { version: detail.version, decision: 'return' as const, opinion: '请补充成效数据' };
    await t.ok(crew.secretary, caseReviewsApi.branchDecision, { params: { id: detail.id }, body });
    expect([await todos(crew.secretary), await todos(crew.author)]).toEqual([[], [['case_returned', 1]]]);
  });

  it('tells a member what is owed, without pressing, and the secretary what was asked for', async () => {
    const debtor = await person(t, tree.b1, '尤欠费');
    const secretary = await person(t, tree.b1, '费书记', [roleAt('branch_secretary', tree.b1, 'self')]);
    const owed = async (who: Person) => (await home(who)).todos.map(({ kind, title, dueOn, page }) => ({ kind, title, dueOn, page }));
    const page = 'packages/dues/mine/index';
    const at = { id: debtor.memberId, orgId: tree.b1.id };
    await createBills(t, at, ['2026-11', '2026-12'], { dueOn: '2026-11-25', dueFen: 7650 });
    expect(await owed(debtor)).toEqual([{ kind: 'dues', title: '11 月党费 76.50 元待交', dueOn: '2026-11-25', page }]);
    const late = await person(t, tree.b1, '尤迟交');
    await createBills(t, { id: late.memberId, orgId: tree.b1.id }, ['2026-09'], { dueFen: 5000, dueOn: '2026-09-25' });
    expect(await owed(late)).toEqual([{ kind: 'dues', title: '9 月党费 50.00 元待交', dueOn: null, page }]);
    await createBills(t, at, ['2026-09', '2026-10'], { dueFen: 7650, dueOn: '2026-10-15' });
    expect(await owed(debtor)).toEqual([{ kind: 'dues', title: '3 个月党费待交，共 229.50 元', dueOn: '2026-11-25', page }]);
    const ask = { payerName: '尤小妹', relation: 'child' as const, fromMonth: '2026-11', toMonth: '2026-12', reason: '外出就医' };
    await t.ok(debtor, duesApi.requestConsent, { body: ask });
    expect(await owed(secretary)).toEqual([{ kind: 'dues_desk', title: '1 件党费事项等您办理', dueOn: null, page: 'packages/dues/desk/index' }]);
    expect(await todos(crew.secretary)).toEqual([]);
  });

  it('tells the second person of cash that waits for them, not the one who took it', async () => {
    const member = await person(t, tree.a2, '乔现金');
    const taker = await person(t, tree.a2, '鲁书记', [roleAt('branch_secretary', tree.a2, 'self')]);
    const counter = await person(t, tree.a2, '池委员', [roleAt('branch_committee', tree.a2, 'self')]);
    await createBills(t, { id: member.memberId, orgId: tree.a2.id }, ['2026-11']);
    await t.ok(taker, duesPaymentsApi.registerCash, { body: { memberId: member.memberId, months: ['2026-11'], receivedOn: '2026-11-20', note: '收据 9 号' } });
    const desk = async (who: Person) => [await todos(who), (await t.ok(who, homeApi.duesWaiting)).dues_cash];
    expect([await desk(counter), await desk(taker)]).toEqual([[[['dues_desk', 1]], 1], [[], 0]]);
  });

  it('has what the branch took up and has to begin, report or confirm, with the day', async () => {
    const committee = await person(t, tree.b1, '曹委员', [roleAt('branch_committee', tree.b1, 'self')]);
    const secretary = await person(t, tree.b1, '孟书记', [roleAt('branch_secretary', tree.b1, 'self')]);
    for (const [{ memberId }, role] of [[committee, 'branch_committee'], [secretary, 'branch_secretary']] as const) await createRole(t.uow, { memberId, orgId: tree.b1.id, role });
    const record = await publishedCase(t, { org: tree.b, title: '错峰叫号' });
    const adopted = (more: Parameters<typeof createAdoption>[3]) => createAdoption(t, tree.b1, record, { openKey: null, ...more });
    await adopted({ planOn: '2026-11-25', dueOn: '2026-12-25' });
    await adopted({ planOn: '2026-12-20', dueOn: '2027-01-19' });
    await adopted({ status: 'in_progress', planOn: '2026-10-24', dueOn: '2026-11-23' });
    await adopted({ status: 'in_progress', planOn: '2026-11-18', dueOn: '2026-12-18' });
    await adopted({ status: 'result_submitted', dueOn: null, resultById: committee.memberId });
    const line = async (who: Person) => (await home(who)).todos.find(({ kind }) => kind === 'adoption');
    expect(await line(secretary)).toEqual({
      kind: 'adoption', count: 3, title: '支部借鉴的案例：1 项待启动，1 项待填报成效，1 项待确认成效', dueOn: '2026-11-23', page: 'packages/case/adoptions/index',
    });
    expect(await line(committee)).toMatchObject({ count: 2, title: '支部借鉴的案例：1 项待启动，1 项待填报成效' });
    expect([await line(crew.officer), await line(crew.author)]).toEqual([undefined, undefined]);
    await adopted({ status: 'result_submitted', dueOn: null, resultById: secretary.memberId });
    const above = await person(t, tree.b, '潘干事', [roleAt('committee_officer', tree.b)]);
    expect((await home(above)).todos).toMatchObject([
      { kind: 'adoption_confirm', count: 1, title: '1 项下级支部书记填报的借鉴成效等您确认', page: 'packages/case/adoptions/index?view=confirm' },
    ]);
    expect((await home(secretary)).todos.map(({ kind }) => kind)).not.toContain('adoption_confirm');
    const mine = await t.ok(secretary, adoptionsApi.list, { query: { status: 'result_submitted' } });
    expect(mine.items).toHaveLength(2);
  });

  it('shows a reviewer the day by which the first review is due, before what has no day', async () => {
    const detail = await inCommittee(t, crew);
    expect(await todos(crew.officer)).toContainEqual(['case_desk', 1]);
    const [reviewer] = crew.reviewers;
    await t.ok(crew.officer, caseReviewsApi.assign, {
      params: { id: detail.id }, body: { version: detail.version, reviewerIds: crew.reviewers.map((r) => r.memberId), dueOn: '2026-12-20' },
    });
    expect((await home(reviewer)).todos).toMatchObject([{ kind: 'case_review', count: 1, dueOn: '2026-12-20', page: 'packages/manage/reviews/index' }]);
  });

  it('has published cases, appeals, unread messages, the branch’s place and the bulletin', async () => {
    const noticed = await onNotice(t, crew, { title: '流动党员一个也不掉队' });
    const [entry] = [await postPoints(t, { org: tree.a1, memberId: crew.author.memberId, occurredOn: '2026-10-12' })];
    await t.ok(crew.author, pointsApi.appeal, { params: { id: entry.id }, body: { reason: '分值应为两项之和' } });
    const appeal = (await home(crew.officer)).todos.find(({ kind }) => kind === 'appeal');
    expect(appeal).toMatchObject({ count: 1, dueOn: expect.stringMatching(/^2026-/) });

    t.clock.advance(20 * 86_400_000);
    await t.ok(crew.officer, caseReviewsApi.publish, { params: { id: noticed.id }, body: { version: noticed.version } });
    await t.uow.run((tx) => t.get(MonthCloser).begin(tx, '2026-10', null));
    await t.get(MonthCloser).run('2026-10');
    const draft = await t.ok(crew.officer, bulletinsApi.generate, { body: { month: '2026-10' } });
    expect(await todos(crew.officer)).toContainEqual(['bulletin', 1]);
    const submitted = await t.ok(crew.officer, bulletinsApi.submit, { params: { id: draft.id }, body: { version: draft.version } });
    expect([await todos(crew.officer), await todos(chief)].map((list) => list.some(([kind]) => kind === 'bulletin'))).toEqual([false, true]);
    const approved = await t.ok(chief, bulletinsApi.approve, { params: { id: draft.id }, body: { version: submitted.version } });
    expect((await home(crew.author)).bulletin).toBeNull();
    await t.ok(chief, bulletinsApi.publish, { params: { id: draft.id }, body: { version: approved.version } });
    await createDelivery(t, tree.a1, crew.author.memberId);

    const view = await home(crew.author);
    expect(view.newestCases.map((card) => card.title)).toEqual(['流动党员一个也不掉队', '错峰叫号']);
    expect(view.branch).toMatchObject({ publishedCases: 1, rank: { month: '2026-10', orgClass: 'department', place: 1, perHeadCenti: expect.any(Number) } });
    expect(view.bulletin).toMatchObject({ id: draft.id, month: '2026-10' });
    expect(view.unread).toBeGreaterThan(0);
    expect((await home(crew.reviewers[0])).branch.publishedCases).toBe(0);
  });
});
