import { readFileSync } from 'node:fs';
import { unpackWoff } from './woff';

/** 宋 for titles, text and tables, 黑 for headings. Open fonts (SIL OFL 1.1) that may be embedded. */
const FACES = { text: 'noto-serif-sc 400', title: 'noto-serif-sc 700', heading: 'noto-sans-sc 500' } as const;
export type PrintFace = keyof typeof FACES;

/** Stands for a character that no font has, as in print (GB/T 15834 leaves it to custom). */
export const LACKING = '〓';

const unpacked = new Map<PrintFace, Buffer>();

/** The bytes of a face, unpacked once for the life of the process. */
export function fontOf(face: PrintFace): Buffer {
  let font = unpacked.get(face);
  if (!font) {
    const [family, weight] = FACES[face].split(' ');
    const file = require.resolve(`@fontsource/${family}/files/${family}-chinese-simplified-${weight}-normal.woff`);
    unpacked.set(face, (font = unpackWoff(readFileSync(file))));
  }
  return font;
}

export const PRINT_FACES = Object.keys(FACES) as PrintFace[];
