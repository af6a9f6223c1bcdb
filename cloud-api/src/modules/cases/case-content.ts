import { CASE_PARTS, CASE_SECTION_KEYS, countWords, type CaseContent, type CasePart, type CaseSectionTexts } from '@xianfeng/shared-types';
import { canonicalJson, sealHash } from '../../platform/crypto';
import { firstCharacters } from '../../platform/text';

/** What an author writes, as values: equality, hash, parts, counts. */

const TAG_MAX = 20;

export const emptySections = (): CaseSectionTexts => ({ background: '', practice: '', effect: '', insight: '', appendix: '' });

export const emptyContent = (authorId: string): CaseContent => ({
  title: '', categoryCode: null, tags: [], authorIds: [authorId], summary: '', sections: emptySections(), visibility: 'members', publicDigest: '',
  coverFileId: null, files: [], pledge: false,
});

const PART_VALUES: Record<CasePart, (content: CaseContent) => unknown> = {
  title: (c) => c.title,
  category: (c) => c.categoryCode,
  tags: (c) => c.tags,
  authors: (c) => c.authorIds,
  summary: (c) => c.summary,
  background: (c) => c.sections.background,
  practice: (c) => c.sections.practice,
  effect: (c) => c.sections.effect,
  insight: (c) => c.sections.insight,
  appendix: (c) => c.sections.appendix,
  visibility: (c) => c.visibility,
  publicDigest: (c) => c.publicDigest,
  cover: (c) => c.coverFileId,
  files: (c) => c.files,
  pledge: (c) => c.pledge,
};

/** Parts that differ, in reading order. */
export function changedParts(before: CaseContent, after: CaseContent): CasePart[] {
  return (Object.keys(CASE_PARTS) as CasePart[]).filter((part) => canonicalJson(PART_VALUES[part](before)) !== canonicalJson(PART_VALUES[part](after)));
}

export const contentHash = (content: CaseContent): string => sealHash(content);

/** Over the sections; the appendix holds sources and tables and does not count. */
export const totalWords = (sections: CaseSectionTexts): number =>
  CASE_SECTION_KEYS.filter((key) => key !== 'appendix').reduce((sum, key) => sum + countWords(sections[key]), 0);

/** Normalising may lengthen a text (㎡ → m2). */
const shorten = (text: string): string => firstCharacters(text, TAG_MAX);

/** One spelling for a tag: no leading #, full-width letters narrowed, lower case, no spaces. */
export const tagKey = (tag: string): string => shorten(tag.normalize('NFKC').replace(/^#+/, '').replace(/\s+/g, '').toLowerCase());

/** Tags as written, the first of each spelling. */
export function normaliseTags(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const shown = shorten(tag.normalize('NFKC').replace(/^#+/, '').trim());
    if (tagKey(shown) && !seen.has(tagKey(shown))) seen.set(tagKey(shown), shown);
  }
  return [...seen.values()];
}

/** The words of each part that a reader sees, for checks of safety and similarity. */
export function textsOf(content: Pick<CaseContent, 'title' | 'summary' | 'sections' | 'tags' | 'publicDigest' | 'files'>): Partial<Record<CasePart, string>> & { summary: string } & CaseSectionTexts {
  return {
    title: content.title, summary: content.summary, ...content.sections, tags: content.tags.join('，'), publicDigest: content.publicDigest,
    files: content.files.map((file) => file.caption).filter(Boolean).join('\n'),
  };
}
