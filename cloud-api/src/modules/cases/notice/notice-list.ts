import { Injectable } from '@nestjs/common';
import type { Id, NoticeItem, NoticesQuery, Page } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { type SqlParam, UnitOfWork } from '../../../database';
import { currentPrincipal, scopeSql } from '../../../platform/access';
import { decodeCursor, pageLimit, toPage } from '../../../platform/http';
import { CaseStore } from '../case-store';
import { CaseViews } from '../case-views';
import { CaseRecord } from '../case.entity';
import { CaseNoticeRow } from './case-notice.entity';
import { CaseNotices } from './case-notices';

/** Public notices, newest first; of stopped ones the case is shown to nobody. */
@Injectable()
export class NoticeList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly views: CaseViews,
    private readonly notices: CaseNotices,
  ) {}

  async page(query: NoticesQuery): Promise<Page<NoticeItem>> {
    const limit = pageLimit(query);
    const cursor = decodeCursor(query, 1);
    const scope = scopeSql('c.orgPath', currentPrincipal().scopes('case:read'));
    const conditions = ["c.status IN ('notice', 'published')", scope.sql];
    const params: SqlParam[] = [...scope.params];
    if (query.state) {
      conditions.push('n.state = ?');
      params.push(query.state);
    }
    if (cursor) {
      conditions.push('n.id < ?');
      params.push(cursor[0]);
    }
    const sql = `SELECT n.id FROM case_notice n JOIN case_record c ON c.id = n.caseId AND c.round = n.round
      WHERE ${conditions.join(' AND ')} ORDER BY n.id DESC LIMIT ${limit + 1}`;
    const rows = await this.uow.read((tx) => tx.select<{ id: Id }>(sql, params));
    const page = toPage(rows, limit, (row) => row.id, (row) => [row.id]);
    return { ...page, items: await this.items(page.items) };
  }

  private async items(ids: Id[]): Promise<NoticeItem[]> {
    if (ids.length === 0) return [];
    const rows = await this.uow.read((tx) => tx.repo(CaseNoticeRow).find({ where: { id: In(ids) }, order: { id: 'DESC' } }));
    const records = await this.uow.read((tx) => tx.repo(CaseRecord).findBy({ id: In(rows.map((row) => row.caseId)) }));
    const cards = await this.views.cards(await this.store.bundles(records));
    const notices = await this.notices.views(rows);
    return notices.flatMap((notice) => {
      const card = cards.find(({ id }) => id === notice.caseId);
      return card ? [{ notice, case: card }] : [];
    });
  }
}
