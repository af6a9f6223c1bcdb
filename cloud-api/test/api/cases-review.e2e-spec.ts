import { BENCH_ROWS, caseReviewsApi, casesApi, type BenchQuery, type CaseDetail, type DeskItem, type Problem, type ReviewBoard } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { Schedules } from '../../src/platform/jobs';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { SafetyApi } from '../../src/platform/wechat';
import { REVIEW_DONE } from '../../src/modules/cases';
import { CaseReview } from '../../src/modules/cases/review/case-review.entity';
import { draw } from '../../src/modules/cases/review/draw';
import { draftOf, FakeSafety, fullContent, inCommittee, onNotice, person, presence, reviewed, roleAt, scores, submit, type Crew, type Person } from '../factories/cases';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp } from '../harness';

describe('cases: review to publication', () => {
  let t: TestApp;
  let tree: OrgTree;
  let crew: Crew;
  let colleague: Person;
  let other: Person;
  let otherOfficer: Person;

  beforeAll(async () => {
    t = await TestApp.start({ override: (builder) => builder.overrideProvider(SafetyApi).useValue(new FakeSafety()) });
    tree = await createOrgTree(t.uow);
    const office = await createOrg(t.uow, { name: '甲分行直属第九党支部', parent: tree.a });
    const reviewer = (name: string, org = tree.a2) => person(t, org, name, [roleAt('reviewer', tree.a)]);
    crew = {
      author: await person(t, tree.a1, '沈知远'),
      secretary: await person(t, tree.a1, '韩立本', [roleAt('branch_secretary', tree.a1, 'self')]),
      officer: await person(t, office, '江以宁', [roleAt('committee_officer', tree.a)]),
      reviewers: [await reviewer('温如玉'), await reviewer('方砚秋'), await reviewer('梅若谷')],
    };
    colleague = await reviewer('同支部评审', tree.a1);
    other = await person(t, tree.b1, '别处党员');
    otherOfficer = await person(t, tree.b, '别处专员', [roleAt('committee_officer', tree.b)]);
    presence(t);
  });
  afterAll(() => t.stop());

  const problem = (body: unknown) => body as Problem;
  const branch = (who: Person, detail: CaseDetail, decision: 'pass' | 'return' | 'reject', opinion = '意见') =>
    t.call(who, caseReviewsApi.branchDecision, { params: { id: detail.id }, body: { version: detail.version, decision, opinion } });
  const committee = (who: Person, detail: CaseDetail, decision: 'approve' | 'return' | 'reject', reason = '') =>
    t.call(who, caseReviewsApi.committeeDecision, { params: { id: detail.id }, body: { version: detail.version, decision, reason } });
  const assign = (detail: CaseDetail, body: { reviewerIds?: string[]; draw?: number; dueOn?: string }) =>
    t.call(crew.officer, caseReviewsApi.assign, { params: { id: detail.id }, body: { version: detail.version, ...body } });
  const asAuthor = (id: string) => t.ok(crew.author, casesApi.detail, { params: { id } });
  const messages = async (period: string) => {
    const rows = await t.uow.read((tx) => tx.repo(OutboxMessage).findBy({ topic: 'notify.request' }));
    return rows.map((row) => row.payload as { topic: string; period: string; title: string; body: string; to: { memberIds?: string[] } }).filter((m) => m.period.endsWith(period));
  };

  describe('branch', () => {
    it('decides on its own cases only, never an author on the own', async () => {
      const detail = await submit(t, crew.author, { authorIds: [crew.author.memberId, crew.secretary.memberId] });
      expect((await branch(crew.secretary, detail, 'pass')).body).toMatchObject({ code: 'case.self_review' });
      expect((await branch(otherOfficer, detail, 'pass')).status).toBe(404);
      expect((await branch(crew.author, detail, 'pass')).status).toBe(403);
      expect((await branch(crew.officer, detail, 'pass')).status).toBe(200);
    });

    it.each(['return', 'reject'] as const)('lets the author read why: %s', async (decision) => {
      const detail = await submit(t, crew.author);
      expect((await branch(crew.secretary, detail, decision, ' ')).status).toBe(422);
      expect((await branch(crew.secretary, detail, decision, '成效需要数据支撑')).status).toBe(200);
      const seen = await asAuthor(detail.id);
      expect(seen.steps.at(-1)).toMatchObject({ reason: '成效需要数据支撑', actorName: null });
      expect(seen.status).toBe(decision === 'return' ? 'returned' : 'rejected');
      expect(await messages(`branch_${decision}`)).toContainEqual(expect.objectContaining({ topic: 'case.result', body: '成效需要数据支撑' }));
    });

    it('answers 409 to the slower of two decisions', async () => {
      const detail = await submit(t, crew.author);
      const replies = await Promise.all([branch(crew.secretary, detail, 'pass'), branch(crew.officer, detail, 'return')]);
      expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
    });
  });

  describe('reviewers', () => {
    it('are never authors, never of the same branch, never outside the list', async () => {
      const author = await person(t, tree.a1, '作者兼评审', [roleAt('reviewer', tree.a)]);
      const detail = await inCommittee(t, { ...crew, author });
      expect((await assign(detail, { reviewerIds: [author.memberId] })).body).toMatchObject({ code: 'case.self_review' });
      expect(problem((await assign(detail, { reviewerIds: [colleague.memberId] })).body).errors?.[0].message).toContain('同在一个支部');
      expect((await assign(detail, { reviewerIds: [other.memberId] })).status).toBe(422);
      expect((await assign(detail, {})).status).toBe(422);
      expect((await assign(detail, { draw: 9 })).body).toMatchObject({ code: 'case.reviews_missing' });
      expect((await assign(detail, { draw: 1, dueOn: '2020-01-01' })).status).toBe(422);
    });

    it('are drawn by a recorded seed that anybody can repeat', async () => {
      const detail = await inCommittee(t, crew);
      const before = await t.ok(crew.officer, caseReviewsApi.board, { params: { id: detail.id } });
      expect(before.suggestion).toBe('还需安排 2 名评审员。');
      expect(before.needed).toBe(2);
      expect(before.rubric.map(({ name, weightPercent }) => `${name}${weightPercent}`)).toEqual(['真实性20', '创新性30', '实效性30', '推广性20']);
      const board = (await assign(detail, { draw: 2 })).body as ReviewBoard;
      const rows = await t.uow.read((tx) => tx.repo(CaseReview).findBy({ caseId: detail.id }));
      expect(new Set(rows.map((row) => row.seed)).size).toBe(1);
      expect(draw(before.candidates, 2, rows[0].seed!).map((c) => c.memberId).sort()).toEqual(board.reviews.map((r) => r.reviewerId).sort());
      expect(await messages(`review:${board.reviews[0].id}`)).toHaveLength(1);
    });

    it('are assigned once when two officers act at the same moment', async () => {
      const detail = await inCommittee(t, crew);
      const replies = await Promise.all([assign(detail, { draw: 2 }), assign(detail, { draw: 2 })]);
      expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
      expect((await t.ok(crew.officer, caseReviewsApi.board, { params: { id: detail.id } })).reviews).toHaveLength(2);
    });

    it('see no names, not even those in the text, and no scores of others before their own', async () => {
      const text = fullContent('');
      const detail = await inCommittee(t, crew, {
        title: '城南行动：甲分行机关第一党支部的做法', sections: { ...text.sections, practice: `${text.sections.practice}沈知远同志牵头，甲分行党委支持。` },
      });
      const [first, second] = crew.reviewers;
      const board = (await assign(detail, { reviewerIds: [first.memberId, second.memberId] })).body as ReviewBoard;
      const idOf = (who: Person) => board.reviews.find((r) => r.reviewerId === who.memberId)!.id;
      await t.ok(second, caseReviewsApi.score, { params: { id: idOf(second) }, body: { version: 1, scores: scores(91), opinion: '他人意见' } });

      const replies = [
        await t.ok(first, caseReviewsApi.blind, { params: { id: idOf(first) } }), await t.ok(first, caseReviewsApi.mine), await t.ok(first, caseReviewsApi.todo),
        ...(await messages(`review:${idOf(first)}`)).map(({ title, body, ...rest }) => ({ title, body, page: rest })),
      ];
      for (const secret of ['沈知远', '甲分行', '机关第一党支部', crew.author.memberId, tree.a1.id, tree.a1.path, '他人意见', '9100', second.memberId]) {
        expect(JSON.stringify(replies)).not.toContain(secret);
      }
      expect(replies[0]).toMatchObject({ masked: true, title: '城南行动：××的做法', othersHundredths: null, allowedActions: ['score', 'decline'] });
      expect((await t.call(first, casesApi.detail, { params: { id: detail.id } })).status).toBe(404);
      expect((await t.call(second, caseReviewsApi.blind, { params: { id: idOf(first) } })).status).toBe(404);

      const done = await t.ok(first, caseReviewsApi.score, { params: { id: idOf(first) }, body: { version: 1, scores: scores(70), opinion: '' } });
      expect(done).toMatchObject({ state: 'submitted', totalHundredths: 7000, othersHundredths: [9100], allowedActions: [] });
      expect(JSON.stringify(done)).not.toContain('沈知远');
    });

    it('who are officers too see the board only after their own score', async () => {
      const both = await person(t, tree.a2, '专员兼评审', [roleAt('reviewer', tree.a), roleAt('committee_officer', tree.a)]);
      const detail = await inCommittee(t, crew);
      const board = (await assign(detail, { reviewerIds: [both.memberId] })).body as ReviewBoard;
      for (const endpoint of [caseReviewsApi.board, casesApi.detail]) expect((await t.call(both, endpoint, { params: { id: detail.id } })).status).toBe(403);
      await t.ok(both, caseReviewsApi.score, { params: { id: board.reviews[0].id }, body: { version: 1, scores: scores(80), opinion: '' } });
      expect((await t.call(both, caseReviewsApi.board, { params: { id: detail.id } })).status).toBe(200);
    });

    it('decline with a reason and are replaced', async () => {
      const detail = await inCommittee(t, crew);
      const [first] = crew.reviewers;
      const board = (await assign(detail, { reviewerIds: [first.memberId] })).body as ReviewBoard;
      const params = { id: board.reviews[0].id };
      expect((await t.call(first, caseReviewsApi.decline, { params, body: { reason: '' } })).status).toBe(422);
      expect(await t.ok(first, caseReviewsApi.decline, { params, body: { reason: '曾参与该项目' } })).toMatchObject({ state: 'declined', allowedActions: [] });
      expect((await t.call(first, caseReviewsApi.score, { params, body: { version: 2, scores: scores(80), opinion: '' } })).status).toBe(409);
      const after = await t.ok(crew.officer, caseReviewsApi.board, { params: { id: detail.id } });
      expect(after).toMatchObject({ suggestion: '还需安排 2 名评审员。', reviews: [{ reason: '曾参与该项目' }] });
      expect(after.candidates.map((c) => c.memberId)).not.toContain(first.memberId);
    });

    it('score once, with comments where a score is low', async () => {
      const detail = await inCommittee(t, crew);
      const [first] = crew.reviewers;
      const board = (await assign(detail, { reviewerIds: [first.memberId] })).body as ReviewBoard;
      const hand = (points: number, version = 1, comment = '') =>
        t.call(first, caseReviewsApi.score, { params: { id: board.reviews[0].id }, body: { version, scores: scores(points).map((s) => ({ ...s, comment })), opinion: '' } });
      expect(problem((await hand(59)).body).errors).toHaveLength(4);
      const both = await Promise.all([hand(59, 1, '理由'), hand(90)]);
      expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
      expect((await hand(90, 2)).status).toBe(409);
    });

    it('are announced when they are handed in by the last day, without naming the case', async () => {
      const detail = await inCommittee(t, crew);
      const [first, second] = crew.reviewers;
      const board = (await assign(detail, { reviewerIds: [first.memberId, second.memberId], dueOn: t.clock.today() })).body as ReviewBoard;
      const hand = (who: Person) => {
        const { id } = board.reviews.find((r) => r.reviewerId === who.memberId)!;
        return t.ok(who, caseReviewsApi.score, { params: { id }, body: { version: 1, scores: scores(80), opinion: '' } });
      };
      const announced = () => t.uow.read((tx) => tx.repo(OutboxMessage).findBy({ topic: REVIEW_DONE, dedupKey: In(board.reviews.map((r) => `${REVIEW_DONE}:${r.id}`)) }));
      const onTime = await hand(first);
      t.clock.advance(86_400_000);
      await hand(second);
      expect((await announced()).map((m) => m.payload)).toEqual([{ reviewId: onTime.id, reviewerId: first.memberId, doneAt: expect.any(String) }]);
    });

    it('are reminded before and after the deadline, and taken back when they do not answer', async () => {
      const detail = await inCommittee(t, crew);
      const board = (await assign(detail, { draw: 1, dueOn: t.clock.today() })).body as ReviewBoard;
      const [review] = board.reviews;
      await t.get(Schedules).runNow('cases.reminders');
      expect((await messages(`remind:${review.id}:${t.clock.today()}`)).map((m) => m.title)).toEqual(['案例盲审即将到期']);
      t.clock.advance(86_400_000);
      await t.get(Schedules).runNow('cases.reminders');
      expect((await messages(`remind:${review.id}:${t.clock.today()}`)).map((m) => m.title)).toEqual(['案例盲审已逾期']);
      const released = await t.ok(crew.officer, caseReviewsApi.release, { params: { id: review.id }, body: { reason: '逾期未评' } });
      expect(released.reviews[0]).toMatchObject({ state: 'released', overdue: false });
      expect((await t.call(crew.officer, caseReviewsApi.release, { params: { id: review.id }, body: { reason: '再次' } })).status).toBe(409);
    });
  });

  describe('committee', () => {
    it('needs two scores to approve, and shows average and spread', async () => {
      const detail = await inCommittee(t, crew);
      expect((await committee(crew.officer, detail, 'approve')).body).toMatchObject({ code: 'case.reviews_missing' });
      const scored = await reviewed(t, crew, detail, [60, 90]);
      const board = await t.ok(crew.officer, caseReviewsApi.board, { params: { id: detail.id } });
      expect(board).toMatchObject({ averageHundredths: 7500, spreadHundredths: 3000, enough: true, suggestion: '评分相差 30 分，建议增加一名评审员。' });
      expect((await committee(otherOfficer, scored, 'approve')).status).toBe(404);
      expect((await committee(crew.secretary, scored, 'approve')).status).toBe(403);
      expect((await committee(crew.officer, scored, 'approve')).body).toMatchObject({ status: 'approved' });
    });

    it('approves once when two officers decide at the same moment', async () => {
      const scored = await reviewed(t, crew, await inCommittee(t, crew));
      const second = await person(t, tree.a2, '另一专员', [roleAt('committee_officer', tree.a)]);
      const replies = await Promise.all([committee(crew.officer, scored, 'approve'), committee(second, scored, 'approve')]);
      expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
      expect((await asAuthor(scored.id)).steps.filter((s) => s.to === 'approved')).toHaveLength(1);
    });

    it('starts a new round with new reviews after a return', async () => {
      const detail = await inCommittee(t, crew);
      const scored = await reviewed(t, crew, detail, [70]);
      expect((await committee(crew.officer, scored, 'return')).status).toBe(422);
      await committee(crew.officer, scored, 'return', '补充可推广性');
      const returned = await asAuthor(detail.id);
      await t.ok(crew.author, casesApi.submit, { params: { id: detail.id }, body: { version: returned.version } });
      await t.drainOutbox();
      const again = await t.ok(crew.secretary, casesApi.detail, { params: { id: detail.id } });
      expect(again).toMatchObject({ status: 'branch_review', round: 2 });
      await branch(crew.secretary, again, 'pass');
      expect((await t.ok(crew.officer, caseReviewsApi.board, { params: { id: detail.id } })).reviews).toEqual([]);
    });

    it('opens the console’s desk in one answer: counts, queue and the case on top', async () => {
      const detail = await inCommittee(t, crew);
      const open = (who: Person, query: BenchQuery = {}) => t.ok(who, caseReviewsApi.bench, { query });
      const [todo, queue] = [await t.ok(crew.officer, caseReviewsApi.todo), await t.ok(crew.officer, caseReviewsApi.desk, { query: { desk: 'committee', limit: BENCH_ROWS } })];
      const bench = await open(crew.officer, { queue: 'committee' });
      expect(bench).toMatchObject({ todo, queue: 'committee', desk: queue, mine: null, blind: null, item: null });
      expect(bench.board).toEqual(await t.ok(crew.officer, caseReviewsApi.board, { params: { id: queue.items[0].id } }));
      expect((await open(crew.officer, { queue: 'committee', id: detail.id })).board?.case.id).toBe(detail.id);
      expect((await open(crew.secretary)).queue).toBe('branch');
      expect(await open(crew.secretary, { id: detail.id })).toMatchObject({ queue: 'branch', board: null });
      expect(await open(crew.officer, { queue: 'committee', id: '01J00000000000000000000000' })).toMatchObject({ desk: queue, board: null });
      expect((await t.call(crew.secretary, caseReviewsApi.bench, { query: { queue: 'committee' } })).status).toBe(403);
      expect(await open(crew.author)).toMatchObject({ queue: null, desk: null, mine: null });
    });

    it('puts first who waits longest, however old the draft, and counts the days', async () => {
      const [older, newer] = [await draftOf(t, crew.author), await draftOf(t, crew.author)];
      const start = t.clock.now();
      const desk = (cursor?: string) => t.ok(crew.secretary, caseReviewsApi.desk, { query: { desk: 'branch', limit: 1, cursor } });
      const waiting = async () => {
        const found: DeskItem[] = [];
        for (let next: string | null | undefined; next !== null; ) {
          const page = await desk(next);
          found.push(...page.items);
          next = page.next;
        }
        return found.filter(({ id }) => id === older.id || id === newer.id).map(({ id, waitingDays }) => [id, waitingDays]);
      };
      for (const draft of [newer, older]) {
        await t.ok(crew.author, casesApi.submit, { params: { id: draft.id }, body: { version: draft.version } });
        t.clock.set(new Date(t.clock.now().getTime() + 86_400_000).toISOString());
      }
      await t.drainOutbox();
      expect(await waiting()).toEqual([[newer.id, 2], [older.id, 1]]);
      t.clock.set(start.toISOString());
    });

    it('shows each desk what waits there, and nobody the own cases', async () => {
      const before = await t.ok(crew.officer, caseReviewsApi.todo);
      const detail = await inCommittee(t, crew);
      const after = await t.ok(crew.officer, caseReviewsApi.todo);
      expect(after.committee).toBe(before.committee + 1);
      const desk = await t.ok(crew.officer, caseReviewsApi.desk, { query: { desk: 'committee', limit: 100 } });
      expect(desk.items.find((item) => item.id === detail.id)).toMatchObject({ reviewsDone: 0, reviewsAssigned: 0, openObjections: 0, noticeEndsOn: null });
      expect((await t.ok(crew.secretary, caseReviewsApi.desk, { query: { desk: 'committee' } })).items).toEqual([]);
      const own = await submit(t, crew.secretary);
      expect((await t.ok(crew.secretary, caseReviewsApi.desk, { query: { desk: 'branch', limit: 100 } })).items.map((i) => i.id)).not.toContain(own.id);
    });
  });

  describe('public notice', () => {
    const object = (who: Person, id: string) => t.call(who, caseReviewsApi.object, { params: { id }, body: { text: '成效数字与季度报表不一致' } });
    const publish = (detail: CaseDetail) => t.call(crew.officer, caseReviewsApi.publish, { params: { id: detail.id }, body: { version: detail.version } });
    const DAY = 86_400_000;

    it('runs five working days and is open to every member', async () => {
      t.clock.set('2026-09-30T02:00:00.000Z');
      const detail = await onNotice(t, crew);
      expect(detail).toMatchObject({ status: 'notice', notice: { startsOn: '2026-09-30', endsOn: '2026-10-13', ended: false, workingDays: 5, state: 'open' } });
      expect(await t.ok(other, casesApi.detail, { params: { id: detail.id } })).toMatchObject({ authors: [{ name: '沈知远' }], allowedActions: ['object'], steps: [], safety: null });
      expect((await t.ok(other, caseReviewsApi.notices, { query: { state: 'open' } })).items.map((i) => i.case.id)).toContain(detail.id);
      expect((await publish(detail)).body).toMatchObject({ code: 'case.notice_running' });
      t.clock.set('2026-10-13T15:59:00.000Z');
      expect((await publish(detail)).status).toBe(409);
      t.clock.advance(120_000);
      expect((await object(other, detail.id)).status).toBe(409);
      expect(await t.ok(crew.officer, casesApi.detail, { params: { id: detail.id } })).toMatchObject({ notice: { ended: true } });
      expect((await publish(detail)).body).toMatchObject({ status: 'published', notice: { state: 'closed' } });
    });

    it('may be longer, never shorter', async () => {
      const ready = await reviewed(t, crew, await inCommittee(t, crew));
      const approved = (await committee(crew.officer, ready, 'approve')).body as CaseDetail;
      const open = (endsOn: string) => t.call(crew.officer, caseReviewsApi.openNotice, { params: { id: approved.id }, body: { version: approved.version, endsOn } });
      expect((await open(t.clock.today())).status).toBe(422);
      expect((await open('2026-12-31')).body).toMatchObject({ notice: { endsOn: '2026-12-31' } });
    });

    it('holds publication while an objection is open, and tells its author the answer', async () => {
      const detail = await onNotice(t, crew);
      const [filed, again] = (await Promise.all([object(other, detail.id), object(other, detail.id)])).sort((a, b) => a.status - b.status);
      expect(filed.body).toMatchObject({ state: 'open', memberName: '别处党员' });
      expect([again.status, (await object(other, detail.id)).status]).toEqual([409, 409]);
      expect(JSON.stringify(await asAuthor(detail.id))).not.toContain('别处党员');
      t.clock.advance(20 * DAY);
      expect((await publish(detail)).body).toMatchObject({ code: 'conflict.state' });
      const [objection] = await t.ok(crew.officer, caseReviewsApi.objections, { params: { id: detail.id } });
      const answer = (outcome: object) => t.call(crew.officer, caseReviewsApi.answerObjection, { params: { id: objection.id }, body: outcome as never });
      expect((await t.call(otherOfficer, caseReviewsApi.answerObjection, { params: { id: objection.id }, body: { outcome: 'dismissed', answer: '不' } })).status).toBe(404);
      expect((await answer({ outcome: 'dismissed', answer: '口径不同，已核对' })).status).toBe(200);
      expect((await answer({ outcome: 'upheld', remedy: 'reject', answer: '再次' })).status).toBe(409);
      expect((await t.ok(other, casesApi.detail, { params: { id: detail.id } })).notice?.myObjections).toMatchObject([{ state: 'dismissed', answer: '口径不同，已核对' }]);
      expect((await publish(detail)).status).toBe(200);
    });

    it.each([['return', 'returned'], ['reject', 'rejected']] as const)('stops when an objection is upheld: %s', async (remedy, status) => {
      const detail = await onNotice(t, crew);
      const { id } = (await object(other, detail.id)).body as { id: string };
      expect((await t.call(crew.officer, caseReviewsApi.answerObjection, { params: { id }, body: { outcome: 'upheld', answer: '缺处理方式' } as never })).status).toBe(422);
      await t.ok(crew.officer, caseReviewsApi.answerObjection, { params: { id }, body: { outcome: 'upheld', remedy, answer: '数字有误' } });
      expect(await asAuthor(detail.id)).toMatchObject({ status, notice: { state: 'stopped' } });
      expect((await asAuthor(detail.id)).steps.at(-1)?.reason).toBe('数字有误');
      expect((await t.call(other, casesApi.detail, { params: { id: detail.id } })).status).toBe(404);
      t.clock.advance(20 * DAY);
      expect((await publish(detail)).status).toBe(409);
    });

    it('publishes once, tells the points module once, and withdraws with a reason', async () => {
      const detail = await onNotice(t, crew);
      t.clock.advance(20 * DAY);
      await t.get(Schedules).runNow('cases.reminders');
      expect(await messages(`${detail.id}:1:publish`)).toContainEqual(expect.objectContaining({ title: '案例公示期满，请发布' }));
      const replies = await Promise.all([publish(detail), publish(detail)]);
      expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
      const event = async (topic: string) => {
        const rows = await t.uow.read((tx) => tx.repo(OutboxMessage).findBy({ topic }));
        return rows.map((row) => row.payload as { caseId: string }).filter(({ caseId }) => caseId === detail.id);
      };
      expect(await event('case.published')).toEqual([
        {
          caseId: detail.id, title: detail.title, orgId: tree.a1.id, orgPath: tree.a1.path, authorIds: [crew.author.memberId], categoryCode: 'serve_people',
          publishedAt: t.clock.now().toISOString(),
        },
      ]);
      const published = await t.ok(crew.officer, casesApi.detail, { params: { id: detail.id } });
      const withdraw = (reason: string) => t.call(crew.officer, caseReviewsApi.withdraw, { params: { id: detail.id }, body: { version: published.version, reason } });
      expect((await withdraw('')).status).toBe(422);
      expect((await withdraw('数据过期')).body).toMatchObject({ status: 'withdrawn', allowedActions: [] });
      expect(await event('case.withdrawn')).toMatchObject([{ reason: '数据过期' }]);
      expect((await t.call(other, casesApi.detail, { params: { id: detail.id } })).status).toBe(404);
    });
  });

  it('refuses every illegal step through the API and leaves the case as it was', async () => {
    const draftCase = await t.ok(crew.author, casesApi.create, { body: { deviceLabel: '手机' } });
    const submitted = await submit(t, crew.author);
    const before = await asAuthor(submitted.id);
    const params = { id: submitted.id };
    const { version } = before;
    const calls = [
      t.call(crew.author, casesApi.submit, { params, body: { version } }),
      t.call(crew.author, casesApi.remove, { params }),
      t.call(crew.officer, caseReviewsApi.safetyDecision, { params, body: { version, decision: 'pass', reason: '核查' } }),
      committee(crew.officer, before, 'approve'), committee(crew.officer, before, 'return', '原因'), committee(crew.officer, before, 'reject', '原因'),
      assign(before, { draw: 2 }),
      t.call(crew.officer, caseReviewsApi.openNotice, { params, body: { version } }),
      t.call(crew.officer, caseReviewsApi.publish, { params, body: { version } }),
      t.call(crew.officer, caseReviewsApi.withdraw, { params, body: { version, reason: '原因' } }),
    ];
    expect((await Promise.all(calls)).map((r) => r.status)).toEqual(calls.map(() => 409));
    expect((await branch(crew.secretary, { ...before, id: draftCase.id }, 'pass')).status).toBe(404);
    expect(await asAuthor(submitted.id)).toEqual(before);
  });

  it('leaves an audit row for every step', async () => {
    const detail = await onNotice(t, crew);
    const rows = await t.uow.read((tx) => tx.repo(AuditEntry).find({ where: { objectId: detail.id }, order: { id: 'ASC' } }));
    expect(rows.map((row) => row.action)).toEqual([
      'case.submit', 'case.check_pass', 'case.branch_pass', 'case.assign_reviewers', 'case.score', 'case.score', 'case.approve', 'case.open_notice',
    ]);
  });
});
