import type { TextRun } from '@xianfeng/shared-types';
import { fold } from './terms';

/** Characters of a snippet, and how many of them stand before the first hit. */
const SNIPPET = 90;
const LEAD = 24;

type Span = [from: number, to: number];

/** The text in runs, with every occurrence of a word marked; words are folded already. */
export function markHits(text: string, words: readonly string[]): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const [from, to] of hits(fold(text), words)) {
    if (from > at) runs.push({ text: text.slice(at, from), hit: false });
    runs.push({ text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < text.length) runs.push({ text: text.slice(at), hit: false });
  return runs;
}

/** The surroundings of the first hit in the texts, in their order; the beginning of the first text when there is none. */
export function snippet(texts: readonly string[], words: readonly string[]): TextRun[] {
  const flat = texts.map((text) => text.replace(/\s+/g, ' ').trim());
  for (const text of flat) {
    const [first] = hits(fold(text), words);
    if (first) return markHits(cut(text, Math.max(0, first[0] - LEAD)), words);
  }
  return markHits(cut(flat[0] ?? '', 0), words);
}

function cut(text: string, wanted: number): string {
  const from = isLowSurrogate(text, wanted) ? wanted - 1 : wanted;
  const end = from + SNIPPET;
  const to = isLowSurrogate(text, end) ? end + 1 : end;
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

const isLowSurrogate = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text[at] ?? '');

/** Places of the words, merged where they touch, in order. */
function hits(folded: string, words: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0 && word; at = folded.indexOf(word, at + word.length)) spans.push([at, at + word.length]);
  }
  const merged: Span[] = [];
  for (const span of spans.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else merged.push(span);
  }
  return merged;
}
