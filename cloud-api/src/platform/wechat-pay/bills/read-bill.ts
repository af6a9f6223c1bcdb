import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { PayContentError } from '../payloads';
import { type BillShape, BillTable } from './bill-table';

/** A year of a province would not fill it; a bomb would. */
const MOST_BYTES = 512 * 1024 * 1024;
const GZIP_MAGIC = [0x1f, 0x8b];

/** Reads a bill as it comes, packed or not; `sha1` is of the unpacked bytes. A file of 100,000 rows is never held as one text. */
export async function readBill<Row>(file: AsyncIterable<Uint8Array>, shape: BillShape<Row>): Promise<{ rows: Row[]; sha1: string }> {
  const table = new BillTable(shape);
  const hash = createHash('sha1');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let rest = '';
  for await (const bytes of await unpacked(file)) {
    size += bytes.length;
    if (size > MOST_BYTES) throw new PayContentError('账单过大');
    hash.update(bytes);
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) table.add(line.replace(/\r$/, ''));
  }
  table.add((rest + decoder.decode()).replace(/\r$/, ''));
  return { rows: table.finish(), sha1: hash.digest('hex') };
}

/** By the file's own first bytes: what the headers say of packing differs between access points. */
async function unpacked(file: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const parts = file[Symbol.asyncIterator]();
  const first = await parts.next();
  if (first.done) return file;
  const whole = Readable.from(resumed(first.value, parts), { objectMode: false });
  if (!GZIP_MAGIC.every((byte, index) => first.value[index] === byte)) return whole;
  // Whoever reads the unpacked side gets the error too.
  return pipeline(whole, createGunzip(), () => undefined);
}

async function* resumed(first: Uint8Array, parts: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let part = await parts.next(); !part.done; part = await parts.next()) yield part.value;
}
