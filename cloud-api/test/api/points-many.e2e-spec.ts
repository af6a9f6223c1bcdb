import { pointsApi } from '@xianfeng/shared-types';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { PointBalance } from '../../src/modules/points/point-balance.entity';
import { PointEntryRow } from '../../src/modules/points/point-entry.entity';
import { newId } from '../../src/platform/ids';
import { callerAt } from '../factories/callers';
import { createMember } from '../factories/members';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, type TestCaller } from '../harness';

/** A meeting's participants, entered at once. */
describe('points for many members', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: TestCaller;
  let secretary: TestCaller;

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    officer = callerAt(tree.a1, 'committee_officer', (await createMember(t, { orgId: tree.a1.id, name: '赵敏' })).id, tree.a);
    secretary = callerAt(tree.a1, 'branch_secretary', (await createMember(t, { orgId: tree.a1.id, name: '张强' })).id);
  });
  afterAll(() => t.stop());

  const join = async (count: number, org = tree.a1, name?: string) => Promise.all(Array.from({ length: count }, async () => (await createMember(t, { orgId: org.id, ...(name && { name }) })).id));
  const meeting = (memberIds: string[], over: object = {}) => ({
    ruleCode: 'service.done', orgId: tree.a.id, memberIds, occurredOn: '2026-11-10', subject: '11 月社区服务', evidenceNote: '签到表，存党委工作部', requestId: newId(), ...over,
  });
  const award = (body: ReturnType<typeof meeting>, by = officer) => t.ok(by, pointsApi.awardMany, { body });
  const refused = (body: ReturnType<typeof meeting>, by = officer) => t.call(by, pointsApi.awardMany, { body });
  const entriesOf = (requestId: string) => t.uow.read((tx) => tx.repo(PointEntryRow).findBy({ sourceId: requestId }));
  const balance = async (subjectId: string) => (await t.uow.read((tx) => tx.repo(PointBalance).findOneBy({ subjectId, month: '2026-11' })))?.totalCenti ?? 0;

  it('gives each member an entry at the own branch, with evidence, audit and reversal', async () => {
    const [here, there] = [await join(3), await join(2, tree.a2)];
    const body = meeting([...here, ...there]);
    const entries = await award(body);
    expect(entries).toHaveLength(5);
    for (const id of here) expect(entries.find(({ member }) => member?.id === id)).toMatchObject({ org: { id: tree.a1.id }, deltaCenti: 200, evidenceNote: '签到表，存党委工作部', enteredBy: '赵敏', allowedActions: ['reverse'] });
    for (const id of there) expect(entries.find(({ member }) => member?.id === id)).toMatchObject({ org: { id: tree.a2.id } });
    expect(await balance(there[0])).toBe(200);
    const audited = await t.uow.read((tx) => tx.repo(AuditEntry).findBy({ action: 'point.award', objectId: entries[0].id }));
    expect(audited).toHaveLength(1);
    await t.ok(officer, pointsApi.reverse, { params: { id: entries[0].id }, body: { reason: '登记有误' } });
    expect(await balance(entries[0].member!.id)).toBe(0);
    expect(await balance(entries[1].member!.id)).toBe(200);
  });

  it('awards once, however often it is sent', async () => {
    const body = meeting(await join(4));
    const first = await award(body);
    const again = await award(body);
    expect(again.map(({ id }) => id).sort()).toEqual(first.map(({ id }) => id).sort());
    await Promise.all([award(body), award(body)]);
    expect(await entriesOf(body.requestId)).toHaveLength(4);
    expect(await balance(body.memberIds[0])).toBe(200);
  });

  it('takes a member named twice once', async () => {
    const [id] = await join(1);
    expect(await award(meeting([id, id]))).toHaveLength(1);
  });

  it('enters nobody when some can not be entered, and names each of them', async () => {
    const [good] = await join(1);
    const [elsewhere] = await join(1, tree.b1, '外来同志');
    const gone = (await createMember(t, { orgId: tree.a1.id, name: '调出同志', with: { status: 'transferred_out' } })).id;
    const [other] = await join(1, tree.a2, '二支部同志');
    const body = meeting([good, elsewhere, gone, other], { orgId: tree.a1.id });
    const answer = await refused(body);
    expect(answer).toMatchObject({
      status: 422,
      body: {
        detail: '3 名党员不能登记，全部未登记。',
        errors: [
          { path: 'memberIds.1', message: '第 2 名党员不存在，或不在您的管理范围内，请重新选择' },
          { path: 'memberIds.2', message: '调出同志的党籍已变动，不能登记，请取消选择' },
          { path: 'memberIds.3', message: expect.stringContaining('二支部同志不在') },
        ],
      },
    });
    expect(JSON.stringify(answer.body)).not.toContain('外来同志');
    expect(await entriesOf(body.requestId)).toEqual([]);
    expect(await balance(good)).toBe(0);
  });

  it('names those whose branch the rule does not hold for, and asks for another rule where it holds for none', async () => {
    const code = `test.r${newId().toLowerCase()}`;
    await t.ok(callerAt(tree.a1, 'committee_officer', officer.memberId, tree.a1), pointsApi.createRule, {
      body: {
        code, ownerOrgId: tree.a1.id, title: '支部攻坚', description: '完成支部确定的任务。', basis: 'task_completed', pointsCenti: 50, memberMonthlyCapCenti: null, orgMonthlyCapCenti: null, sourceDoc: '支部决议', sourceArticle: '', effectiveFrom: '2026-11',
      },
    });
    const [[here], [there]] = [await join(1), await join(1, tree.a2, '王芳')];
    expect(await refused(meeting([here, there], { ruleCode: code }))).toMatchObject({ status: 422, body: { errors: [{ path: 'memberIds.1', message: expect.stringContaining('王芳所在的') }] } });
    expect(await refused(meeting([there], { ruleCode: code }))).toMatchObject({ status: 422, body: { errors: [{ path: 'ruleCode' }] } });
    expect(await refused(meeting([here], { ruleCode: 'case.published' }))).toMatchObject({ status: 422, body: { errors: [{ path: 'ruleCode' }] } });
  });

  it('asks for 1 to 200 members and a day that has come', async () => {
    expect(await refused(meeting([]))).toMatchObject({ status: 422, body: { errors: [{ path: 'memberIds', message: '请至少选择 1 名党员' }] } });
    expect(await refused(meeting(Array.from({ length: 201 }, () => newId())))).toMatchObject({ status: 422, body: { errors: [{ path: 'memberIds', message: '党员最多 200 项' }] } });
    expect(await refused(meeting(await join(1), { occurredOn: '2027-01-01' }))).toMatchObject({ status: 422, body: { errors: [{ path: 'occurredOn' }] } });
  });

  it('keeps to the cap of each member', async () => {
    const ids = await join(2);
    const caps = (await t.ok(officer, pointsApi.rules, { query: { month: '2026-11' } })).find(({ code }) => code === 'service.done')!;
    const times = Math.ceil(caps.memberMonthlyCapCenti! / caps.pointsCenti);
    for (let i = 0; i < times; i += 1) await award(meeting(ids));
    const over = await award(meeting(ids));
    expect(over.map(({ deltaCenti, reason }) => [deltaCenti, reason])).toEqual([[0, '已达本月上限，按上限计分'], [0, '已达本月上限，按上限计分']]);
  });

  it('is for those who may enter points, where they may', async () => {
    const [id] = await join(1, tree.b1);
    expect((await refused(meeting([id], { orgId: tree.b.id }))).status).toBe(404);
    expect((await refused(meeting([id]), callerAt(tree.a1, 'member', secretary.memberId))).status).toBe(403);
  });
});
