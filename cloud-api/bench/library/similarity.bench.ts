import { bulkInsert } from '../../src/database';
import { plainText } from '../../src/modules/cases/similarity/plain-text';
import { fingerprints } from '../../src/modules/cases/similarity/shingles';
import { SimilarityIndex } from '../../src/modules/cases/similarity/similarity-index';
import { lightlyEdited } from '../../test/factories/prose';
import { TestApp } from '../../test/harness';
import { CASES, fillLibrary, type PlannedCase, textsOf } from './fill-library';
import { measure, ms } from './measure';

const RUNS = 20;

const edited = (texts: PlannedCase): PlannedCase =>
  Object.fromEntries(Object.entries(texts).map(([part, text]) => [part, lightlyEdited(text as string, 17)])) as unknown as PlannedCase;

/** Near-duplicates over the whole library; on demand: `npx jest --config bench/library/jest.config.mjs similarity`. */
it('finds like texts', async () => {
  const t = await TestApp.start();
  await fillLibrary(t, async (cases) => {
    const shingles = cases.flatMap(({ id, summary, background, practice, effect, insight, appendix }) =>
      fingerprints(plainText({ summary, background, practice, effect, insight, appendix }).plain).map((hash) => ({ hash, caseId: id })),
    );
    await t.uow.run((tx) => bulkInsert(tx, 'case_shingle', shingles));
  });
  const similarity = t.get(SimilarityIndex);
  const lines = [`database ${t.uow.dialect}, ${CASES} cases`];
  for (const [name, texts] of [['a copy', textsOf(777)], ['an edited copy', edited(textsOf(778))], ['a text on the same topic', textsOf(CASES + 7)]] as const) {
    const find = () => similarity.findSimilar(texts, { exceptCaseId: '', limit: 5 });
    const [hit] = await find();
    lines.push(`similarity of ${name}: ${ms(await measure(RUNS, find))}; found ${Math.round((hit?.ratio ?? 0) * 100)} %`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  await t.stop();
});
