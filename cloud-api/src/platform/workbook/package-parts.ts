import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { packedBytesOf, readZipDirectory, ZipError } from '../files/zip-directory';

/** The file is no workbook, is damaged, or unpacks to more than it may. */
export class WorkbookError extends Error {}

const MAX_ENTRIES = 500;
const DEFLATED = 8;

/** The parts of an .xlsx package, read as text. */
export class PackageParts {
  private constructor(
    private readonly data: Buffer,
    private readonly entries: ReturnType<typeof readZipDirectory>['entries'],
    private budget: number,
  ) {}

  /** @param maxBytes of all parts together, unpacked. @throws WorkbookError */
  static open(data: Buffer, maxBytes: number): PackageParts {
    try {
      const { entries, names, unpackedBytes } = readZipDirectory(data, MAX_ENTRIES);
      if (!names.includes('xl/workbook.xml')) throw new WorkbookError('no workbook');
      if (unpackedBytes > maxBytes) throw new WorkbookError('too large');
      return new PackageParts(data, entries, maxBytes);
    } catch (error) {
      throw error instanceof ZipError ? new WorkbookError(error.message) : error;
    }
  }

  has(name: string): boolean {
    return this.entries.some((entry) => entry.name === name);
  }

  /**
   * Text of a part, piece by piece. A stream with an encoding never cuts a Chinese character in two, and what is counted is
   * what really unpacks: sizes in the directory may lie. @throws WorkbookError
   */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.entries.find((e) => e.name === name);
    if (!entry) throw new WorkbookError(`${name} is missing`);
    try {
      const packed = Readable.from([packedBytesOf(this.data, entry)]);
      const stream = entry.method === DEFLATED ? packed.pipe(createInflateRaw({ chunkSize: 64 * 1024 })) : packed;
      stream.setEncoding('utf8');
      for await (const piece of stream as AsyncIterable<string>) {
        this.budget -= piece.length;
        if (this.budget < 0) throw new WorkbookError('too large');
        yield piece;
      }
    } catch (error) {
      throw error instanceof WorkbookError ? error : new WorkbookError((error as Error).message);
    }
  }
}
