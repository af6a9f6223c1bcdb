import { Injectable } from '@nestjs/common';
import type { Id, LibraryCard, LibraryCategory, LibraryFront, LibraryQuery, LibraryTag, Page } from '@xianfeng/shared-types';
import { isoTime, num, type SqlParam, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { cursorTime, decodeCursor, pageLimit, toPage } from '../../../platform/http';
import { CaseCategories } from '../case-categories.service';
import { all, type Condition, LibraryFilters, readable } from './library-filter';
import { LibraryCards } from './library-cards';

const TAGS = 30;

/** Browsing what is published. */
@Injectable()
export class LibraryShelf {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly filters: LibraryFilters,
    private readonly cards: LibraryCards,
    private readonly categoryList: CaseCategories,
  ) {}

  async front(): Promise<LibraryFront> {
    const [categories, cases] = await Promise.all([this.categories(), this.page({})]);
    return { categories, cases, maySubmit: currentPrincipal().has('case:submit') };
  }

  /** Newest first. */
  async page(query: LibraryQuery): Promise<Page<LibraryCard>> {
    const limit = pageLimit(query);
    const cursor = decodeCursor(query, 2);
    const chosen = await this.filters.condition(query);
    const conditions: Condition[] = [readable(), ...(chosen ? [chosen] : [])];
    if (cursor) {
      const at: SqlParam = cursorTime(cursor[0]);
      conditions.push({ sql: '(c.publishedAt < ? OR (c.publishedAt = ? AND c.id < ?))', params: [at, at, cursor[1]] });
    }
    const { sql, params } = all(...conditions);
    const rows = await this.uow.read((tx) =>
      tx.select<{ id: Id; publishedAt: Date | string }>(
        `SELECT c.id, c.publishedAt FROM case_record c WHERE ${sql} ORDER BY c.publishedAt DESC, c.id DESC LIMIT ${limit + 1}`, params,
      ),
    );
    const page = toPage(rows, limit, (row) => row.id, (row) => [isoTime(row.publishedAt), row.id]);
    return { ...page, items: await this.cards.cards(page.items) };
  }

  /** For the home page. */
  async newest(limit: number): Promise<LibraryCard[]> {
    return (await this.page({ limit })).items;
  }

  /** Inactive categories only where they still hold cases. */
  async categories(): Promise<LibraryCategory[]> {
    const { sql, params } = readable();
    const rows = await this.uow.read((tx) =>
      tx.select<{ categoryCode: string; n: number | string }>(`SELECT c.categoryCode, COUNT(*) AS n FROM case_record c WHERE ${sql} GROUP BY c.categoryCode`, params),
    );
    const counts = new Map(rows.map((row) => [row.categoryCode, num(row.n)]));
    const categories = (await this.categoryList.list()).filter(({ code, active }) => active || counts.has(code));
    return categories.map(({ code, name, note }) => ({ code, name, note, count: counts.get(code) ?? 0 }));
  }

  async tags(): Promise<LibraryTag[]> {
    const { sql, params } = readable();
    const rows = await this.uow.read((tx) =>
      tx.select<{ tag: string; n: number | string }>(
        `SELECT MIN(t.tag) AS tag, COUNT(*) AS n FROM case_record c JOIN case_tag t ON t.caseId = c.id WHERE ${sql}
          GROUP BY t.tagKey ORDER BY n DESC, t.tagKey LIMIT ${TAGS}`, params,
      ),
    );
    return rows.map(({ tag, n }) => ({ tag, count: num(n) }));
  }
}
