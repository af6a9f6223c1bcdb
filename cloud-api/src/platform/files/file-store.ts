import type { Readable } from 'node:stream';

/** Which rendering of an uploaded file: as kept, or the small picture for lists. */
export const FILE_VARIANTS = ['main', 'thumb'] as const;
export type FileVariant = (typeof FILE_VARIANTS)[number];

/** The row exists, its bytes don't. */
export class FileMissing extends Error {}

const ID = /^[0-9A-Z]{26}$/;

/** Where a file lies in any store: spread over 1,024 folders by the random end of the id. @throws FileMissing for what is no id */
export function fileKey(id: string, variant: FileVariant): string {
  if (!ID.test(id) || !FILE_VARIANTS.includes(variant)) throw new FileMissing(`${id}/${variant}`);
  return `${id.slice(-2)}/${id}.${variant}`;
}

/** Port: bytes by id and variant; names, types and rights stand in the database. files.module.ts chooses the store by the environment. */
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
