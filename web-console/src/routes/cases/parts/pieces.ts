/** A stretch of a text that something is to be said about. */
export interface Stretch<T> {
  from: number;
  to: number;
  of: T;
}

export interface Piece<T> {
  text: string;
  /** Null between the stretches. */
  of: T | null;
}

/** Cuts a text at its stretches; where two overlap, the one that begins first keeps its words. */
export function pieces<T>(text: string, stretches: readonly Stretch<T>[]): Piece<T>[] {
  const cut: Piece<T>[] = [];
  let at = 0;
  for (const { from, to, of } of [...stretches].sort((a, b) => a.from - b.from)) {
    const start = Math.max(from, at);
    if (start >= to) continue;
    if (start > at) cut.push({ text: text.slice(at, start), of: null });
    cut.push({ text: text.slice(start, to), of });
    at = to;
  }
  if (at < text.length) cut.push({ text: text.slice(at), of: null });
  return cut;
}

export interface Paragraph<T> {
  /** Place in the text, as a key. */
  at: number;
  pieces: Piece<T>[];
}

/** Paragraphs of a text with the stretches that fall into each; blank lines are left out. */
export function paragraphs<T>(text: string, stretches: readonly Stretch<T>[]): Paragraph<T>[] {
  let at = 0;
  return text.split('\n').flatMap((line) => {
    const start = at;
    at += line.length + 1;
    if (line.trim() === '') return [];
    const inside = stretches.map(({ from, to, of }) => ({ from: Math.max(0, from - start), to: Math.min(line.length, to - start), of })).filter(({ from, to }) => from < to);
    return [{ at: start, pieces: pieces(line, inside) }];
  });
}
