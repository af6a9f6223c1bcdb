import { CASE_PARTS, type CaseContent, type CasePart, type CaseSectionKey, type DraftConflict } from '@xianfeng/shared-types';

export type Side = 'mine' | 'theirs';
/** Which side each part is taken from; a part without an entry is not decided yet. */
export type Picks = Partial<Record<CasePart, Side>>;

const FIELDS: Record<Exclude<CasePart, CaseSectionKey>, keyof CaseContent> = {
  title: 'title', category: 'categoryCode', tags: 'tags', authors: 'authorIds', summary: 'summary', visibility: 'visibility', publicDigest: 'publicDigest',
  cover: 'coverFileId', files: 'files', pledge: 'pledge',
};
const isSection = (part: CasePart): part is CaseSectionKey => !(part in FIELDS);
const ALL_PARTS = Object.keys(CASE_PARTS) as CasePart[];

const valueOf = (content: CaseContent, part: CasePart): unknown => (isSection(part) ? content.sections[part] : content[FIELDS[part]]);
const withPart = (into: CaseContent, from: CaseContent, part: CasePart): CaseContent =>
  isSection(part) ? { ...into, sections: { ...into.sections, [part]: from.sections[part] } } : { ...into, [FIELDS[part]]: from[FIELDS[part]] };

/** Parts in which two texts differ, in the order of the form. */
export const differingParts = (mine: CaseContent, theirs: CaseContent): CasePart[] =>
  ALL_PARTS.filter((part) => JSON.stringify(valueOf(mine, part)) !== JSON.stringify(valueOf(theirs, part)));

/** A part that one device alone has changed comes from that device; what both changed is for the author to decide. */
export function suggestedPicks(parts: readonly CasePart[], { mine, clashing }: Pick<DraftConflict, 'mine' | 'clashing'>): Picks {
  const undecided = new Set(clashing);
  return Object.fromEntries(parts.filter((part) => !undecided.has(part)).map((part) => [part, mine.changedParts.includes(part) ? 'mine' : 'theirs']));
}

/** Mine with the parts picked from theirs. A cover whose picture did not come along gives way to the first picture. */
export function mergeContent(mine: CaseContent, theirs: CaseContent, picks: Picks): CaseContent {
  const merged = ALL_PARTS.filter((part) => picks[part] === 'theirs').reduce((into, part) => withPart(into, theirs, part), mine);
  const images = merged.files.filter(({ kind }) => kind === 'image');
  const covered = merged.coverFileId === null || images.some(({ fileId }) => fileId === merged.coverFileId);
  return covered ? merged : { ...merged, coverFileId: images[0]?.fileId ?? null };
}
