import { pinyin } from 'pinyin-pro';

/** Keys of a name for order and search; the first character is read as a surname: 曾、单、仇. */
export function nameKeys(name: string): { sortKey: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head' })
    .map((s) => s.toLowerCase().replace(/ü/g, 'v'))
    .filter((s) => /^[a-z0-9]/.test(s));
  return { sortKey: syllables.join(' ').slice(0, 191), initials: syllables.map((s) => s[0]).join('').slice(0, 32) };
}
