import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { FileView, Id, SafetyState } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { sha256Hex } from '../../platform/crypto';
import { FileLinks, FileMissing, FileStore, ImageTooLarge, ImageUnreadable, inspectUpload, processImage } from '../../platform/files';
import { notFound, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { Outbox } from '../../platform/outbox';
import { firstCharacters } from '../../platform/text';
import { FILE_SAFETY_CHECK, type FileSafetyCheck } from './file-events';
import { FileUsage } from './file-usage';
import { FileViews } from './file-views';
import { StoredFile } from './stored-file.entity';

/** Bytes. WeChat checks pictures up to 10 MB. */
const LIMITS = { imageBytes: 10 * 1024 * 1024, documentBytes: 20 * 1024 * 1024 };

export interface OpenedFile {
  stream: Readable;
  size: number;
  mime: string;
  /** Null for pictures, which are shown in place. */
  downloadName: string | null;
}

/** Taking uploads in and giving their bytes out. */
@Injectable()
export class Uploads {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FileStore,
    private readonly links: FileLinks,
    private readonly views: FileViews,
    private readonly usage: FileUsage,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Type by content; pictures are encoded anew, which drops EXIF and position. Problems: file.type, file.size. */
  async take(data: Buffer, declaredName: string): Promise<FileView> {
    const found = await inspectUpload(data, declaredName, LIMITS);
    if (!found.ok) throw new Problem(found.code, { detail: found.reason });
    const id = newId();
    const image = found.kind === 'image';
    const kept = image ? await this.keepImage(id, data, found.mime) : await this.keepDocument(id, data, found.mime, found.extension);
    // WeChat judges pictures only: a document waits for a person.
    const safety: SafetyState = image ? 'pending' : 'review';
    const { extension, ...facts } = kept;
    const file: StoredFile = {
      ...facts, id, ownerId: currentPrincipal().memberId, kind: image ? 'image' : 'attachment', name: showName(declaredName, extension), safety,
      safetyLabel: null, traceId: null, createdAt: this.clock.now(), checkedAt: null,
    };
    await this.uow.run(async (tx) => {
      await tx.repo(StoredFile).insert(file);
      if (image) await this.outbox.add(tx, FILE_SAFETY_CHECK, { fileId: id } satisfies FileSafetyCheck);
    });
    return this.views.view(file);
  }

  async detail(id: Id): Promise<FileView> {
    const file = await this.find(id);
    if (file.ownerId !== currentPrincipal().memberId && !(await this.usage.visible(id))) throw notFound('文件');
    return this.views.view(file);
  }

  /** Only the owner, and only what nothing shows. */
  async remove(id: Id): Promise<void> {
    const file = await this.find(id);
    const { memberId, orgPath } = currentPrincipal();
    if (file.ownerId !== memberId) throw notFound('文件');
    if (await this.usage.inUse(id)) throw new Problem('conflict.state', { detail: '文件正在使用，请先从案例中移除。' });
    await this.uow.run(async (tx) => {
      await tx.repo(StoredFile).delete({ id });
      await this.audit.record(tx, { action: 'file.remove', objectType: 'file', objectId: id, orgPath, title: file.name });
    });
    await this.store.remove(id);
  }

  /** Bytes behind a signed address; what was judged risky is shown to nobody. */
  async open(id: Id, variant: string, proof: { e?: string; s?: string }): Promise<OpenedFile> {
    if (!this.links.verify(id, variant, proof)) throw new Problem('not_found', { detail: '链接已失效，请刷新页面。' });
    const file = await this.find(id);
    if (file.safety === 'risky') throw notFound('文件');
    try {
      const opened = await this.store.open(id, variant);
      const mime = variant === 'thumb' ? 'image/jpeg' : file.mime;
      return { ...opened, mime, downloadName: file.kind === 'image' ? null : file.name };
    } catch (error) {
      throw error instanceof FileMissing ? notFound('文件') : error;
    }
  }

  private async find(id: Id): Promise<StoredFile> {
    const file = await this.uow.read((tx) => tx.repo(StoredFile).findOneBy({ id }));
    if (!file) throw notFound('文件');
    return file;
  }

  private async keepImage(id: Id, data: Buffer, mime: string) {
    try {
      const { main, thumb, width, height, extension, mime: encoded } = await processImage(data, mime);
      await this.store.put(id, 'main', main);
      await this.store.put(id, 'thumb', thumb);
      return { mime: encoded, extension, sizeBytes: main.length, sha256: sha256Hex(main), width, height };
    } catch (error) {
      if (error instanceof ImageTooLarge) {
        throw new Problem('file.size', { detail: `图片有 ${error.width} × ${error.height} 像素，过大，请缩小后再上传。`, cause: error });
      }
      if (error instanceof ImageUnreadable) throw new Problem('file.type', { detail: '图片已损坏，无法读取，请重新选择。', cause: error });
      throw error;
    }
  }

  private async keepDocument(id: Id, data: Buffer, mime: string, extension: string) {
    await this.store.put(id, 'main', data);
    return { mime, extension, sizeBytes: data.length, sha256: sha256Hex(data), width: null, height: null };
  }
}

/** The user's name for it with the ending its content has; no paths, no control characters. */
function showName(declared: string, extension: string): string {
  const base = declared.split(/[\\/]/).at(-1)!.replace(/\p{Cc}/gu, '').replace(/\.[A-Za-z0-9]{1,5}$/, '').trim();
  return `${firstCharacters(base || '文件', 80)}.${extension}`;
}
