/** How text becomes terms of the index: every Han character, every pair of neighbours, every word of letters and digits. */

/** Full-width letters narrowed, capitals lowered; length and positions stay as they are. */
export function fold(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[A-Z]/g, (c) => c.toLowerCase());
}

const RUN = /\p{Script=Han}+|[a-z0-9]+/gu;
const HAN = /\p{Script=Han}/u;
/** Column width of a term. */
const TERM_MAX = 16;

/** All terms of a text, each once. */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  for (const [run] of fold(text).matchAll(RUN)) {
    if (!HAN.test(run)) terms.add(run.slice(0, TERM_MAX));
    else {
      const chars = [...run];
      chars.forEach((char, i) => {
        terms.add(char);
        if (i > 0) terms.add(chars[i - 1] + char);
      });
    }
  }
  return terms;
}

/** Terms that a document must hold to hold the word: its pairs, or the single character. */
export function termsOfQuery(word: string): string[] {
  const terms = new Set<string>();
  for (const [run] of fold(word).matchAll(RUN)) {
    const chars = HAN.test(run) ? [...run] : [];
    if (chars.length < 2) terms.add(run.slice(0, TERM_MAX));
    for (let i = 1; i < chars.length; i++) terms.add(chars[i - 1] + chars[i]);
  }
  return [...terms];
}

/** The words of a query, folded, each once. */
export const wordsOf = (query: string): string[] => [...new Set(fold(query).split(/\s+/).filter(Boolean))];
