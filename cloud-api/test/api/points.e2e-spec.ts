import { pointsApi, type CreatePointRuleBody } from '@xianfeng/shared-types';
import { CASE_ADOPTION_CONFIRMED, CASE_PUBLISHED, CASE_WITHDRAWN, REVIEW_DONE } from '../../src/modules/cases';
import { PointBalances } from '../../src/modules/points';
import { PointAppealReminders } from '../../src/modules/points/point-appeal.reminders';
import { PointBalance } from '../../src/modules/points/point-balance.entity';
import { PointEntryRow } from '../../src/modules/points/point-entry.entity';
import { PointLedger } from '../../src/modules/points/point-ledger';
import { PointMonths } from '../../src/modules/points/point-months';
import { newId } from '../../src/platform/ids';
import { Outbox } from '../../src/platform/outbox';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { createMember } from '../factories/members';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { callerAt } from '../factories/callers';
import { postPoints } from '../factories/points';
import { TestApp, type TestCaller } from '../harness';

describe('points', () => {
  let t: TestApp;
  let tree: OrgTree;
  let member: TestCaller;
  let colleague: TestCaller;
  let secretary: TestCaller;
  let officer: TestCaller;
  let topOfficer: TestCaller;

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    const join = async (name: string, org = tree.a1) => (await createMember(t, { orgId: org.id, name })).id;
    member = callerAt(tree.a1, 'member', await join('李明'));
    colleague = callerAt(tree.a1, 'member', await join('王芳'));
    secretary = callerAt(tree.a1, 'branch_secretary', await join('张强'));
    officer = callerAt(tree.a1, 'committee_officer', await join('赵敏'), tree.a);
    topOfficer = callerAt(tree.a1, 'committee_officer', await join('周洁'), tree.group);
  });
  afterAll(() => t.stop());

  const send = async (topic: string, payload: object) => {
    await t.uow.run((tx) => t.get(Outbox).add(tx, topic, payload));
    await t.drainOutbox();
  };
  const balance = async (subjectId: string, month = '2026-11') =>
    (await t.uow.read((tx) => tx.repo(PointBalance).findOneBy({ subjectId, month })))?.totalCenti ?? 0;
  const entriesOf = (sourceId: string) => t.uow.read((tx) => tx.repo(PointEntryRow).find({ where: { sourceId }, order: { id: 'ASC' } }));
  const newMember = async () => callerAt(tree.a1, 'member', (await createMember(t, { orgId: tree.a1.id })).id);
  const award = (over: object = {}) => ({
    ruleCode: 'service.done', orgId: tree.a1.id, memberId: member.memberId, occurredOn: '2026-11-10', subject: '为社区老人办实事', evidenceNote: '办结记录第 12 号',
    requestId: newId(), ...over,
  });
  const rule = (over: Partial<CreatePointRuleBody> = {}): CreatePointRuleBody => ({
    code: `test.r${newId().toLowerCase()}`, ownerOrgId: tree.a.id, title: '攻坚任务', description: '完成党委确定的攻坚任务。', basis: 'task_completed', pointsCenti: 150,
    memberMonthlyCapCenti: null, orgMonthlyCapCenti: null, sourceDoc: '甲分行党委会纪要', sourceArticle: '第三项', effectiveFrom: '2026-11', ...over,
  });

  describe('rules', () => {
    it('are readable for every member, with source and version', async () => {
      const rules = await t.ok(member, pointsApi.rules, { query: {} });
      expect(rules.find((r) => r.code === 'branch.theme_day')).toMatchObject({ version: 1, pointsCenti: 500, sourceArticle: 'N 主题党日', allowedActions: [] });
    });

    it('are refused with a code or a page that no column holds', async () => {
      const long = await t.call(officer, pointsApi.createRule, { body: rule({ code: `branch.${'x'.repeat(58)}` }) });
      expect(long).toMatchObject({ status: 422, body: { errors: [{ path: 'code' }] } });
      const page = await t.call(officer, pointsApi.award, { body: award({ evidencePage: `pages/${'x'.repeat(250)}` }) });
      expect(page).toMatchObject({ status: 422, body: { errors: [{ path: 'evidencePage' }] } });
    });

    it('that reward sharing are refused with the clause, by basis and by wording', async () => {
      const byBasis = await t.call(officer, pointsApi.createRule, { body: rule({ basis: 'share' }) });
      expect(byBasis).toMatchObject({ status: 422, body: { code: 'point.rule_refused' } });
      const byWords = await t.call(officer, pointsApi.createRule, { body: rule({ title: '宣传之星', description: '把案例转 发到三个群，得 1 分。' }) });
      expect(byWords.status).toBe(422);
      expect(JSON.stringify(byWords.body)).toContain('国办函〔2026〕12号');
    });

    it('change by a new version that leaves written entries and earlier months alone', async () => {
      const created = await t.ok(officer, pointsApi.createRule, { body: rule() });
      const before = await t.ok(officer, pointsApi.award, { body: award({ ruleCode: created.code }) });
      const revision = { ...rule({ pointsCenti: 300 }), basedOnVersion: 1, status: 'active' as const };
      const { code: _code, ownerOrgId: _owner, ...terms } = revision;
      const revised = await t.ok(officer, pointsApi.reviseRule, { params: { code: created.code }, body: terms });
      expect(revised).toMatchObject({ version: 2, pointsCenti: 300 });
      const after = await t.ok(officer, pointsApi.award, { body: award({ ruleCode: created.code }) });
      expect([after.deltaCenti, after.rule.version]).toEqual([300, 2]);
      expect(await t.ok(member, pointsApi.entry, { params: { id: before.id } })).toMatchObject({ deltaCenti: 150, rule: { version: 1, title: '攻坚任务' } });
      const stale = await t.call(officer, pointsApi.reviseRule, { params: { code: created.code }, body: terms });
      expect(stale).toMatchObject({ status: 409, body: { code: 'conflict.version', meta: { version: 2 } } });
      const past = await t.call(officer, pointsApi.reviseRule, { params: { code: created.code }, body: { ...terms, basedOnVersion: 2, effectiveFrom: '2026-10' } });
      expect(past).toMatchObject({ status: 422, body: { errors: [{ path: 'effectiveFrom' }] } });
    });

    it('of the top are revised at the top alone, those of a committee hold in its tree alone', async () => {
      const { code: _code, ownerOrgId: _owner, ...terms } = { ...rule(), basedOnVersion: 1, status: 'active' as const };
      expect((await t.call(officer, pointsApi.reviseRule, { params: { code: 'task.completed' }, body: terms })).status).toBe(404);
      const own = await t.ok(officer, pointsApi.createRule, { body: rule() });
      const elsewhere = await t.call(topOfficer, pointsApi.award, { body: award({ ruleCode: own.code, orgId: tree.b1.id, memberId: undefined }) });
      expect(elsewhere).toMatchObject({ status: 422, body: { errors: [{ path: 'ruleCode' }] } });
    });
  });

  describe('from cases', () => {
    const published = () => ({
      caseId: newId(), title: '一张表治理', orgId: tree.a1.id, orgPath: tree.a1.path, authorIds: [member.memberId, colleague.memberId], categoryCode: 'c01',
      publishedAt: '2026-11-05T01:00:00.000Z',
    });

    it('lead and co-author get theirs once, however often the message comes', async () => {
      const event = published();
      const [lead, co] = [await balance(member.memberId), await balance(colleague.memberId)];
      await send(CASE_PUBLISHED, event);
      await send(CASE_PUBLISHED, event);
      expect([(await balance(member.memberId)) - lead, (await balance(colleague.memberId)) - co]).toEqual([1000, 400]);
      expect(await entriesOf(event.caseId)).toHaveLength(2);
    });

    it('a withdrawn case takes its points back, by being published and by being adopted, once', async () => {
      const event = published();
      const before = await balance(member.memberId);
      await send(CASE_PUBLISHED, event);
      await send(CASE_ADOPTION_CONFIRMED, {
        adoptionId: newId(), caseId: event.caseId, caseTitle: event.title, caseOrgId: tree.a1.id, caseOrgPath: tree.a1.path, authorIds: event.authorIds,
        adopterOrgId: tree.b1.id, adopterOrgPath: tree.b1.path, confirmedAt: '2026-11-12T01:00:00.000Z',
      });
      expect((await balance(member.memberId)) - before).toBe(1500);
      expect(await balance(tree.b1.id)).toBe(600);
      const withdrawal = { ...event, reason: '数据有误', withdrawnAt: '2026-11-13T01:00:00.000Z' };
      await send(CASE_WITHDRAWN, withdrawal);
      await send(CASE_WITHDRAWN, withdrawal);
      expect((await balance(member.memberId)) - before).toBe(0);
      expect(await balance(tree.b1.id)).toBe(600);
      const rows = await entriesOf(event.caseId);
      expect(rows.map((r) => r.deltaCenti)).toEqual([1000, 400, 500, -1000, -400, -500]);
      expect(rows[3]).toMatchObject({ reversesId: rows[0].id, source: 'reversal', reason: '案例已撤回：数据有误' });
    });

    it('a withdrawal that overtakes the publication leaves nothing to be awarded', async () => {
      const event = published();
      const before = await balance(member.memberId);
      await send(CASE_WITHDRAWN, { ...event, reason: '数据有误', withdrawnAt: '2026-11-13T01:00:00.000Z' });
      await send(CASE_PUBLISHED, event);
      await send(CASE_ADOPTION_CONFIRMED, {
        adoptionId: newId(), caseId: event.caseId, caseTitle: event.title, caseOrgId: tree.a1.id, caseOrgPath: tree.a1.path, authorIds: event.authorIds,
        adopterOrgId: tree.a2.id, adopterOrgPath: tree.a2.path, confirmedAt: '2026-11-14T01:00:00.000Z',
      });
      expect(await balance(member.memberId)).toBe(before);
      expect(await entriesOf(event.caseId)).toEqual([]);
      expect(await balance(tree.a2.id)).toBe(600);
    });

    it('a review handed in on time gives its reviewer the points of the rule, once and up to the cap', async () => {
      const fresh = await newMember();
      const review = () => ({ reviewId: newId(), reviewerId: fresh.memberId, doneAt: '2026-11-18T01:00:00.000Z' });
      const first = review();
      await send(REVIEW_DONE, first);
      await send(REVIEW_DONE, first);
      expect(await balance(fresh.memberId)).toBe(100);
      expect(await entriesOf(first.reviewId)).toMatchObject([{ ruleCode: 'review.done', source: 'review', subject: '案例盲审', orgId: tree.a1.id }]);
      for (let i = 0; i < 5; i++) await send(REVIEW_DONE, review());
      expect(await balance(fresh.memberId)).toBe(500);
    });

    it('the own branch adopting its own case earns the author nothing', async () => {
      const before = await balance(member.memberId);
      await send(CASE_ADOPTION_CONFIRMED, {
        adoptionId: newId(), caseId: newId(), caseTitle: '自用', caseOrgId: tree.a1.id, caseOrgPath: tree.a1.path, authorIds: [member.memberId],
        adopterOrgId: tree.a1.id, adopterOrgPath: tree.a1.path, confirmedAt: '2026-11-12T01:00:00.000Z',
      });
      expect(await balance(member.memberId)).toBe(before);
    });
  });

  describe('entered by officers', () => {
    it('are explained to the member, and entered once for a repeated tap', async () => {
      const body = award({ memberId: (await newMember()).memberId });
      const entry = await t.ok(officer, pointsApi.award, { body });
      const again = await t.ok(officer, pointsApi.award, { body });
      expect(again.id).toBe(entry.id);
      expect(entry).toMatchObject({
        deltaCenti: 200, month: '2026-11', occurredOn: '2026-11-10', enteredBy: '赵敏', evidenceNote: '办结记录第 12 号',
        rule: { code: 'service.done', version: 1, title: '为群众办实事' }, allowedActions: ['reverse'],
      });
    });

    it('stop at the cap and say so', async () => {
      const fresh = await newMember();
      const given = [];
      for (let i = 0; i < 4; i++) given.push(await t.ok(officer, pointsApi.award, { body: award({ memberId: fresh.memberId }) }));
      expect(given.map((e) => e.deltaCenti)).toEqual([200, 200, 200, 0]);
      expect(given[3].reason).toContain('上限');
    });

    it('keep the cap when several come at once', async () => {
      const fresh = await newMember();
      await Promise.all(Array.from({ length: 6 }, () => t.ok(officer, pointsApi.award, { body: award({ memberId: fresh.memberId }) })));
      expect(await balance(fresh.memberId)).toBe(600);
    });

    it('refuse the future, other branches\' members, rules of the system and organisations out of reach', async () => {
      const statusOf = async (over: object) => (await t.call(officer, pointsApi.award, { body: award(over) })).status;
      expect(await statusOf({ occurredOn: '2026-11-21' })).toBe(422);
      expect(await statusOf({ orgId: tree.a2.id })).toBe(422);
      expect(await statusOf({ ruleCode: 'case.published.lead' })).toBe(422);
      expect(await statusOf({ ruleCode: 'no.such.rule' })).toBe(422);
      expect(await statusOf({ orgId: tree.b1.id })).toBe(404);
    });

    it('are taken back once, also by two officers at once', async () => {
      const fresh = await newMember();
      const { id } = await t.ok(officer, pointsApi.award, { body: award({ memberId: fresh.memberId }) });
      const reversal = { params: { id }, body: { reason: '登记有误，重复计分' } };
      const replies = await Promise.all([t.call(officer, pointsApi.reverse, reversal), t.call(topOfficer, pointsApi.reverse, reversal)]);
      expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
      expect(await balance(fresh.memberId)).toBe(0);
      const done = replies.find((r) => r.status === 200)!.body;
      expect((await t.call(officer, pointsApi.reverse, { params: { id: done.id }, body: { reason: '冲销的冲销' } })).status).toBe(409);
    });
  });

  describe('reading', () => {
    it('a member sees the own month and nobody else\'s points (C1)', async () => {
      const fresh = await newMember();
      const mine = await t.ok(officer, pointsApi.award, { body: award({ memberId: fresh.memberId }) });
      const page = await t.ok(fresh, pointsApi.mine, { query: {} });
      expect(page).toMatchObject({ month: '2026-11', totalCenti: 200, months: [{ month: '2026-11', totalCenti: 200, entries: 1 }] });
      expect(page.entries.items).toMatchObject([{ id: mine.id, allowedActions: ['appeal'] }]);
      expect((await t.call(colleague, pointsApi.entry, { params: { id: mine.id } })).status).toBe(404);
      expect((await t.call(colleague, pointsApi.branch, { params: { orgId: tree.a1.id }, query: {} })).status).toBe(403);
      expect((await t.call(member, pointsApi.branchEntries, { params: { orgId: tree.a1.id }, query: {} })).status).toBe(403);
    });

    it('the secretary sees the own branch in order of names, and no other branch', async () => {
      await postPoints(t, { org: tree.a1, ruleCode: 'branch.members_meeting', occurredOn: '2026-11-02' });
      const branch = await t.ok(secretary, pointsApi.branch, { params: { orgId: tree.a1.id }, query: { month: '2026-11' } });
      const names = branch.members.map((m) => m.name);
      expect(names).toEqual([...names].sort(new Intl.Collator('zh-CN').compare));
      expect(branch.branchOnlyCenti).toBeGreaterThanOrEqual(500);
      expect(branch.totalCenti).toBe(branch.branchOnlyCenti + branch.members.reduce((sum, m) => sum + m.totalCenti, 0));
      expect((await t.call(secretary, pointsApi.branch, { params: { orgId: tree.a2.id }, query: {} })).status).toBe(404);
    });

    it('pages entries without losing or repeating one', async () => {
      const fresh = await newMember();
      for (let i = 0; i < 5; i++) await postPoints(t, { org: tree.a1, memberId: fresh.memberId });
      const ids: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const { entries } = await t.ok(fresh, pointsApi.mine, { query: { limit: 2, cursor } });
        ids.push(...entries.items.map((e) => e.id));
        if (!entries.next) break;
        cursor = entries.next;
      }
      expect([ids.length, new Set(ids).size]).toEqual([5, 5]);
    });
  });

  describe('appeals', () => {
    const contested = async () => {
      const fresh = await newMember();
      const entry = await t.ok(officer, pointsApi.award, { body: award({ memberId: fresh.memberId }) });
      const appeal = await t.ok(fresh, pointsApi.appeal, { params: { id: entry.id }, body: { reason: '我参加了两次，只记了一次' } });
      return { fresh, entry, appeal };
    };

    it('upheld: reversed and written anew, logged, the member told', async () => {
      const { fresh, entry, appeal } = await contested();
      expect(appeal).toMatchObject({ status: 'open', dueOn: '2026-11-27', overdue: false, allowedActions: ['withdraw'] });
      expect((await t.call(fresh, pointsApi.appeal, { params: { id: entry.id }, body: { reason: '再提一次申诉' } })).body).toMatchObject({ code: 'appeal.exists' });
      const answered = await t.ok(officer, pointsApi.answerAppeal, {
        params: { id: appeal.id }, body: { outcome: 'upheld', correctedCenti: 400, text: '核对签到表，应计两次', version: appeal.version },
      });
      expect(answered).toMatchObject({ status: 'upheld', answer: { by: '赵敏', correctedCenti: 400 }, history: [{ to: 'open' }, { from: 'open', to: 'upheld' }] });
      expect(await balance(fresh.memberId)).toBe(400);
      const told = await t.uow.read((tx) => tx.repo(OutboxMessage).find({ where: { topic: 'notify.request' } }));
      expect(told.map((m) => m.payload)).toContainEqual(expect.objectContaining({ topic: 'appeal.result', period: appeal.id, to: { kind: 'members', memberIds: [fresh.memberId] } }));
    });

    it('against an entry that was reversed meanwhile can only be dismissed, and says why', async () => {
      const { entry, appeal } = await contested();
      await t.ok(officer, pointsApi.reverse, { params: { id: entry.id }, body: { reason: '重复登记，予以冲销' } });
      const answer = (body: { outcome: 'upheld'; correctedCenti: number } | { outcome: 'dismissed' }) =>
        t.call(officer, pointsApi.answerAppeal, { params: { id: appeal.id }, body: { ...body, text: '核对签到表', version: appeal.version } });
      expect((await answer({ outcome: 'upheld', correctedCenti: 400 })).body).toMatchObject({ code: 'conflict.state', detail: expect.stringContaining('冲销') });
      expect((await answer({ outcome: 'dismissed' })).status).toBe(200);
    });

    it('dismissed needs a reason and changes nothing; a second answer comes too late', async () => {
      const { fresh, appeal } = await contested();
      const answer = (version: number) => ({ params: { id: appeal.id }, body: { outcome: 'dismissed' as const, text: '记录无误，只有一次', version } });
      const replies = await Promise.all([t.call(officer, pointsApi.answerAppeal, answer(1)), t.call(topOfficer, pointsApi.answerAppeal, answer(1))]);
      expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
      expect(await balance(fresh.memberId)).toBe(200);
    });

    it('only the own entries, only answered in reach, never by oneself', async () => {
      const { entry, appeal } = await contested();
      expect((await t.call(colleague, pointsApi.appeal, { params: { id: entry.id }, body: { reason: '替别人提申诉' } })).status).toBe(404);
      const elsewhere = callerAt(tree.b1, 'committee_officer', newId(), tree.b);
      expect((await t.call(elsewhere, pointsApi.appealDetail, { params: { id: appeal.id } })).status).toBe(404);
      const own = await t.ok(topOfficer, pointsApi.award, { body: award({ memberId: officer.memberId }) });
      const ownAppeal = await t.ok(officer, pointsApi.appeal, { params: { id: own.id }, body: { reason: '分值不对，请核对' } });
      const self = await t.call(officer, pointsApi.answerAppeal, { params: { id: ownAppeal.id }, body: { outcome: 'upheld', correctedCenti: 0, text: '自己答复自己', version: 1 } });
      expect(self.status).toBe(403);
    });

    it('are due by working days, with holidays left out and worked weekends counted', async () => {
      const start = t.clock.now();
      t.clock.set('2026-09-30T02:00:00.000Z');
      const fresh = await newMember();
      const entry = await t.ok(officer, pointsApi.award, { body: award({ memberId: fresh.memberId, occurredOn: '2026-09-20' }) });
      const appeal = await t.ok(fresh, pointsApi.appeal, { params: { id: entry.id }, body: { reason: '我参加了两次，只记了一次' } });
      t.clock.set(start);
      expect(appeal.dueOn).toBe('2026-10-13');
    });

    it('are listed for those who answer: open ones by the day they are due, within an organisation', async () => {
      const start = t.clock.now();
      const early = await contested();
      t.clock.set('2026-11-24T02:00:00.000Z');
      const late = await contested();
      t.clock.set(start);
      const open = await t.ok(topOfficer, pointsApi.appeals, { query: { status: 'open', orgId: tree.a1.id, limit: 100 } });
      const ids = open.items.map((a) => a.id);
      expect(ids.indexOf(early.appeal.id)).toBeLessThan(ids.indexOf(late.appeal.id));
      expect(open.items.map((a) => a.dueOn)).toEqual(open.items.map((a) => a.dueOn).sort());
      const paged: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await t.ok(topOfficer, pointsApi.appeals, { query: { status: 'open', orgId: tree.a1.id, limit: 1, cursor } });
        paged.push(...page.items.map((a) => a.id));
        if (!page.next) break;
        cursor = page.next;
      }
      expect(paged).toEqual(ids);
      expect((await t.ok(topOfficer, pointsApi.appeals, { query: { orgId: tree.b.id } })).items).toEqual([]);
    });

    it('can be withdrawn and filed again', async () => {
      const { fresh, entry, appeal } = await contested();
      await t.ok(fresh, pointsApi.withdrawAppeal, { params: { id: appeal.id }, body: { version: 1 } });
      const again = await t.ok(fresh, pointsApi.appeal, { params: { id: entry.id }, body: { reason: '补充材料后再次申诉' } });
      expect(again.id).not.toBe(appeal.id);
      expect((await t.ok(fresh, pointsApi.myAppeals, { query: {} })).items.map((a) => a.status)).toEqual(['open', 'withdrawn']);
    });

    it('are reminded of once a day and flagged when overdue', async () => {
      const { appeal } = await contested();
      const reminders = async () =>
        (await t.uow.read((tx) => tx.repo(OutboxMessage).find({ where: { topic: 'notify.request' } }))).filter((m) =>
          (m.payload as { period: string }).period.startsWith(`${appeal.id}:`)).length;
      const start = t.clock.now();
      await t.get(PointAppealReminders).run();
      expect(await reminders()).toBe(0);
      t.clock.set('2026-11-30T02:00:00.000Z');
      await t.get(PointAppealReminders).run();
      await t.get(PointAppealReminders).run();
      t.clock.set(start);
      expect(await reminders()).toBe(1);
      expect(await t.ok(officer, pointsApi.appealDetail, { params: { id: appeal.id } })).toMatchObject({ overdue: true, allowedActions: ['answer'] });
      expect((await t.ok(officer, pointsApi.appeals, { query: { status: 'open', limit: 100 } })).items.find((a) => a.id === appeal.id)).toMatchObject({ overdue: true });
    });
  });

  describe('the ledger', () => {
    it('refuses every change and removal of an entry', async () => {
      const entry = await postPoints(t, { org: tree.a1 });
      const repo = (act: (r: import('typeorm').Repository<PointEntryRow>) => Promise<unknown>) => t.uow.run(async (tx) => void (await act(tx.repo(PointEntryRow))));
      await expect(repo((r) => r.update({ id: entry.id }, { deltaCenti: 1 }))).rejects.toThrow('append-only');
      await expect(repo((r) => r.delete({ id: entry.id }))).rejects.toThrow('append-only');
      await expect(repo((r) => r.save({ ...entry, deltaCenti: 5 }))).rejects.toThrow('append-only');
    });

    it('balances equal the recomputed ledger after any mix of entries and reversals by several writers', async () => {
      const people = await Promise.all(Array.from({ length: 4 }, newMember));
      const codes = ['task.completed', 'service.done', 'lecture.given', 'duty.missed', 'branch.theme_day'];
      let state = 17;
      const random = (n: number) => (state = (state * 48271) % 2147483647) % n;
      const plan = Array.from({ length: 60 }, () => ({ person: people[random(4)], code: codes[random(codes.length)], branch: random(3) === 0, undo: random(3) === 0 }));
      const work = async ({ person, code, branch, undo }: (typeof plan)[number]) => {
        const entry = await postPoints(t, { org: random(2) ? tree.a1 : tree.b1, memberId: branch ? null : person.memberId, ruleCode: code });
        if (undo) await t.uow.run((tx) => t.get(PointLedger).reverse(tx, entry, { source: 'reversal', reason: '更正', createdBy: null }));
      };
      for (let i = 0; i < plan.length; i += 6) await Promise.all(plan.slice(i, i + 6).map(work));
      expect(await t.get(PointBalances).differences('2026-11')).toEqual([]);
      await t.uow.run((tx) => tx.execute('UPDATE point_balance SET totalCenti = totalCenti + 1 WHERE subjectId = ?', [people[0].memberId]));
      const found = await t.ok(topOfficer, pointsApi.balanceCheck, { query: { month: '2026-11' } });
      expect(found.differences).toMatchObject([{ kind: 'member', subjectId: people[0].memberId }]);
      await t.uow.run((tx) => tx.execute('UPDATE point_balance SET totalCenti = totalCenti - 1 WHERE subjectId = ?', [people[0].memberId]));
    });

    it('books what comes in after a month froze in the open month, with its true date', async () => {
      await t.uow.run((tx) => t.get(PointMonths).freeze(tx, '2026-10'));
      const late = await postPoints(t, { org: tree.a1, memberId: member.memberId, occurredOn: '2026-10-30' });
      expect(late).toMatchObject({ month: '2026-11', occurredOn: '2026-10-30' });
    });
  });
});
