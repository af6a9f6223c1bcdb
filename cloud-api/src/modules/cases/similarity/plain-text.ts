import { CASE_SECTION_KEYS, type CasePart } from '@xianfeng/shared-types';
import type { CaseTexts } from './similarity-index';

/** Parts whose words are compared; the title alone is too short, the public digest repeats the rest. */
const PARTS = ['summary', ...CASE_SECTION_KEYS] as const satisfies readonly CasePart[];

/** Text reduced to what counts, with the way back to the original. */
export interface PlainText {
  /** Letters, digits and Han characters, folded; parts are kept apart by a mark that occurs nowhere else. */
  plain: string;
  /** For each unit of `plain`: part and place in its original text. */
  origins: { part: CasePart; at: number }[];
  originals: Partial<Record<CasePart, string>>;
}

const KEPT = /[\p{L}\p{N}]/u;
const SEPARATOR = '\u0000';

/** Punctuation, blanks, full-width forms and capitals make no difference. */
export function plainText(texts: CaseTexts): PlainText {
  const result: PlainText = { plain: '', origins: [], originals: {} };
  const pieces: string[] = [];
  for (const part of PARTS) {
    const original = texts[part] ?? '';
    result.originals[part] = original;
    let at = 0;
    for (const char of original) {
      const folded = char.normalize('NFKC').toLowerCase();
      for (const unit of folded) {
        if (KEPT.test(unit)) add(unit, part, at);
      }
      at += char.length;
    }
    add(SEPARATOR, part, original.length);
  }
  result.plain = pieces.join('');
  return result;

  function add(text: string, part: CasePart, at: number): void {
    pieces.push(text);
    for (let i = 0; i < text.length; i++) result.origins.push({ part, at });
  }
}

/** Characters that count. */
export const lengthOf = ({ plain }: PlainText): number => plain.replaceAll(SEPARATOR, '').length;

/** The original words of a range of `plain`, cut where a part ends. */
export function originalOf({ origins, originals }: PlainText, from: number, to: number): { part: CasePart; text: string } {
  const { part, at } = origins[from];
  let last = to - 1;
  while (origins[last].part !== part) last--;
  const end = origins[last].at;
  const text = originals[part]!;
  return { part, text: text.slice(at, end + (text.codePointAt(end)! > 0xffff ? 2 : 1)) };
}

export const crossesParts = (piece: string): boolean => piece.includes(SEPARATOR);
