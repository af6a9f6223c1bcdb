import type { Readable } from 'node:stream';

/** Which rendering of an uploaded file: as kept, or the small picture for lists. */
export const FILE_VARIANTS = ['main', 'thumb'] as const;
export type FileVariant = (typeof FILE_VARIANTS)[number];

/** The row exists, its bytes don't. */
export class FileMissing extends Error {}

/**
 * Port: bytes by id and variant; names, types and rights stand in the database. A store for COS or another S3-like service
 * implements the same four methods and is chosen in files.module.ts.
 */
export abstract class FileStore {
  /** Whole or not at all; writing an existing key replaces it. Returns the size in bytes. */
  abstract put(id: string, variant: FileVariant, data: Buffer | Readable): Promise<number>;
  /** @throws FileMissing */
  abstract open(id: string, variant: FileVariant): Promise<{ stream: Readable; size: number }>;
  /** The whole file, for what must have it in memory. @throws FileMissing */
  abstract read(id: string, variant: FileVariant): Promise<Buffer>;
  /** All variants; nothing happens where there are none. */
  abstract remove(id: string): Promise<void>;
}
