import { crossesParts } from './plain-text';

/** Characters of a shingle: shorter ones are common words, longer ones break at every edit. */
export const SHINGLE = 6;
/** One in so many shingles is kept, chosen by its hash, so that the same words are kept in every text. */
const SAMPLE = 16;

/** FNV-1a over UTF-16 units, mixed at the end; signed 32 bit, as an int column holds it. */
function hash(text: string, from: number): number {
  let h = 0x811c9dc5;
  for (let i = from; i < from + SHINGLE; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) | 0;
}

/** Sampled fingerprints of a text, each once. */
export function fingerprints(plain: string): number[] {
  const kept = new Set<number>();
  for (let i = 0; i + SHINGLE <= plain.length; i++) {
    const h = hash(plain, i);
    if ((h & (SAMPLE - 1)) === 0 && !crossesParts(plain.slice(i, i + SHINGLE))) kept.add(h);
  }
  return [...kept];
}
