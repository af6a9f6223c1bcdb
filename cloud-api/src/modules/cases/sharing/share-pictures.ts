import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { SharePicture } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { sealHash } from '../../../platform/crypto';
import { FileLinks, FileMissing, FileStore, renderPoster, renderShareCover, type CoverContent, type FileVariant, type PosterContent } from '../../../platform/files';
import { notFound, Problem } from '../../../platform/http';
import { WxacodeApi } from '../../../platform/wechat';
import { ShareCodes } from './share-codes';
import { CaseShare } from './share.entity';

/** Where a drawn picture lies under the share's key. */
const VARIANTS: Record<SharePicture, FileVariant> = { cover: 'thumb', poster: 'main' };
const PUBLIC_PAGE = 'packages/case/public/index';

/** Drawn once and kept until what they show changes. */
@Injectable()
export class SharePictures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly codes: ShareCodes,
    private readonly store: FileStore,
    private readonly links: FileLinks,
    private readonly wxacode: WxacodeApi,
  ) {}

  /** Address of the cover. */
  async cover(share: CaseShare, content: CoverContent): Promise<string> {
    const coverHash = sealHash(content);
    if (share.coverHash !== coverHash) await this.keep(share, 'cover', await renderShareCover(content), { coverHash });
    return this.address(share, 'cover');
  }

  /** Address of the poster. Problems: upstream.wechat. */
  async poster(share: CaseShare, content: Omit<PosterContent, 'code'>): Promise<string> {
    const posterHash = sealHash(content);
    if (share.posterHash !== posterHash) {
      const code = await this.code(share.shareId);
      await this.keep(share, 'poster', await renderPoster({ ...content, code }), { posterHash });
    }
    return this.address(share, 'poster');
  }

  /** Bytes behind a signed address. */
  async open(shareId: string, picture: string, proof: { e?: string; s?: string }): Promise<{ stream: Readable; size: number }> {
    const share = await this.codes.find(shareId);
    const variant = VARIANTS[picture as SharePicture];
    if (!variant || !this.links.verify(share.pictureId, variant, proof)) throw new Problem('not_found', { detail: '链接已失效，请刷新页面。' });
    try {
      return await this.store.open(share.pictureId, variant);
    } catch (error) {
      throw error instanceof FileMissing ? notFound('图片') : error;
    }
  }

  private async code(scene: string): Promise<Buffer> {
    try {
      return await this.wxacode.unlimited({ scene, page: PUBLIC_PAGE });
    } catch (cause) {
      throw new Problem('upstream.wechat', { detail: '暂时无法从微信取得小程序码，请稍后再试。', cause });
    }
  }

  private async keep(share: CaseShare, picture: SharePicture, data: Buffer, change: Partial<CaseShare>): Promise<void> {
    await this.store.put(share.pictureId, VARIANTS[picture], data);
    await this.uow.run((tx) => tx.repo(CaseShare).update({ shareId: share.shareId }, change));
  }

  private address({ shareId, pictureId }: CaseShare, picture: SharePicture): string {
    const { origin, search } = new URL(this.links.sign(pictureId, VARIANTS[picture]));
    return `${origin}/api/share/${shareId}/${picture}${search}`;
  }
}
