import type { CaseSectionTexts } from '@xianfeng/shared-types';

const MASK = '××';
/** One-character names would mask ordinary words. */
const MIN = 2;

export interface BlindText {
  title: string;
  summary: string;
  sections: CaseSectionTexts;
  tags: string[];
}

/** Organisation names without the words that every one has, so that 城东网点党支部 is also found as 城东网点. */
export function namesToHide(authors: readonly string[], orgs: readonly string[]): string[] {
  const cores = orgs.map((name) => name.replace(/(党支部|党总支|党委|党小组)$/u, ''));
  const names = [...authors, ...orgs, ...cores].filter((name) => [...name].length >= MIN);
  // Longest first: a short name inside a long one must not leave the rest of it readable.
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}

export function hide(text: string, names: readonly string[]): string {
  return names.reduce((result, name) => result.replaceAll(name, MASK), text);
}

/** The text without the names, and whether there were any. */
export function blind(text: BlindText, names: readonly string[]): BlindText & { masked: boolean } {
  const sections = Object.fromEntries(Object.entries(text.sections).map(([key, value]) => [key, hide(value, names)])) as unknown as CaseSectionTexts;
  const result = { title: hide(text.title, names), summary: hide(text.summary, names), sections, tags: text.tags.map((tag) => hide(tag, names)) };
  return { ...result, masked: JSON.stringify(result) !== JSON.stringify(text) };
}
