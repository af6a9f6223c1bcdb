import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FILE_VARIANTS, fileKey, FileMissing, FileStore, type FileVariant } from './file-store';

/** Files below one directory. */
export class LocalFileStore extends FileStore {
  constructor(private readonly root: string) {
    super();
  }

  async put(id: string, variant: FileVariant, data: Buffer | Readable): Promise<number> {
    const target = this.fileOf(id, variant);
    await mkdir(path.dirname(target), { recursive: true });
    const temporary = `${target}.${randomBytes(6).toString('hex')}.part`;
    try {
      const file = await open(temporary, 'wx');
      await pipeline(Buffer.isBuffer(data) ? Readable.from([data]) : data, file.createWriteStream({ flush: true }));
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    return (await stat(target)).size;
  }

  async open(id: string, variant: FileVariant): Promise<{ stream: Readable; size: number }> {
    const file = await open(this.fileOf(id, variant)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new FileMissing(`${id}/${variant}`) : error;
    });
    const { size } = await file.stat();
    return { stream: file.createReadStream(), size };
  }

  async read(id: string, variant: FileVariant): Promise<Buffer> {
    const { stream } = await this.open(id, variant);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  async remove(id: string): Promise<void> {
    for (const variant of FILE_VARIANTS) await rm(this.fileOf(id, variant), { force: true });
  }

  private fileOf(id: string, variant: FileVariant): string {
    return path.join(this.root, fileKey(id, variant));
  }
}
