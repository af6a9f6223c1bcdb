import { libraryApi } from '@xianfeng/shared-types';
import { bulkInsert, chunk } from '../../src/database';
import type { CaseRecord } from '../../src/modules/cases/case.entity';
import { SearchIndex } from '../../src/modules/cases/library/search/search-index';
import { fingerprints } from '../../src/modules/cases/similarity/shingles';
import { plainText } from '../../src/modules/cases/similarity/plain-text';
import { SimilarityIndex, type CaseTexts } from '../../src/modules/cases/similarity/similarity-index';
import { memberOf } from '../../test/factories/callers';
import { buildCase } from '../../test/factories/library';
import { createOrgTree } from '../../test/factories/orgs';
import { lightlyEdited, prose, seeded } from '../../test/factories/prose';
import { TestApp } from '../../test/harness';
import { measure, ms } from './measure';

/** Search and near-duplicates over 20,000 cases of some 1,700 characters; limits of the issue: 50 ms and 150 ms. */
const CASES = Number(process.env.BENCH_CASES ?? 20_000);
const RUNS = 20;
const QUERIES = ['客户', '先锋服务队', '小微企业 夜校', '绿色通道 渔民 台风', '锦旗', '一'];

function textsOf(seed: number): CaseTexts & { title: string } {
  const random = seeded(seed);
  const title = prose(random, 1).split('，')[1].slice(0, 30);
  return { title, summary: prose(random, 3), background: prose(random, 6), practice: prose(random, 15), effect: prose(random, 6), insight: prose(random, 5), appendix: '' };
}

describe('library at scale', () => {
  it('measures', async () => {
    const t = await TestApp.start();
    const tree = await createOrgTree(t.uow);
    const reader = memberOf(tree.b1, tree.group);
    const orgs = [tree.a1, tree.a2, tree.b1];
    const lines: string[] = [`database ${t.uow.dialect}, ${CASES} cases`];
    const loaded = Date.now();
    for (const part of chunk([...Array(CASES).keys()], 500)) {
      const cases = part.map((i) => {
        const { title, summary, ...sections } = textsOf(i);
        return buildCase({ org: orgs[i % 3], title, summary, sections, publishedAt: new Date(1_735_689_600_000 + i * 60_000).toISOString(), with: { categoryCode: `category_${i % 17}` } });
      });
      await t.uow.run((tx) => bulkInsert(tx, 'case_record', cases.map((c) => ({ ...c, pledge: 1 }))));
      await t.get(SearchIndex).add(cases.map(({ id, title, summary, background, practice, effect, insight }) => ({ caseId: id, title, summary, text: [background, practice, effect, insight].join('\n') })));
      const shingles = cases.flatMap((c) => fingerprints(plainText(textsOfCase(c)).plain).map((hash) => ({ hash, caseId: c.id })));
      await t.uow.run((tx) => bulkInsert(tx, 'case_shingle', shingles));
    }
    lines.push(`loading and indexing: ${((Date.now() - loaded) / 1000).toFixed(0)} s`);
    for (const q of QUERIES) {
      const found = await t.ok(reader, libraryApi.search, { query: { q } });
      const full = await measure(RUNS, () => t.call(reader, libraryApi.search, { query: { q } }));
      const raw = await measure(RUNS, () => t.uow.read((tx) => tx.select(`SELECT id, title, summary FROM case_record WHERE id IN (${found.items.map((hit) => `'${hit.id}'`).join(', ') || "''"})`)));
      lines.push(`search ${q}: ${ms(full)}; ${found.items.length} hits${found.next ? ' and more' : ''}; reading its rows by key alone ${ms(raw)}`);
    }
    const filtered = await measure(RUNS, () => t.call(reader, libraryApi.search, { query: { q: '客户', category: 'category_3', orgId: tree.a.id, from: '2025-01-01', to: '2026-01-01' } }));
    lines.push(`search 客户 with category, organisation and time: ${ms(filtered)}`);
    const list = await measure(RUNS, () => t.call(reader, libraryApi.list, { query: {} }));
    const inOrg = await measure(RUNS, () => t.call(reader, libraryApi.list, { query: { orgId: tree.a.id, category: 'category_3' } }));
    lines.push(`list: ${ms(list)}; of an organisation and category ${ms(inOrg)}`, `categories: ${ms(await measure(RUNS, () => t.call(reader, libraryApi.categories)))}`);
    const one = { ...textsOf(CASES + 1) };
    const single = await measure(3, async (i) => t.get(SearchIndex).add([{ caseId: `one${i}${Date.now()}`, title: one.title, summary: one.summary, text: one.practice + one.effect }]));
    lines.push(`taking one case into the search index: ${ms(single)}`);
    const similarity = t.get(SimilarityIndex);
    for (const [name, texts] of [['a copy', textsOf(777)], ['an edited copy', edited(textsOf(778))], ['a text on the same topic', textsOf(CASES + 7)]] as const) {
      const [hit] = await similarity.findSimilar(texts, { exceptCaseId: '', limit: 5 });
      lines.push(`similarity of ${name}: ${ms(await measure(RUNS, () => similarity.findSimilar(texts, { exceptCaseId: '', limit: 5 })))}; found ${Math.round((hit?.ratio ?? 0) * 100)} %`);
    }
    process.stdout.write(`${lines.join('\n')}\n`);
    await t.stop();
  });
});

function edited(texts: CaseTexts): CaseTexts {
  return Object.fromEntries(Object.entries(texts).map(([part, text]) => [part, lightlyEdited(text as string, 17)])) as CaseTexts;
}

const textsOfCase = ({ summary, background, practice, effect, insight, appendix }: CaseRecord): CaseTexts => ({ summary, background, practice, effect, insight, appendix });
