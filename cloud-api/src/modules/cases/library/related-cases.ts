import { Injectable } from '@nestjs/common';
import type { Id, LibraryCard } from '@xianfeng/shared-types';
import { placeholders, type SqlParam, UnitOfWork } from '../../../database';
import type { CaseBundle } from '../case-store';
import { LibraryCards } from './library-cards';
import { readable } from './library-filter';

const LIMIT = 4;

/** What to read next: cases with the same tags, then the newest of the same category. */
@Injectable()
export class RelatedCases {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cards: LibraryCards,
  ) {}

  async of({ record, tags }: CaseBundle): Promise<LibraryCard[]> {
    const tagged = tags.length > 0 ? await this.withTags(record.id, tags.map((row) => row.tagKey)) : [];
    const ids = new Set([...tagged, ...(tagged.length < LIMIT ? await this.ofCategory(record.id, record.categoryCode) : [])]);
    return this.cards.cards([...ids].slice(0, LIMIT));
  }

  private withTags(id: Id, keys: string[]): Promise<Id[]> {
    return this.ids(`JOIN case_tag t ON t.caseId = c.id AND t.tagKey IN (${placeholders(keys)})`, keys, 'c.id <> ?', [id], 'GROUP BY c.id, c.publishedAt ORDER BY COUNT(*) DESC,');
  }

  private ofCategory(id: Id, categoryCode: string | null): Promise<Id[]> {
    return this.ids('', [], 'c.categoryCode = ? AND c.id <> ?', [categoryCode, id], 'ORDER BY');
  }

  private async ids(join: string, joinParams: SqlParam[], where: string, params: SqlParam[], order: string): Promise<Id[]> {
    const scope = readable();
    const sql = `SELECT c.id FROM case_record c ${join} WHERE ${where} AND ${scope.sql} ${order} c.publishedAt DESC, c.id DESC LIMIT ${LIMIT}`;
    return (await this.uow.read((tx) => tx.select<{ id: Id }>(sql, [...joinParams, ...params, ...scope.params]))).map((row) => row.id);
  }
}
