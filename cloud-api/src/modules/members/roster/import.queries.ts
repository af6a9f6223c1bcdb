import { Injectable } from '@nestjs/common';
import type { Id, ImportProblem, Page, PageQuery } from '@xianfeng/shared-types';
import { In, IsNull, LessThan } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { cursorNumber, decodeCursor, encodeCursor, pageLimit } from '../../../platform/http';
import { ImportJob, ImportRow } from './import.entity';
import { problemOf } from './import.mapper';

const ROWS_PER_QUERY = 1000;

@Injectable()
export class ImportQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Newest first, those older than `before`. */
  jobsOf(actorId: Id, before: Id | undefined, take: number): Promise<ImportJob[]> {
    const where = before ? { actorId, id: LessThan(before) } : { actorId };
    return this.uow.read((tx) => tx.repo(ImportJob).find({ where, order: { id: 'DESC' }, take }));
  }

  /** The command line's own import of this file that was stopped before its end. */
  unfinished(fileHash: string): Promise<ImportJob | null> {
    const where = { fileHash, actorId: IsNull(), state: In(['checking', 'committing']) };
    return this.uow.read((tx) => tx.repo(ImportJob).findOne({ where, order: { id: 'DESC' } }));
  }

  async problems(job: ImportJob, query: PageQuery): Promise<Page<ImportProblem>> {
    const limit = pageLimit(query);
    const rows = await this.badRows(job.id, cursorNumber(decodeCursor(query, 1)?.[0] ?? 0), limit + 1);
    const kept = rows.slice(0, limit);
    const last = kept.at(-1);
    return { items: problemsOf(job, kept), next: rows.length > limit && last ? encodeCursor([last.rowNo]) : null };
  }

  async allProblems(job: ImportJob): Promise<ImportProblem[]> {
    const problems: ImportProblem[] = [];
    for await (const rows of this.allBadRows(job.id)) problems.push(...problemsOf(job, rows));
    return problems;
  }

  async *allBadRows(importId: Id): AsyncGenerator<ImportRow[]> {
    for (let after = 0; ; ) {
      const rows = await this.badRows(importId, after, ROWS_PER_QUERY);
      if (rows.length === 0) return;
      yield rows;
      after = rows.at(-1)!.rowNo;
    }
  }

  private badRows(importId: Id, afterRow: number, take: number): Promise<ImportRow[]> {
    return this.uow.read((tx) =>
      tx.repo(ImportRow).createQueryBuilder('r').where('r.importId = :importId AND r.rowNo > :afterRow', { importId, afterRow })
        .orderBy('r.rowNo').take(take).getMany(),
    );
  }
}

const problemsOf = (job: ImportJob, rows: ImportRow[]): ImportProblem[] =>
  rows.flatMap((row) => (row.problems ?? []).map((problem) => problemOf(job.head!, row.rowNo, problem)));
