import { writeFileSync } from 'node:fs';
import { libraryApi } from '@xianfeng/shared-types';
import { memberOf } from '../../test/factories/callers';
import { TestApp } from '../../test/harness';
import { CASES, fillLibrary } from './fill-library';
import { measure } from './measure';

const RUNS = 20;
const QUERIES = ['客户', '先锋服务队', '小微企业 夜校', '绿色通道 渔民 台风', '锦旗', '一'];

/** Searches through the API. BENCH_RESULT names the file for what was measured. */
it('searches', async () => {
  const t = await TestApp.start();
  const began = performance.now();
  const tree = await fillLibrary(t);
  const loadedMs = performance.now() - began;
  const reader = memberOf(tree.b1, tree.group);
  const narrow = { category: 'category_3', orgId: tree.a.id, from: '2025-01-01', to: '2026-01-01' };
  const searches = [];
  for (const query of [...QUERIES.map((q) => ({ q })), { q: '客户', ...narrow }]) {
    const { items } = await t.ok(reader, libraryApi.search, { query });
    // The rows of the page by their keys: what any search has to read.
    const keys = items.map((hit) => `'${hit.id}'`).join(', ') || "''";
    const bare = await measure(RUNS, () => t.uow.read((tx) => tx.select(`SELECT id, title, summary FROM case_record WHERE id IN (${keys})`)));
    const times = await measure(RUNS, () => t.call(reader, libraryApi.search, { query }));
    searches.push({ q: query.q, narrowed: 'category' in query, hits: items.length, ...times, bareMedian: bare.median });
  }
  writeFileSync(process.env.BENCH_RESULT!, JSON.stringify({ cases: CASES, loadedMs, searches }));
  await t.stop();
});
