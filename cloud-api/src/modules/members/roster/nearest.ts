/** The names most like a text, by shared pairs of characters (Dice), best first; nothing below a third. */
export function nearest(text: string, names: readonly string[], count: number): string[] {
  const wanted = pairs(text);
  return [...new Set(names)]
    .map((name) => ({ name, score: likeness(wanted, pairs(name)) }))
    .filter(({ score }) => score >= 1 / 3)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name);
}

function pairs(text: string): Set<string> {
  const letters = [...text];
  if (letters.length === 1) return new Set(letters);
  return new Set(letters.slice(1).map((letter, i) => letters[i] + letter));
}

function likeness(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
