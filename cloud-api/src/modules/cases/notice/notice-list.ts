import { Injectable } from '@nestjs/common';
import type { NoticeItem, NoticesQuery, Page } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { ScopedPages } from '../../orgs';
import { CaseStore } from '../case-store';
import { CaseViews } from '../case-views';
import { CaseRecord } from '../case.entity';
import { CaseNoticeRow } from './case-notice.entity';
import { CaseNotices } from './case-notices';

const OF_CASE = { path: 'c.orgPath', join: 'JOIN case_record c ON c.id = t.caseId AND c.round = t.round' };

/** Public notices, newest first; of stopped ones the case is shown to nobody. */
@Injectable()
export class NoticeList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly store: CaseStore,
    private readonly views: CaseViews,
    private readonly notices: CaseNotices,
  ) {}

  async page({ state, ...query }: NoticesQuery): Promise<Page<NoticeItem>> {
    const { sql, ...reach } = await this.pages.inReach('case:read', { state }, OF_CASE);
    const { items, next } = await this.pages.page(CaseNoticeRow, { ...reach, sql: `c.status IN ('notice', 'published') AND ${sql}` }, query);
    return { items: await this.items(items), next };
  }

  private async items(rows: readonly CaseNoticeRow[]): Promise<NoticeItem[]> {
    if (rows.length === 0) return [];
    const records = await this.uow.read((tx) => tx.repo(CaseRecord).findBy({ id: In(rows.map((row) => row.caseId)) }));
    const cards = await this.views.cards(await this.store.bundles(records));
    const notices = await this.notices.views(rows);
    return notices.flatMap((notice) => {
      const card = cards.find(({ id }) => id === notice.caseId);
      return card ? [{ notice, case: card }] : [];
    });
  }
}
