import { adoptionsApi, caseReviewsApi, caseStatsApi, casesApi, libraryApi } from '@xianfeng/shared-types';
import { CaseRecord } from '../../src/modules/cases/case.entity';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { person, roleAt, type Person } from '../factories/cases';
import { buildCase, createAdoption, publishedCase } from '../factories/library';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp } from '../harness';

describe('cases seen from above', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: Person;
  let secretary: Person;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    officer = await person(t, tree.a1, '江以宁', [roleAt('committee_officer', tree.group)]);
    secretary = await person(t, tree.a1, '韩立本', [roleAt('branch_secretary', tree.a1, 'self')]);
  });
  afterAll(() => t.stop());

  const at = (submitted: string, published: string | null) => ({ submittedAt: new Date(submitted), ...(published ? { publishedAt: new Date(published) } : {}) });

  describe('statistics', () => {
    beforeAll(async () => {
      const first = await publishedCase(t, { org: tree.a1, title: '窗口服务', with: at('2026-09-10T02:00:00Z', '2026-10-05T02:00:00Z') });
      await publishedCase(t, { org: tree.a2, title: '网点排队', with: { ...at('2026-10-01T02:00:00Z', '2026-10-11T02:00:00Z'), categoryCode: 'theory_study' } });
      await publishedCase(t, { org: tree.b1, title: '送教上门', with: at('2025-01-01T02:00:00Z', '2025-02-01T02:00:00Z') });
      const waiting = buildCase({ org: tree.b1, title: '在审', with: { ...at('2026-11-02T02:00:00Z', null), publishedAt: null, status: 'branch_review' } });
      await t.uow.run((tx) => tx.repo(CaseRecord).insert(waiting));
      await createAdoption(t, tree.b1, first, { createdAt: new Date('2026-11-01T02:00:00Z') });
      await createAdoption(t, tree.a2, first, { status: 'cancelled', openKey: null, createdAt: new Date('2026-11-01T02:00:00Z') });
    });

    it('counts by month, category and organisation, with the median days to publication', async () => {
      const stats = await t.ok(officer, caseStatsApi.stats, { query: { orgId: tree.group.id } });
      expect(stats).toMatchObject({ from: '2025-12', to: '2026-11', total: { submitted: 3, published: 2, adopted: 1, medianReviewDays: 17.5 } });
      expect(stats.byMonth).toHaveLength(12);
      expect(stats.byMonth.slice(-3)).toEqual([
        { month: '2026-09', submitted: 1, published: 0, adopted: 0, medianReviewDays: null },
        { month: '2026-10', submitted: 1, published: 2, adopted: 0, medianReviewDays: 17.5 },
        { month: '2026-11', submitted: 1, published: 0, adopted: 1, medianReviewDays: null },
      ]);
      expect(stats.byCategory.map(({ name, published }) => [name, published]).sort()).toEqual([['为民办实事', 1], ['强化理论武装', 1]]);
      expect(stats.byOrg.map(({ name, hasChildren, submitted, published }) => [name, hasChildren, submitted, published])).toEqual([
        [`${tree.group.name}（本级）`, false, 0, 0], [tree.a.name, true, 2, 2], [tree.b.name, true, 1, 0],
      ]);
      expect(stats.cells).toContainEqual({ month: '2026-11', category: 'serve_people', orgId: tree.a.id, submitted: 0, published: 0, adopted: 1 });
    });

    it('narrows to a category, a part of the tree and a time, and refuses what is too long or out of reach', async () => {
      const of = (query: object, who = officer) => t.call(who, caseStatsApi.stats, { query });
      expect((await of({ orgId: tree.group.id, category: 'theory_study' })).body).toMatchObject({ total: { submitted: 1, published: 1 } });
      expect((await of({ orgId: tree.a.id, from: '2026-10', to: '2026-10' })).body).toMatchObject({ total: { submitted: 1, published: 2, adopted: 0 } });
      expect((await of({ from: '2024-01', to: '2026-11' })).status).toBe(422);
      expect((await of({ from: '2026-11', to: '2026-10' })).status).toBe(422);
      expect((await of({}, secretary)).body).toMatchObject({ org: { id: tree.a1.id }, total: { published: 1 } });
      expect((await of({ orgId: tree.b.id }, secretary)).status).toBe(404);
    });
  });

  describe('the chain of adoptions', () => {
    it('shows who took a case up and which cases came of it', async () => {
      const source = await publishedCase(t, { org: tree.b1, title: '源头案例' });
      const [taken, dropped] = [await createAdoption(t, tree.a1, source, { status: 'confirmed', openKey: null }), await createAdoption(t, tree.a2, source, { status: 'cancelled', openKey: null })];
      const born = await publishedCase(t, { org: tree.a1, title: '由此写成', with: { bornOfAdoptionId: taken.id } });
      await t.uow.run((tx) => tx.repo(CaseRecord).insert(buildCase({ org: tree.a1, title: '还没发布', with: { bornOfAdoptionId: taken.id, status: 'draft' } })));
      const again = await createAdoption(t, tree.a2, born, {});
      const chain = await t.ok(secretary, caseStatsApi.chain, { params: { id: source.id } });
      expect(chain.nodes.map(({ key, depth }) => [key, depth])).toEqual([
        [`case:${source.id}`, 0], [`adoption:${taken.id}`, 1], [`case:${born.id}`, 2], [`adoption:${again.id}`, 3],
      ]);
      expect(chain.edges).toEqual([
        { from: `case:${source.id}`, to: `adoption:${taken.id}`, kind: 'adopted' }, { from: `adoption:${taken.id}`, to: `case:${born.id}`, kind: 'born' },
        { from: `case:${born.id}`, to: `adoption:${again.id}`, kind: 'adopted' },
      ]);
      expect(chain.nodes.map(({ key }) => key)).not.toContain(`adoption:${dropped.id}`);
      const fromBorn = await t.ok(secretary, caseStatsApi.chain, { params: { id: born.id } });
      expect(fromBorn.nodes.map(({ key, depth }) => [key, depth])).toEqual([
        [`case:${born.id}`, 0], [`case:${source.id}`, -2], [`adoption:${taken.id}`, -1], [`adoption:${again.id}`, 1],
      ]);
    });

    it('remembers the adoption that a case is written from, of the own branch alone', async () => {
      const source = await publishedCase(t, { org: tree.b1, title: '另一源头' });
      const own = await t.ok(secretary, adoptionsApi.create, { params: { id: source.id }, body: { planOn: '2026-11-25', plan: '' } });
      const create = (fromAdoptionId: string) => t.call(secretary, casesApi.create, { body: { deviceLabel: '电脑', fromAdoptionId } });
      const { body } = await create(own.id);
      const record = await t.uow.read((tx) => tx.repo(CaseRecord).findOneByOrFail({ id: (body as { id: string }).id }));
      expect(record.bornOfAdoptionId).toBe(own.id);
      const foreign = await createAdoption(t, tree.a2, source);
      expect(await create(foreign.id)).toMatchObject({ status: 422, body: { errors: [{ path: 'fromAdoptionId' }] } });
      expect((await create(newId())).status).toBe(422);
    });
  });

  describe('keeping the library', () => {
    it('sorts a published case into another category, with a trace, and refuses an old version', async () => {
      const { id } = await publishedCase(t, { org: tree.b1, title: '待归类' });
      const put = (body: { category: string; version: number }) => t.call(officer, caseStatsApi.setCategory, { params: { id }, body: { ...body, reason: '归类有误' } });
      expect((await put({ category: 'no_such', version: 1 })).status).toBe(422);
      expect((await put({ category: 'joint_building', version: 1 })).body).toMatchObject({ categoryCode: 'joint_building', categoryName: '共建', version: 2 });
      expect((await put({ category: 'serve_people', version: 1 })).body).toMatchObject({ code: 'conflict.version' });
      const trace = await t.uow.read((tx) => tx.repo(AuditEntry).findOneByOrFail({ action: 'case.set_category' }));
      expect(trace.detail).toEqual({ from: 'serve_people', to: 'joint_building', reason: '归类有误' });
    });

    it('features a case; readers can ask for the featured ones', async () => {
      const { id } = await publishedCase(t, { org: tree.b1, title: '值得推荐' });
      const feature = (featured: boolean, version: number) => t.ok(officer, caseStatsApi.feature, { params: { id }, body: { featured, version } });
      expect(await feature(true, 1)).toMatchObject({ featured: true, allowedActions: ['set_category', 'unfeature', 'withdraw'] });
      expect((await t.ok(secretary, libraryApi.list, { query: { featured: true } })).items.map((card) => card.title)).toEqual(['值得推荐']);
      expect((await t.ok(officer, caseStatsApi.desk, { query: { featured: true } })).items).toHaveLength(1);
      expect(await feature(false, 2)).toMatchObject({ featured: false });
      expect((await t.ok(secretary, libraryApi.list, { query: { featured: true } })).items).toEqual([]);
    });

    it('lists what is published or withdrawn, with the reason, page by page', async () => {
      const { id } = await publishedCase(t, { org: tree.b1, title: '内容过时的做法' });
      await t.ok(officer, caseReviewsApi.withdraw, { params: { id }, body: { version: 1, reason: '政策已调整' } });
      expect((await t.ok(officer, caseStatsApi.desk, { query: { status: 'withdrawn' } })).items).toMatchObject([
        { title: '内容过时的做法', status: 'withdrawn', withdrawnReason: '政策已调整', allowedActions: [] },
      ]);
      expect((await t.ok(officer, caseStatsApi.desk, { query: { q: '排队' } })).items.map((item) => item.title)).toEqual(['网点排队']);
      const first = await t.ok(officer, caseStatsApi.desk, { query: { limit: 2 } });
      const second = await t.ok(officer, caseStatsApi.desk, { query: { limit: 2, cursor: first.next! } });
      expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(4);
      expect(await t.call(officer, caseStatsApi.feature, { params: { id }, body: { featured: true, version: 2 } })).toMatchObject({ status: 409, body: { code: 'conflict.state' } });
    });
  });
});
