import { caseReviewsApi, casesApi, type CaseContent, type CaseDraft, type DraftConflict, type Problem } from '@xianfeng/shared-types';
import { SafetyApi } from '../../src/platform/wechat';
import { Schedules } from '../../src/platform/jobs';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { SimilarityIndex } from '../../src/modules/cases/similarity/similarity-index';
import { draftOf, FakeSafety, fullContent, person, presence, roleAt, submit, type Person } from '../factories/cases';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp } from '../harness';

describe('cases: writing and submitting', () => {
  let t: TestApp;
  let tree: OrgTree;
  let author: Person;
  let coAuthor: Person;
  let stranger: Person;
  let secretary: Person;
  let officer: Person;
  const safety = new FakeSafety();

  beforeAll(async () => {
    t = await TestApp.start({ override: (builder) => builder.overrideProvider(SafetyApi).useValue(safety) });
    tree = await createOrgTree(t.uow);
    author = await person(t, tree.a1, '沈知远');
    coAuthor = await person(t, tree.a1, '顾临川');
    stranger = await person(t, tree.a2, '陆闻笛');
    secretary = await person(t, tree.a1, '韩立本', [roleAt('branch_secretary', tree.a1, 'self')]);
    officer = await person(t, tree.a, '江以宁', [roleAt('committee_officer', tree.a)]);
    presence(t);
  });
  afterAll(() => t.stop());

  const save = (who: Person, draft: { id: string }, baseVersion: number, content: CaseContent, deviceLabel = '手机') =>
    t.call(who, casesApi.saveDraft, { params: { id: draft.id }, body: { baseVersion, deviceLabel, content } });
  const problem = (body: unknown) => body as Problem;
  const notices = async (topic: string, period: string) => {
    const rows = await t.uow.read((tx) => tx.repo(OutboxMessage).findBy({ topic: 'notify.request' }));
    return rows.map((row) => row.payload as { topic: string; period: string; title: string; to: unknown }).filter((p) => p.topic === topic && p.period.endsWith(period));
  };

  it('ships 17 categories and the limits with their sources', async () => {
    expect(await t.ok(author, casesApi.categories)).toHaveLength(17);
    const settings = await t.ok(author, casesApi.settings);
    expect(settings.totalMax).toMatchObject({ value: 5000, unit: '字', article: '正文' });
    expect(settings.rubric.map(({ weight }) => weight.value)).toEqual([20, 30, 30, 20]);
  });

  it('counts a title as its column does: two characters make the one sign of an emoji', async () => {
    const titled = (title: string) => t.call(author, casesApi.create, { body: { title, deviceLabel: '手机' } });
    expect(await titled('❤\ufe0f'.repeat(51))).toMatchObject({ status: 422, body: { errors: [{ path: 'title' }] } });
    expect((await titled(`${'❤\ufe0f'.repeat(40)}${'𠮷'.repeat(20)}`)).status).toBe(200);
  });

  it('lets officers change categories and keeps old ones readable', async () => {
    const body = { name: '特色品牌', note: '支部品牌', active: false, seat: 20 };
    expect((await t.call(author, casesApi.saveCategory, { params: { code: 'brand' }, body })).status).toBe(403);
    // One list for the whole group: the officer of a committee in it may not change what all others read.
    expect((await t.call(officer, casesApi.saveCategory, { params: { code: 'brand' }, body })).status).toBe(403);
    const atTop = await person(t, tree.group, '闻人立', [roleAt('committee_officer', tree.group)]);
    await t.ok(atTop, casesApi.saveCategory, { params: { code: 'brand' }, body });
    const refused = await t.call(author, casesApi.create, { body: { categoryCode: 'brand', deviceLabel: '手机' } });
    expect(problem(refused.body).errors?.[0].path).toBe('content.categoryCode');
  });

  it('saves a draft as it is typed, once for the same content', async () => {
    const draft = await t.ok(author, casesApi.create, { body: { title: '标题', deviceLabel: '手机' } });
    const content = fullContent(author.memberId, { tags: ['#先锋岗', '先锋 岗', '网点服务'] });
    const first = await save(author, draft, draft.version, content);
    expect(first.body).toMatchObject({ version: 2, changed: true });
    const again = await save(author, draft, draft.version, content);
    expect(again.body).toMatchObject({ version: 2, changed: false });
    const kept = await t.ok(author, casesApi.draft, { params: { id: draft.id } });
    expect(kept.content).toEqual({ ...content, tags: ['先锋岗', '网点服务'] });
    expect(kept.savedOn).toBe('手机');
    expect(await t.ok(author, casesApi.revisions, { params: { id: draft.id } })).toHaveLength(1);
  });

  describe('two devices', () => {
    let draft: CaseDraft;
    const text = (practice: string, title = '标题'): CaseContent => ({ ...draft.content, title, sections: { ...draft.content.sections, practice } });

    beforeEach(async () => {
      draft = await draftOf(t, author);
      expect((await save(author, draft, draft.version, text('电脑上的做法'), '电脑')).status).toBe(200);
    });

    it('shows a conflict with both sides and overwrites nothing', async () => {
      const reply = await save(author, draft, draft.version, text('手机上的做法', '手机上的标题'));
      expect(reply.status).toBe(409);
      const meta = problem(reply.body).meta as unknown as DraftConflict;
      expect(problem(reply.body).code).toBe('conflict.version');
      expect(meta).toMatchObject({
        baseVersion: draft.version, theirs: { version: draft.version + 1, deviceLabel: '电脑', savedBy: '沈知远' }, mine: { deviceLabel: '手机' },
      });
      expect(meta.theirs.changedParts).toEqual(['title', 'practice']);
      expect(meta.clashing).toEqual(['title', 'practice']);
      expect((await t.ok(author, casesApi.draft, { params: { id: draft.id } })).content.sections.practice).toBe('电脑上的做法');
    });

    it('keeps mine on top, with theirs among the revisions', async () => {
      const body = { choice: 'mine' as const, theirVersion: draft.version + 1, deviceLabel: '手机', content: text('手机上的做法') };
      const resolved = await t.ok(author, casesApi.resolveDraft, { params: { id: draft.id }, body });
      expect(resolved).toMatchObject({ version: draft.version + 2, content: { sections: { practice: '手机上的做法' } } });
      const theirs = await t.ok(author, casesApi.revision, { params: { id: draft.id, version: draft.version + 1 } });
      expect(theirs.sections.practice).toBe('电脑上的做法');
    });

    it('refuses mine when theirs has moved on meanwhile, and loads theirs on request', async () => {
      await save(author, draft, draft.version + 1, text('电脑上又改'), '电脑');
      const body = { choice: 'mine' as const, theirVersion: draft.version + 1, deviceLabel: '手机', content: text('手机上的做法') };
      expect((await t.call(author, casesApi.resolveDraft, { params: { id: draft.id }, body })).status).toBe(409);
      const theirs = await t.ok(author, casesApi.resolveDraft, { params: { id: draft.id }, body: { choice: 'theirs', theirVersion: draft.version + 2 } });
      expect(theirs.content.sections.practice).toBe('电脑上又改');
    });

    it('lets one of two saves at the same moment win', async () => {
      const replies = await Promise.all([save(author, draft, draft.version + 1, text('甲'), '电脑'), save(author, draft, draft.version + 1, text('乙'), '手机')]);
      expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
    });
  });

  it('shows a draft to its authors alone', async () => {
    const draft = await draftOf(t, author, { authorIds: [author.memberId, coAuthor.memberId] });
    expect((await t.ok(coAuthor, casesApi.draft, { params: { id: draft.id } })).authors.map((a) => [a.name, a.lead])).toEqual([['沈知远', true], ['顾临川', false]]);
    for (const other of [stranger, secretary, officer]) {
      expect((await t.call(other, casesApi.draft, { params: { id: draft.id } })).status).toBe(404);
      expect((await t.call(other, casesApi.detail, { params: { id: draft.id } })).status).toBe(404);
      expect((await save(other, draft, draft.version, fullContent(other.memberId))).status).toBe(404);
    }
    expect((await t.ok(coAuthor, casesApi.mine, { query: { status: 'draft' } })).items.map((c) => c.id)).toContain(draft.id);
  });

  it('refuses authors who are not on the roster', async () => {
    const draft = await draftOf(t, author);
    const reply = await save(author, draft, draft.version, fullContent(author.memberId, { authorIds: [author.memberId, '01JD0000000000000000000009'] }));
    expect([reply.status, problem(reply.body).errors?.[0].path]).toEqual([422, 'content.authorIds']);
  });

  it('says what is missing, part by part, and names given away', async () => {
    const draft = await draftOf(t, author, { pledge: false, summary: '多'.repeat(1501), sections: { ...fullContent('').sections, effect: '短', insight: '沈知远同志所在的甲分行机关第一党支部'.repeat(9) } });
    const check = await t.ok(author, casesApi.check, { params: { id: draft.id } });
    expect(check.ready).toBe(false);
    expect(check.faults).toEqual([
      { part: 'summary', message: '摘要 1501 字，超过 1500 字' }, { part: 'effect', message: '成效 1 字，至少 50 字' },
      { part: 'pledge', message: '请确认原创与真实性承诺' },
    ]);
    expect(check.warnings).toEqual([{ part: 'insight', message: expect.stringContaining('甲分行机关第一党支部”“沈知远') }]);
    const reply = await t.call(author, casesApi.submit, { params: { id: draft.id }, body: { version: draft.version } });
    expect([reply.status, problem(reply.body).code, problem(reply.body).errors?.length]).toEqual([422, 'case.content', 3]);
  });

  it('sends a clean case to the branch once, and lets its author take it back', async () => {
    const detail = await submit(t, author);
    expect(detail).toMatchObject({ status: 'branch_review', safety: 'pass', round: 1, allowedActions: ['recall'] });
    expect(await notices('case.todo', `${detail.id}:1:branch_review`)).toEqual([expect.objectContaining({ to: { kind: 'roles', roles: ['branch_secretary', 'branch_committee'], orgId: tree.a1.id, except: [author.memberId] } })]);
    expect((await save(author, detail, detail.version, fullContent(author.memberId))).status).toBe(409);
    const recalled = await t.ok(author, casesApi.recall, { params: { id: detail.id }, body: { version: detail.version } });
    expect(recalled).toMatchObject({ status: 'draft', allowedActions: ['edit', 'submit'] });
    expect((await t.call(author, casesApi.remove, { params: { id: detail.id } })).status).toBe(409);
  });

  it('submits once when tapped twice', async () => {
    const draft = await draftOf(t, author);
    const tap = () => t.call(author, casesApi.submit, { params: { id: draft.id }, body: { version: draft.version } });
    expect((await Promise.all([tap(), tap()])).map((r) => r.status).sort()).toEqual([200, 409]);
  });

  it('deletes only what was never submitted', async () => {
    const draft = await draftOf(t, author);
    await t.ok(author, casesApi.remove, { params: { id: draft.id } });
    expect((await t.call(author, casesApi.draft, { params: { id: draft.id } })).status).toBe(404);
  });

  describe('content safety', () => {
    const withText = (word: string) => {
      const { sections } = fullContent('');
      return { sections: { ...sections, effect: sections.effect + word } };
    };

    it('returns risky text to the author and names the part', async () => {
      const detail = await submit(t, author, withText('违规词'));
      expect(detail).toMatchObject({ status: 'returned', safety: 'risky' });
      expect(detail.steps.at(-1)).toMatchObject({ to: 'returned', reason: '“成效”未通过内容安全检查，请修改后重新提交。', actorName: null });
      expect((await t.ok(author, casesApi.draft, { params: { id: detail.id } })).returnReason).toContain('成效');
      const fixed = await save(author, detail, detail.version, fullContent(author.memberId));
      await t.ok(author, casesApi.submit, { params: { id: detail.id }, body: { version: (fixed.body as { version: number }).version } });
      await t.drainOutbox();
      expect(await t.ok(author, casesApi.detail, { params: { id: detail.id } })).toMatchObject({ status: 'branch_review', round: 2 });
    });

    it('lets a person decide what WeChat can not', async () => {
      const detail = await submit(t, author, withText('存疑词'));
      expect(detail).toMatchObject({ status: 'submitted', safety: 'review' });
      expect(await notices('case.todo', `${detail.id}:1:safety`)).toHaveLength(1);
      const body = { version: detail.version, decision: 'pass' as const, reason: '经核查为业务用语' };
      expect((await t.call(secretary, caseReviewsApi.safetyDecision, { params: { id: detail.id }, body })).status).toBe(403);
      expect(await t.ok(officer, caseReviewsApi.safetyDecision, { params: { id: detail.id }, body })).toMatchObject({ status: 'branch_review', safety: 'pass' });
      expect((await t.call(officer, caseReviewsApi.safetyDecision, { params: { id: detail.id }, body })).status).toBe(409);
    });

    it('never passes an author whom WeChat does not know', async () => {
      presence(t, [author.memberId]);
      const detail = await submit(t, author);
      presence(t);
      expect(detail).toMatchObject({ status: 'submitted', safety: 'review' });
    });

    it('hands a check that never comes back to a person', async () => {
      const draft = await draftOf(t, author);
      await t.ok(author, casesApi.submit, { params: { id: draft.id }, body: { version: draft.version } });
      await t.uow.run((tx) => tx.repo(OutboxMessage).update({ topic: 'case.safety_check', status: 'pending' }, { status: 'dead' }));
      await t.get(Schedules).runNow('cases.safety_sweep');
      expect((await t.ok(author, casesApi.detail, { params: { id: draft.id } })).safety).toBe('pending');
      t.clock.advance(36 * 60_000);
      await t.get(Schedules).runNow('cases.safety_sweep');
      expect((await t.ok(author, casesApi.detail, { params: { id: draft.id } })).safety).toBe('review');
    });
  });

  it('asks for an explanation of like text and keeps what was found', async () => {
    const other = await submit(t, stranger, { title: '原来的案例' });
    const find = jest.spyOn(t.get(SimilarityIndex), 'findSimilar').mockResolvedValue([{ caseId: other.id, ratio: 0.42, passages: [{ mine: '甲', theirs: '乙', part: 'practice' }] }]);
    const draft = await draftOf(t, author);
    const submitWith = (similarityExplanation?: string) => t.call(author, casesApi.submit, { params: { id: draft.id }, body: { version: draft.version, similarityExplanation } });
    expect((await t.ok(author, casesApi.check, { params: { id: draft.id } }))).toMatchObject({ similarityExplanationNeeded: true, similar: [{ percent: 42, title: '原来的案例' }] });
    const refused = await submitWith();
    expect([refused.status, problem(refused.body).code]).toEqual([409, 'case.similar']);
    expect((await submitWith('同一活动的两个支部分别总结')).status).toBe(200);
    find.mockRestore();
  });
});
