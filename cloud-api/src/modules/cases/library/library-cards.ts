import { Injectable } from '@nestjs/common';
import type { CaseVisibility, Id, LibraryCard } from '@xianfeng/shared-types';
import { isoTime, num, placeholders, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { FileViews } from '../../files';
import { CaseCategories } from '../case-categories.service';
import type { CaseAuthorRow, CaseTagRow } from '../case.entity';

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
    const cards = rows.map(({ coverFileId, publishedAt, ...row }): LibraryCard => {
      const count = counts.find((c) => c.caseId === row.id);
      return {
        ...row, excerpt: [...row.excerpt].slice(0, EXCERPT).join(''), categoryName: names.get(row.categoryCode ?? '') ?? '未分类',
        tags: tags.filter((t) => t.caseId === row.id).map((t) => t.tag), authorNames: authors.filter((a) => a.caseId === row.id).map((a) => a.name),
        coverUrl: covers.get(coverFileId ?? '')?.thumbUrl ?? null, publishedAt: isoTime(publishedAt), adoptedCount: num(count?.adopted),
        confirmedCount: num(count?.confirmed), favourite: favourites.has(row.id),
      };
    });
    return ids.flatMap((id) => cards.find((card) => card.id === id) ?? []);
  }

  private rows(ids: readonly Id[]): Promise<CardRow[]> {
    const sql = `SELECT id, title, SUBSTR(summary, 1, ${2 * EXCERPT}) AS excerpt, categoryCode, orgId, orgName, coverFileId, visibility, publishedAt
      FROM case_record WHERE id IN (${placeholders(ids)})`;
    return this.uow.read((tx) => tx.select<CardRow>(sql, [...ids]));
  }

  private authors(ids: readonly Id[]): Promise<Pick<CaseAuthorRow, 'caseId' | 'name'>[]> {
    return this.uow.read((tx) => tx.select(`SELECT caseId, name FROM case_author WHERE caseId IN (${placeholders(ids)}) ORDER BY seat`, [...ids]));
  }

  private tags(ids: readonly Id[]): Promise<Pick<CaseTagRow, 'caseId' | 'tag'>[]> {
    return this.uow.read((tx) => tx.select(`SELECT caseId, tag FROM case_tag WHERE caseId IN (${placeholders(ids)}) ORDER BY seat`, [...ids]));
  }

  private counts(ids: readonly Id[]): Promise<Counts[]> {
    const sql = `SELECT caseId, COUNT(*) AS adopted, SUM(CASE WHEN status = 'confirmed' THEN 1 ELSE 0 END) AS confirmed
      FROM case_adoption WHERE caseId IN (${placeholders(ids)}) AND status <> 'cancelled' GROUP BY caseId`;
    return this.uow.read((tx) => tx.select<Counts>(sql, [...ids]));
  }

  private async favourites(ids: readonly Id[]): Promise<Set<Id>> {
    const sql = `SELECT caseId FROM case_favourite WHERE memberId = ? AND caseId IN (${placeholders(ids)})`;
    const rows = await this.uow.read((tx) => tx.select<{ caseId: Id }>(sql, [currentPrincipal().memberId, ...ids]));
    return new Set(rows.map((row) => row.caseId));
  }
}
