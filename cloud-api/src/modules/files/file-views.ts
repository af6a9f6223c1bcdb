import { Injectable } from '@nestjs/common';
import type { FileView, Id } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { instant, placeholders, UnitOfWork } from '../../database';
import { FileLinks } from '../../platform/files';
import { StoredFile } from './stored-file.entity';

type ViewedFile = Pick<StoredFile, 'id' | 'kind' | 'name' | 'mime' | 'sizeBytes' | 'width' | 'height' | 'safety' | 'createdAt'>;

/** Uploads with fresh signed addresses. Whoever asks has checked that the reader may see them. */
@Injectable()
export class FileViews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly links: FileLinks,
  ) {}

  /** Unknown ids are missing from the map. */
  async views(ids: Iterable<Id>): Promise<Map<Id, FileView>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const sql = `SELECT id, kind, name, mime, sizeBytes, width, height, safety, createdAt FROM stored_file WHERE id IN (${placeholders(wanted)})`;
    const rows = await this.uow.read((tx) => tx.select<Omit<ViewedFile, 'createdAt'> & { createdAt: Date | string }>(sql, wanted));
    return new Map(rows.map(({ createdAt, ...file }) => [file.id, this.view({ ...file, createdAt: instant(createdAt) })]));
  }

  /** Who uploaded; unknown ids are missing from the map. */
  async owners(ids: Iterable<Id>): Promise<Map<Id, Id>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const files = await this.uow.read((tx) => tx.repo(StoredFile).find({ select: { id: true, ownerId: true }, where: { id: In(wanted) } }));
    return new Map(files.map(({ id, ownerId }) => [id, ownerId]));
  }

  view(file: ViewedFile): FileView {
    const { id, kind, name, mime, sizeBytes, width, height, safety, createdAt } = file;
    const thumbUrl = kind === 'image' ? this.links.sign(id, 'thumb') : null;
    return { id, kind, name, mime, sizeBytes, width, height, safety, url: this.links.sign(id, 'main'), thumbUrl, uploadedAt: createdAt.toISOString() };
  }
}
