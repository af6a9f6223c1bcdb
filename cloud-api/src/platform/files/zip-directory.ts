/** The archive is broken or its directory is not where it must be. */
export class ZipError extends Error {}

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  packedBytes: number;
  /** Where the entry's own header begins. */
  offset: number;
}

export interface ZipDirectory {
  names: string[];
  entries: ZipEntry[];
  /** Sum of the sizes that the entries claim to unpack to, in bytes. */
  unpackedBytes: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 0xffff;

/** Reads the directory of an archive without unpacking anything. @throws ZipError */
export function readZipDirectory(data: Buffer, maxEntries: number): ZipDirectory {
  const end = findEnd(data);
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  if (count > maxEntries) throw new ZipError('too many entries');
  const entries: ZipEntry[] = [];
  let unpackedBytes = 0;
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > end || data.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new ZipError('broken directory');
    const [nameLength, extraLength, commentLength] = [data.readUInt16LE(at + 28), data.readUInt16LE(at + 30), data.readUInt16LE(at + 32)];
    unpackedBytes += data.readUInt32LE(at + 24);
    entries.push({
      name: data.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength), method: data.readUInt16LE(at + 10),
      packedBytes: data.readUInt32LE(at + 20), offset: data.readUInt32LE(at + 42),
    });
    at += ENTRY_BYTES + nameLength + extraLength + commentLength;
  }
  return { names: entries.map((entry) => entry.name), entries, unpackedBytes };
}

/** The bytes of an entry as they are packed. @throws ZipError */
export function packedBytesOf(data: Buffer, { offset, packedBytes }: ZipEntry): Buffer {
  if (offset + LOCAL_BYTES > data.length || data.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw new ZipError('broken entry');
  const from = offset + LOCAL_BYTES + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
  if (from + packedBytes > data.length) throw new ZipError('broken entry');
  return data.subarray(from, from + packedBytes);
}

function findEnd(data: Buffer): number {
  const first = Math.max(0, data.length - END_BYTES - MAX_COMMENT);
  for (let at = data.length - END_BYTES; at >= first; at--) {
    if (data.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw new ZipError('no directory');
}
