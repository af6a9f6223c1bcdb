import { Injectable } from '@nestjs/common';
import { CASE_STATUSES, type Id, type LibraryDeskItem, type LibraryDeskQuery, type Page, type SetCategoryBody } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { isoTime, placeholders, type SqlParam, type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal, requireScope, scopeSql } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { cursorTime, decodeCursor, invalidField, notFound, pageLimit, Problem, toPage } from '../../../platform/http';
import { CaseCategories } from '../case-categories.service';
import { versionConflict } from '../case-store';
import { CaseRecord } from '../case.entity';
import { all, type Condition, LibraryFilters } from './library-filter';
import { LibraryCards } from './library-cards';

/** What officers do with the library: sort cases, feature them, find those that were withdrawn. */
@Injectable()
export class LibraryDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cards: LibraryCards,
    private readonly filters: LibraryFilters,
    private readonly categories: CaseCategories,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async page(query: LibraryDeskQuery): Promise<Page<LibraryDeskItem>> {
    const limit = pageLimit(query);
    const { sql, params } = await this.condition(query);
    const rows = await this.uow.read((tx) =>
      tx.select<{ id: Id; publishedAt: Date | string }>(
        `SELECT c.id, c.publishedAt FROM case_record c WHERE ${sql} ORDER BY c.publishedAt DESC, c.id DESC LIMIT ${limit + 1}`, params,
      ),
    );
    const page = toPage(rows, limit, (row) => row.id, (row) => [isoTime(row.publishedAt), row.id]);
    return { ...page, items: await this.items(page.items) };
  }

  /** Of a published case. Adoptions, points and its place in the order stay. */
  async setCategory(id: Id, { category, version, reason }: SetCategoryBody): Promise<LibraryDeskItem> {
    if (!(await this.categories.isOpen(category))) throw invalidField('category', '分类不存在或已停用，请重新选择');
    return this.change(id, version, { categoryCode: category }, 'case.set_category', ({ categoryCode }) => ({ from: categoryCode, to: category, reason }));
  }

  feature(id: Id, featured: boolean, version: number): Promise<LibraryDeskItem> {
    const change = { featuredAt: featured ? this.clock.now() : null };
    return this.change(id, version, change, featured ? 'case.feature' : 'case.unfeature', () => ({}));
  }

  private async change(id: Id, version: number, change: Partial<CaseRecord>, action: string, detail: (record: CaseRecord) => object): Promise<LibraryDeskItem> {
    await this.uow.run(async (tx: Tx) => {
      const record = await tx.repo(CaseRecord).findOneBy({ id });
      if (!record) throw notFound('案例');
      requireScope('case:publish', record.orgPath, '案例');
      if (record.status !== 'published') throw new Problem('conflict.state', { detail: '案例不在案例库中，不能办理。' });
      const { affected } = await tx.repo(CaseRecord).update({ id, version, status: 'published' }, { ...change, version: version + 1 });
      if (affected !== 1) throw versionConflict(record);
      await this.audit.record(tx, { action, objectType: 'case', objectId: id, orgPath: record.orgPath, title: record.title, detail: detail(record) });
    });
    const [item] = await this.items([id]);
    return item;
  }

  private async condition({ q, status = 'published', ...query }: LibraryDeskQuery): Promise<Condition> {
    const cursor = decodeCursor(query, 2);
    const conditions: Condition[] = [{ sql: 'c.status = ? AND c.publishedAt IS NOT NULL', params: [status] }, scopeSql('c.orgPath', currentPrincipal().scopes('case:publish'))];
    const chosen = await this.filters.condition(query);
    if (chosen) conditions.push(chosen);
    if (q) conditions.push({ sql: 'INSTR(c.title, ?) > 0', params: [q] });
    if (cursor) {
      const at: SqlParam = cursorTime(cursor[0]);
      conditions.push({ sql: '(c.publishedAt < ? OR (c.publishedAt = ? AND c.id < ?))', params: [at, at, cursor[1]] });
    }
    return all(...conditions);
  }

  private async items(ids: Id[]): Promise<LibraryDeskItem[]> {
    if (ids.length === 0) return [];
    const [cards, records, reasons] = await Promise.all([
      this.cards.cards(ids),
      this.uow.read((tx) => tx.repo(CaseRecord).find({ select: { id: true, status: true, version: true, featuredAt: true }, where: { id: In(ids) } })),
      this.withdrawals(ids),
    ]);
    const byId = new Map(records.map((record) => [record.id, record]));
    return cards.map(({ favourite: _favourite, coverUrl: _cover, ...card }) => {
      const { status, version, featuredAt } = byId.get(card.id)!;
      const listed = status === 'published';
      const featured = featuredAt !== null;
      return {
        ...card, status: listed ? 'published' : 'withdrawn', statusName: CASE_STATUSES[status], version, featured, withdrawnReason: reasons.get(card.id) ?? null,
        allowedActions: listed ? ['set_category', featured ? 'unfeature' : 'feature', 'withdraw'] : [],
      };
    });
  }

  private async withdrawals(ids: Id[]): Promise<Map<Id, string>> {
    const sql = `SELECT caseId, reason FROM case_step WHERE caseId IN (${placeholders(ids)}) AND toStatus = 'withdrawn' ORDER BY id`;
    const rows = await this.uow.read((tx) => tx.select<{ caseId: Id; reason: string }>(sql, ids));
    return new Map(rows.map((row) => [row.caseId, row.reason]));
  }
}
