import { casesApi, libraryApi } from '@xianfeng/shared-types';
import { CaseRecord } from '../../src/modules/cases/case.entity';
import { CASE_WITHDRAWN } from '../../src/modules/cases';
import { wordsSql } from '../../src/modules/cases/library/library-search';
import { Outbox } from '../../src/platform/outbox';
import { person, type Person } from '../factories/cases';
import { buildCase, indexLibrary, publishedCase } from '../factories/library';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp } from '../harness';

describe('library', () => {
  let t: TestApp;
  let tree: OrgTree;
  let reader: Person;
  let inTitle: CaseRecord;
  let inSummary: CaseRecord;
  let inText: CaseRecord;
  let scattered: CaseRecord;

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    reader = await person(t, tree.b1, '林晓读');
    const author = { memberId: reader.memberId, name: '林晓读' };
    inText = await publishedCase(t, {
      org: tree.a1, title: '网点提质', summary: '分三步推进。', sections: { practice: '前期调研。'.repeat(30) + '组建党员先锋队，ＡＰＰ 下沉到柜面。' }, tags: ['网点'], publishedAt: '2026-03-01T00:00:00Z', author,
    });
    inSummary = await publishedCase(t, { org: tree.a2, title: '柜面减负', summary: '党员先锋队入驻大堂。', tags: ['网点', '减负'], publishedAt: '2026-02-01T00:00:00Z', with: { categoryCode: 'work_style' } });
    inTitle = await publishedCase(t, { org: tree.b1, title: '党员先锋队进社区', summary: '结对共建。', publishedAt: '2026-01-01T00:00:00Z', with: { categoryCode: 'joint_building' } });
    scattered = await publishedCase(t, { org: tree.b1, title: '另一篇', summary: '党员带头，员先到岗，先锋示范，锋队成形。', publishedAt: '2026-04-01T00:00:00Z' });
    await publishedCase(t, { org: tree.a1, title: '党员先锋队草稿', with: { status: 'branch_review' } });
    await indexLibrary(t);
  });
  afterAll(() => t.stop());

  const search = async (q: string, more: object = {}) => t.ok(reader, libraryApi.search, { query: { q, ...more } });
  const ids = (page: { items: { id: string }[] }) => page.items.map((item) => item.id);

  it('ranks title before summary before text and leaves out what only looks alike', async () => {
    const page = await search('党员先锋队');
    expect(page.items.map(({ id, place }) => [id, place])).toEqual([[inTitle.id, 'title'], [inSummary.id, 'summary'], [inText.id, 'text']]);
    expect(ids(await search('先锋'))).toContain(scattered.id);
  });

  it('marks hits in title and snippet', async () => {
    const { items } = await search('党员先锋队');
    expect(items[0].titleRuns).toEqual([{ text: '党员先锋队', hit: true }, { text: '进社区', hit: false }]);
    expect(items[2].snippetRuns.find((run) => run.hit)?.text).toBe('党员先锋队');
    expect(items[2].snippetRuns[0].text.startsWith('…')).toBe(true);
  });

  it('wants every word, whatever the width and case of letters, and finds single characters and tags', async () => {
    expect(ids(await search('app 先锋队'))).toEqual([inText.id]);
    expect(ids(await search('APP 社区'))).toEqual([]);
    expect(ids(await search('域'))).toEqual([]);
    expect(ids(await search('区'))).toEqual([inTitle.id]);
    expect(ids(await search('减负'))).toEqual([inSummary.id]);
    expect((await t.call(reader, libraryApi.search, { query: { q: '！！' } })).status).toBe(422);
  });

  it('pages without loss or repetition', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { id: string }[]; next: string | null } = await search('先锋', { limit: 1, ...(cursor ? { cursor } : {}) });
      seen.push(...ids(page));
      cursor = page.next;
    }
    expect(seen).toEqual([inTitle.id, scattered.id, inSummary.id, inText.id]);
  });

  it('filters search and list by category, subtree, tag and time', async () => {
    expect(ids(await search('先锋', { category: 'work_style' }))).toEqual([inSummary.id]);
    expect(ids(await search('先锋', { orgId: tree.a.id }))).toEqual([inSummary.id, inText.id]);
    expect(ids(await search('先锋', { tag: '减负' }))).toEqual([inSummary.id]);
    expect(ids(await search('先锋', { from: '2026-02-01', to: '2026-02-28' }))).toEqual([inSummary.id]);
    const list = async (query: object) => ids(await t.ok(reader, libraryApi.list, { query }));
    expect(await list({})).toEqual([scattered.id, inText.id, inSummary.id, inTitle.id]);
    expect(await list({ tag: '网点' })).toEqual([inText.id, inSummary.id]);
    expect(await list({ orgId: tree.b.id, to: '2026-01-31' })).toEqual([inTitle.id]);
    const first = await t.ok(reader, libraryApi.list, { query: { limit: 3 } });
    expect(await list({ limit: 3, cursor: first.next })).toEqual([inTitle.id]);
  });

  it('counts categories and tags', async () => {
    const counts = new Map((await t.ok(reader, libraryApi.categories)).map((c) => [c.code, c.count]));
    expect([counts.get('serve_people'), counts.get('work_style'), counts.get('theory_study')]).toEqual([2, 1, 0]);
    expect((await t.ok(reader, libraryApi.tags))[0]).toEqual({ tag: '网点', count: 2 });
  });

  it('brings the first screen and a case’s page in one round trip each', async () => {
    const front = await t.ok(reader, libraryApi.front);
    expect(front).toEqual({ categories: await t.ok(reader, libraryApi.categories), cases: await t.ok(reader, libraryApi.list, { query: {} }), maySubmit: true });
    const params = { id: inText.id };
    expect(await t.ok(reader, libraryApi.page, { params })).toEqual({ item: await t.ok(reader, casesApi.detail, { params }), library: await t.ok(reader, libraryApi.detail, { params }) });
    const own = await publishedCase(t, { org: tree.b1, title: '初审中的案例', author: { memberId: reader.memberId, name: '林晓读' }, with: { status: 'branch_review' } });
    expect(await t.ok(reader, libraryApi.page, { params: { id: own.id } })).toMatchObject({ item: { status: 'branch_review' }, library: null });
  });

  it('reads a case with related ones; what is not published is not there', async () => {
    const detail = await t.ok(reader, libraryApi.detail, { params: { id: inText.id } });
    expect(detail.sections.map((s) => s.name)).toEqual(['做法与经过']);
    expect(detail.authors).toEqual([{ memberId: reader.memberId, name: '林晓读', lead: true }]);
    expect(detail.related.map((c) => c.id)).toEqual([inSummary.id, scattered.id]);
    expect(detail.allowedActions).toEqual(['favourite', 'share']);
    const hidden = buildCase({ org: tree.a1, with: { status: 'withdrawn' } });
    await t.uow.run((tx) => tx.repo(CaseRecord).insert(hidden));
    expect((await t.call(reader, libraryApi.detail, { params: { id: hidden.id } })).status).toBe(404);
  });

  it('keeps favourites once, latest first, for oneself', async () => {
    for (const id of [inTitle.id, inText.id, inTitle.id]) await t.ok(reader, libraryApi.addFavourite, { params: { id } });
    expect(ids(await t.ok(reader, libraryApi.myFavourites, { query: {} }))).toEqual([inText.id, inTitle.id]);
    expect((await t.ok(reader, libraryApi.detail, { params: { id: inText.id } })).favourite).toBe(true);
    const other = await person(t, tree.a1, '赵另');
    expect(ids(await t.ok(other, libraryApi.myFavourites, { query: {} }))).toEqual([]);
    await t.ok(reader, libraryApi.removeFavourite, { params: { id: inTitle.id } });
    expect(ids(await t.ok(reader, libraryApi.myFavourites, { query: {} }))).toEqual([inText.id]);
  });

  it('reads lists, counts, postings and texts along their indexes', async () => {
    const published = `c.status = 'published' AND (SUBSTR(c.orgPath, 1, 28) = '${tree.group.path}')`;
    const plan = async (sql: string) => JSON.stringify(await t.uow.read((tx) => tx.select(`EXPLAIN ${tx.dialect === 'sqlite' ? 'QUERY PLAN ' : ''}${sql}`)));
    expect(await plan(`SELECT c.id FROM case_record c WHERE ${published} ORDER BY c.publishedAt DESC, c.id DESC LIMIT 21`)).toContain('ix_case_record_published');
    expect(await plan(`SELECT c.categoryCode, COUNT(*) AS n FROM case_record c WHERE ${published} GROUP BY c.categoryCode`)).toContain('ix_case_record_shelf');
    expect(await plan("SELECT term, block, docs FROM library_posting WHERE term IN ('党员', '先锋')")).toMatch(/SEARCH|"type":"range"/);
    const texts = await plan(wordsSql([1, 2], published).replace('(?, ?)', '(1, 2)'));
    expect(texts).toContain('uq_library_doc_no');
    expect(texts).not.toMatch(/SCAN|INDEX ix_case_record_|"key":"ix_case_record_|"type":"(ALL|index)"/);
  });

  it('forgets a withdrawn case and takes the same case in again when it returns', async () => {
    const set = (status: 'withdrawn' | 'published') => t.uow.run((tx) => tx.repo(CaseRecord).update({ id: inTitle.id }, { status }));
    await set('withdrawn');
    await t.uow.run((tx) => t.get(Outbox).add(tx, CASE_WITHDRAWN, { caseId: inTitle.id, title: '', orgId: tree.b1.id, orgPath: tree.b1.path, authorIds: [], reason: '测试', withdrawnAt: t.clock.now().toISOString() }));
    await t.drainOutbox();
    expect(ids(await search('进社区'))).toEqual([]);
    await set('published');
    await Promise.all([indexLibrary(t), indexLibrary(t)]);
    expect(ids(await search('进社区'))).toEqual([inTitle.id]);
  });
});
