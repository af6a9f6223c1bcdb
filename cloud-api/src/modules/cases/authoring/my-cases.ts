import { Injectable } from '@nestjs/common';
import type { CaseCard, Id, MyCasesQuery, Page } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { type SqlParam, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { decodeCursor, pageLimit, toPage } from '../../../platform/http';
import { CaseStore } from '../case-store';
import { CaseViews } from '../case-views';
import { CaseRecord } from '../case.entity';

/** What I wrote or wrote with others, newest first. */
@Injectable()
export class MyCases {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly views: CaseViews,
  ) {}

  async page(query: MyCasesQuery): Promise<Page<CaseCard>> {
    const limit = pageLimit(query);
    const cursor = decodeCursor(query, 1);
    const me = currentPrincipal().memberId;
    const conditions = ['(c.creatorId = ? OR c.id IN (SELECT a.caseId FROM case_author a WHERE a.memberId = ?))'];
    const params: SqlParam[] = [me, me];
    if (query.status) {
      conditions.push('c.status = ?');
      params.push(query.status);
    }
    if (cursor) {
      conditions.push('c.id < ?');
      params.push(cursor[0]);
    }
    const sql = `SELECT c.id FROM case_record c WHERE ${conditions.join(' AND ')} ORDER BY c.id DESC LIMIT ${limit + 1}`;
    const rows = await this.uow.read((tx) => tx.select<{ id: Id }>(sql, params));
    const page = toPage(rows, limit, (row) => row.id, (row) => [row.id]);
    return { ...page, items: await this.cards(page.items) };
  }

  private async cards(ids: Id[]): Promise<CaseCard[]> {
    if (ids.length === 0) return [];
    const records = await this.uow.read((tx) => tx.repo(CaseRecord).findBy({ id: In(ids) }));
    const ordered = ids.flatMap((id) => records.find((record) => record.id === id) ?? []);
    return this.views.cards(await this.store.bundles(ordered));
  }
}
