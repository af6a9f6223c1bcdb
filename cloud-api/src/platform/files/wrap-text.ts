/** Characters that Chinese typesetting keeps off the start, or the end, of a line. */
const NO_START = /[，。、；：！？）》」』】”’…—·,.;:!?)\]%]/u;
const NO_END = /[（《「『【“‘([]/u;
const WORD = /[A-Za-z0-9]/;

/** Width in ems, near enough for CJK fonts: full width for Han, about half for Latin. */
function widthOf(char: string): number {
  if (/[\u1100-\u115f\u2e80-\uffef]|[\u{1f300}-\u{3fffd}]|[—…“”‘’]/u.test(char)) return 1;
  return /[A-Z@%&mw]/.test(char) ? 0.72 : 0.56;
}

export const textWidth = (text: string): number => [...text].reduce((sum, char) => sum + widthOf(char), 0);

/** Lines of at most `maxEms`; what does not fit into `maxLines` ends in `…`. */
export function wrapText(text: string, maxEms: number, maxLines: number): string[] {
  const rest = [...text.replace(/\s+/g, ' ').trim()];
  const lines: string[] = [];
  while (rest.length > 0 && lines.length < maxLines) lines.push(rest.splice(0, lineEnd(rest, maxEms)).join('').trim());
  if (rest.length > 0) lines.push(withEllipsis(lines.pop() ?? '', maxEms));
  return lines;
}

/** How many characters the next line takes. */
function lineEnd(chars: string[], maxEms: number): number {
  let end = 0;
  for (let width = 0; end < chars.length; end++) {
    width += widthOf(chars[end]);
    if (width > maxEms) break;
  }
  if (end === chars.length) return end;
  const full = Math.max(1, end);
  for (end = full; end > 1 && !mayBreak(chars[end - 1], chars[end]); end--);
  return end > 1 ? end : full;
}

function mayBreak(before: string, after: string): boolean {
  return !NO_START.test(after) && !NO_END.test(before) && !(WORD.test(before) && WORD.test(after));
}

function withEllipsis(line: string, maxEms: number): string {
  const chars = [...line];
  while (chars.length > 0 && textWidth(chars.join('')) + 1 > maxEms) chars.pop();
  return `${chars.join('').replace(/[\s，。、；：]+$/u, '')}…`;
}
