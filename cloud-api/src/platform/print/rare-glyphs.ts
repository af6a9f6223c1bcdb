import { readFileSync } from 'node:fs';
import path from 'node:path';

/** 思源宋体 (SIL OFL 1.1), the standard characters (通用规范汉字表) and many rare ones, cut into small files. */
const SHEET = require.resolve('@chinese-fonts/syst/dist/SourceHanSerifCN/result.css');

interface Slice {
  file: string;
  ranges: [from: number, to: number][];
}

let slices: Slice[] | undefined;

/** Read once, and only where a rare character is printed. */
function slicesOf(): Slice[] {
  slices ??= [...readFileSync(SHEET, 'utf8').matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, face]) => ({
    file: path.join(path.dirname(SHEET), /([\w-]+\.woff2)/.exec(face)![1]),
    ranges: /unicode-range:\s*([^;}]+)/.exec(face)![1].split(',').map((range) => {
      const [from, to = from] = range.trim().slice('U+'.length).split('-');
      return [parseInt(from, 16), parseInt(to, 16)];
    }),
  }));
  return slices;
}

/** The file that has a character, or null where none has. */
export function rareFont(codePoint: number): string | null {
  return slicesOf().find(({ ranges }) => ranges.some(([from, to]) => codePoint >= from && codePoint <= to))?.file ?? null;
}
