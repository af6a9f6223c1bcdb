import { CASE_SECTION_KEYS } from '@xianfeng/shared-types';
import { SimilarityIndex, type CaseTexts } from '../../src/modules/cases/similarity/similarity-index';
import { publishedCase } from '../factories/library';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { lightlyEdited, prose, seeded } from '../factories/prose';
import { TestApp } from '../harness';

/** A whole case of some 1,400 characters. */
function texts(seed: number): CaseTexts {
  const random = seeded(seed);
  return { summary: prose(random, 3), background: prose(random, 5), practice: prose(random, 12), effect: prose(random, 5), insight: prose(random, 4), appendix: '' };
}
const changed = (from: CaseTexts, change: (text: string) => string): CaseTexts => {
  const copy = { ...from };
  for (const key of ['summary', ...CASE_SECTION_KEYS] as const) copy[key] = change(copy[key]);
  return copy;
};

describe('similarity', () => {
  let t: TestApp;
  let tree: OrgTree;
  let index: SimilarityIndex;
  let originalId: string;
  const original = texts(1);
  const nobody = { exceptCaseId: '', limit: 5 };

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    index = t.get(SimilarityIndex);
    originalId = await indexed(original);
    for (let seed = 100; seed < 140; seed++) await indexed(texts(seed));
  });
  afterAll(() => t.stop());

  async function indexed(content: CaseTexts): Promise<string> {
    const { summary, ...sections } = content;
    const { id } = await publishedCase(t, { org: tree.a1, summary, sections });
    await index.index(id, content);
    return id;
  }

  it('finds a copy whole, and says so', async () => {
    const [hit] = await index.findSimilar(original, nobody);
    expect(hit.caseId).toBe(originalId);
    expect(hit.ratio).toBeGreaterThan(0.99);
  });

  it('is not misled by punctuation, blanks and full-width letters', async () => {
    const copy = changed(original, (text) => text.replaceAll('，', ' ').replaceAll('。', '！\n').replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)));
    const [hit] = await index.findSimilar(copy, nobody);
    expect([hit.caseId, hit.ratio > 0.99]).toEqual([originalId, true]);
  });

  it('finds a lightly edited copy and one with its parts in another order', async () => {
    const [edited] = await index.findSimilar(changed(original, (text) => lightlyEdited(text, 17)), nobody);
    expect(edited.caseId).toBe(originalId);
    expect(edited.ratio).toBeGreaterThan(0.6);
    const reordered = { ...original, background: original.insight, insight: original.background, practice: original.practice.split('。').filter(Boolean).reverse().map((s) => `${s}。`).join('') };
    const [moved] = await index.findSimilar(reordered, nobody);
    expect(moved.caseId).toBe(originalId);
    expect(moved.ratio).toBeGreaterThan(0.8);
  });

  it('tells the passages word for word, in both texts, with their part', async () => {
    const taken = original.practice.slice(40, 400);
    const mine = { ...texts(7), effect: `开头不同。${taken}结尾不同。` };
    const [hit] = await index.findSimilar(mine, nobody);
    expect(hit.caseId).toBe(originalId);
    const [longest] = hit.passages;
    expect(longest.part).toBe('effect');
    expect(mine.effect).toContain(longest.mine);
    expect(original.practice).toContain(longest.theirs);
    expect(taken.includes(longest.mine) && longest.mine.length > taken.length - 8).toBe(true);
    const share = taken.replace(/[^\p{L}\p{N}]/gu, '').length / Object.values(mine).join('').replace(/[^\p{L}\p{N}]/gu, '').length;
    expect(hit.ratio).toBeGreaterThan(share - 0.02);
    expect(hit.ratio).toBeLessThan(share + 0.2);
  });

  it('keeps texts on the same topic, in the same turns of phrase, well below the limit of 30 %', async () => {
    for (let seed = 500; seed < 510; seed++) {
      const [hit] = await index.findSimilar(texts(seed), nobody);
      expect(hit?.ratio ?? 0).toBeLessThan(0.2);
    }
  });

  it('leaves the case itself out, and one that was removed', async () => {
    const others = await index.findSimilar(original, { exceptCaseId: originalId, limit: 5 });
    expect(others.map((hit) => hit.caseId)).not.toContain(originalId);
    await index.index(originalId, original);
    expect((await index.findSimilar(original, nobody))[0].caseId).toBe(originalId);
    await index.remove(originalId);
    expect((await index.findSimilar(original, nobody)).map((hit) => hit.caseId)).not.toContain(originalId);
  });

  it('answers empty and very short texts with nothing', async () => {
    const empty: CaseTexts = { summary: '', background: '', practice: '', effect: '', insight: '', appendix: '' };
    expect(await index.findSimilar(empty, nobody)).toEqual([]);
    expect(await index.findSimilar({ ...empty, summary: '党建' }, nobody)).toEqual([]);
  });
});
