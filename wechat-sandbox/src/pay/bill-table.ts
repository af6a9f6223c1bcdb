import { setImmediate as breathe } from 'node:timers/promises';
import { createHash } from 'node:crypto';

const ROWS_AT_ONCE = 2_000;
const BOM = '\uFEFF';

/** Heads and cells of a bill: the rows, then one row of sums under a head of its own. */
export interface BillTable {
  head: string[];
  rows: Iterable<string[]>;
  sumsHead: string[];
  /** Asked for after the last row. */
  sums(): string[];
}

export interface BillBytes {
  bytes: Buffer;
  /** SHA-1 of the bytes, hex. */
  hash: string;
}

/** A backtick before every cell keeps spreadsheets from reading numbers; line ends and backticks within would break the row. */
const line = (cells: string[]): string => `${cells.map((cell) => `\`${cell.replace(/[\r\n`]+/g, ' ')}`).join(',')}\r\n`;

/** Writes a bill as WeChat does: BOM, CRLF, heads without backticks. In pieces, so that others are served meanwhile. */
export async function billBytes({ head, rows, sumsHead, sums }: BillTable): Promise<BillBytes> {
  const hash = createHash('sha1');
  const parts: Buffer[] = [];
  const add = (text: string) => {
    const part = Buffer.from(text);
    hash.update(part);
    parts.push(part);
  };
  add(`${BOM}${head.join(',')}\r\n`);
  let piece: string[] = [];
  for (const row of rows) {
    piece.push(line(row));
    if (piece.length < ROWS_AT_ONCE) continue;
    add(piece.join(''));
    piece = [];
    await breathe();
  }
  add(`${piece.join('')}${sumsHead.join(',')}\r\n${line(sums())}`);
  return { bytes: Buffer.concat(parts), hash: hash.digest('hex') };
}

/** `12.30` of 分. */
export function yuan(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100);
  return `${fen < 0 ? '-' : ''}${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}

/** Sums and counts come with no more decimals than they need, but one: `45.0`, `0.47`. */
export const loose = (fen: number): string => yuan(fen).replace(/0$/, '');
