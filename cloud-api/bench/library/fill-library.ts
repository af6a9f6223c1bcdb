import { bulkInsert, chunk } from '../../src/database';
import { SearchIndex } from '../../src/modules/cases/library/search/search-index';
import { buildCase } from '../../test/factories/library';
import { createOrgTree } from '../../test/factories/orgs';
import { prose, seeded } from '../../test/factories/prose';
import type { TestApp } from '../../test/harness';
import type { CaseTexts } from '../../src/modules/cases/similarity/similarity-index';

export const CASES = Number(process.env.BENCH_CASES ?? 20_000);
const BATCH = 500;
const FIRST_PUBLISHED = Date.UTC(2025, 0, 1);

export type PlannedCase = CaseTexts & { title: string };

/** A case of some 1,700 characters; the same number gives the same text. */
export function textsOf(seed: number): PlannedCase {
  const random = seeded(seed);
  const title = prose(random, 1).split('，')[1].slice(0, 30);
  return { title, summary: prose(random, 3), background: prose(random, 6), practice: prose(random, 15), effect: prose(random, 6), insight: prose(random, 5), appendix: '' };
}

/** Publishes the cases; `also` sees each batch of them. Answers the organisations they belong to. */
export async function fillLibrary(t: TestApp, also: (cases: ReturnType<typeof buildCase>[]) => Promise<void> = async () => undefined) {
  const tree = await createOrgTree(t.uow);
  const orgs = [tree.a1, tree.a2, tree.b1];
  for (const part of chunk([...Array(CASES).keys()], BATCH)) {
    const cases = part.map((i) => {
      const { title, summary, ...sections } = textsOf(i);
      const publishedAt = new Date(FIRST_PUBLISHED + i * 60_000).toISOString();
      return buildCase({ org: orgs[i % 3], title, summary, sections, publishedAt, with: { categoryCode: `category_${i % 17}` } });
    });
    await t.uow.run((tx) => bulkInsert(tx, 'case_record', cases.map((c) => ({ ...c, pledge: 1 }))));
    await t.get(SearchIndex).add(
      cases.map(({ id, title, summary, background, practice, effect, insight }) => ({ caseId: id, title, summary, text: [background, practice, effect, insight].join('\n') })),
    );
    await also(cases);
  }
  return tree;
}
