import { Injectable } from '@nestjs/common';
import type { Id, PosterView, PublicCase, ShareCard } from '@xianfeng/shared-types';
import { Problem } from '../../../platform/http';
import { FileViews } from '../../files';
import { CaseCategories } from '../case-categories.service';
import { CaseStore } from '../case-store';
import type { CaseRecord } from '../case.entity';
import { PublishedCases } from '../library/published-cases';
import { ShareCodes } from './share-codes';
import { SharePictures } from './share-pictures';

const membersOnly = (): Problem => new Problem('case.members_only', { detail: '该案例仅供党员登录后阅读。' });

/** Cards, posters and the public digest: outside the organisation nothing is shown but what the authors made public. */
@Injectable()
export class Sharing {
  constructor(
    private readonly published: PublishedCases,
    private readonly cases: CaseStore,
    private readonly codes: ShareCodes,
    private readonly pictures: SharePictures,
    private readonly categories: CaseCategories,
    private readonly files: FileViews,
  ) {}

  async card(id: Id): Promise<ShareCard> {
    const record = await this.published.record(id);
    const share = await this.codes.ofCase(id);
    const tag = await this.categoryName(record);
    const open = record.visibility === 'public';
    const title = open ? record.title : `【党员登录后阅读】${tag}案例`;
    const drawn = () => this.pictures.cover(share, open ? { title, tag, footer: record.orgName } : { title: `${tag}案例`, tag: '党员登录后阅读', footer: '先锋 · 案例库' });
    const imageUrl = (open && (await this.thumb(record))) || (await drawn());
    return { shareId: share.shareId, title, path: `packages/case/public/index?s=${share.shareId}`, imageUrl };
  }

  async poster(id: Id): Promise<PosterView> {
    const record = await this.published.record(id);
    if (record.visibility !== 'public') throw new Problem('case.members_only', { detail: '仅限党员阅读的案例不能生成海报，请分享给同事。' });
    const share = await this.codes.ofCase(id);
    const content = { title: record.title, tag: await this.categoryName(record), summary: record.publicDigest, footer: record.orgName, hint: '长按识别，阅读案例' };
    return { shareId: share.shareId, url: await this.pictures.poster(share, content) };
  }

  async publicCase(shareId: string): Promise<PublicCase> {
    const { caseId } = await this.codes.find(shareId);
    const record = await this.cases.record(caseId);
    if (record.status !== 'published') throw new Problem('not_found', { detail: '案例已撤回。' });
    if (record.visibility !== 'public') throw membersOnly();
    const { title, orgName, publicDigest: digest } = record;
    return {
      shareId, caseId, title, categoryName: await this.categoryName(record), orgName, digest, coverUrl: await this.thumb(record),
      publishedAt: record.publishedAt!.toISOString(),
    };
  }

  private async thumb({ coverFileId }: CaseRecord): Promise<string | null> {
    if (!coverFileId) return null;
    const view = (await this.files.views([coverFileId])).get(coverFileId);
    return view?.safety === 'pass' ? view.thumbUrl : null;
  }

  private async categoryName({ categoryCode }: CaseRecord): Promise<string> {
    return (await this.categories.names()).get(categoryCode ?? '') ?? '党建';
  }
}
