import { Injectable } from '@nestjs/common';
import type { CaseVisibility, Id, LibraryCard } from '@xianfeng/shared-types';
import { isoTime, num, placeholders, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { firstCharacters } from '../../../platform/text';
import { FileViews } from '../../files';
import { CaseCategories } from '../case-categories.service';

/** Characters of the summary on a card. */
const EXCERPT = 80;

interface CardRow {
  id: Id;
  title: string;
  excerpt: string;
  categoryCode: string | null;
  orgId: Id;
  orgName: string;
  coverFileId: Id | null;
  visibility: CaseVisibility;
  publishedAt: Date | string;
}

interface Counts {
  caseId: Id;
  adopted: number | string;
  confirmed: number | string;
}

/** Cards of published cases, by a fixed number of queries however many there are. */
@Injectable()
export class LibraryCards {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly categories: CaseCategories,
    private readonly files: FileViews,
  ) {}

  /** In the order given; whoever asks has checked that the caller may read them. */
  async cards(ids: readonly Id[]): Promise<LibraryCard[]> {
    if (ids.length === 0) return [];
    const [rows, authors, tags, counts, favourites, names] = await Promise.all([
      this.rows(ids), this.authors(ids), this.tags(ids), this.counts(ids), this.favourites(ids), this.categories.names(),
    ]);
    const covers = await this.files.views(rows.flatMap((row) => row.coverFileId ?? []));
    // Copying a row with `...` takes longer than all the rest of this.
    const card = ({ id, title, excerpt, categoryCode, orgId, orgName, coverFileId, visibility, publishedAt }: CardRow): LibraryCard => ({
      id, title, excerpt: firstCharacters(excerpt, EXCERPT), categoryCode, orgId, orgName, visibility,
      categoryName: names.get(categoryCode ?? '') ?? '未分类', tags: tags.get(id) ?? [], authorNames: authors.get(id) ?? [],
      coverUrl: covers.get(coverFileId ?? '')?.thumbUrl ?? null, publishedAt: isoTime(publishedAt),
      adoptedCount: num(counts.get(id)?.adopted), confirmedCount: num(counts.get(id)?.confirmed), favourite: favourites.has(id),
    });
    const byId = new Map(rows.map((row) => [row.id, card(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  private rows(ids: readonly Id[]): Promise<CardRow[]> {
    const sql = `SELECT id, title, SUBSTR(summary, 1, ${2 * EXCERPT}) AS excerpt, categoryCode, orgId, orgName, coverFileId, visibility, publishedAt
      FROM case_record WHERE id IN (${placeholders(ids)})`;
    return this.uow.read((tx) => tx.select<CardRow>(sql, [...ids]));
  }

  private authors(ids: readonly Id[]): Promise<Map<Id, string[]>> {
    return this.words(`SELECT caseId, name AS word FROM case_author WHERE caseId IN (${placeholders(ids)}) ORDER BY seat`, ids);
  }

  private tags(ids: readonly Id[]): Promise<Map<Id, string[]>> {
    return this.words(`SELECT caseId, tag AS word FROM case_tag WHERE caseId IN (${placeholders(ids)}) ORDER BY seat`, ids);
  }

  /** By case, in the order of the rows. */
  private async words(sql: string, ids: readonly Id[]): Promise<Map<Id, string[]>> {
    const rows = await this.uow.read((tx) => tx.select<{ caseId: Id; word: string }>(sql, [...ids]));
    const words = new Map<Id, string[]>();
    for (const { caseId, word } of rows) {
      const known = words.get(caseId);
      if (known) known.push(word);
      else words.set(caseId, [word]);
    }
    return words;
  }

  private async counts(ids: readonly Id[]): Promise<Map<Id, Counts>> {
    const sql = `SELECT caseId, COUNT(*) AS adopted, SUM(CASE WHEN status = 'confirmed' THEN 1 ELSE 0 END) AS confirmed
      FROM case_adoption WHERE caseId IN (${placeholders(ids)}) AND status <> 'cancelled' GROUP BY caseId`;
    const rows = await this.uow.read((tx) => tx.select<Counts>(sql, [...ids]));
    return new Map(rows.map((row) => [row.caseId, row]));
  }

  private async favourites(ids: readonly Id[]): Promise<Set<Id>> {
    const sql = `SELECT caseId FROM case_favourite WHERE memberId = ? AND caseId IN (${placeholders(ids)})`;
    const rows = await this.uow.read((tx) => tx.select<{ caseId: Id }>(sql, [currentPrincipal().memberId, ...ids]));
    return new Set(rows.map((row) => row.caseId));
  }
}
