import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import type { CommitImportBody, Id, ImportChange, ImportProblem, ImportView, Page, PageQuery } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { decodeCursor, notFound, pageLimit, Problem, toPage } from '../../../platform/http';
import { Outbox } from '../../../platform/outbox';
import { sha256Hex } from '../../../platform/crypto';
import { ImportChanges } from './import-changes';
import { ImportCheck } from './import-check';
import { ImportCommit } from './import-commit';
import { ImportJob } from './import.entity';
import { ImportQueries } from './import.queries';
import { ImportStore } from './import-store';
import { viewOf } from './import.mapper';
import { requireWorkbook, RosterFileError } from './roster-reader';

export const IMPORT_CHECK = 'member.import.check';
export const IMPORT_COMMIT = 'member.import.commit';
/** Payload of both topics. */
export interface ImportMessage {
  importId: Id;
}

export interface ImportFileOptions {
  /** Write the good rows even where others have problems. */
  skipBadRows?: boolean;
  /** Called after each step with how far the work is. */
  onProgress?: (view: ImportView) => void;
}

/** Roster imports: a dry run first, a commit when the officer says so. Through the API both run in the background. */
@Injectable()
export class ImportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: ImportStore,
    private readonly checker: ImportCheck,
    private readonly committer: ImportCommit,
    private readonly queries: ImportQueries,
    private readonly planned: ImportChanges,
    private readonly outbox: Outbox,
  ) {}

  async upload(fileName: string, file: Buffer): Promise<ImportView> {
    requireRoster(file);
    const principal = currentPrincipal();
    return this.uow.run(async (tx) => {
      const facts = { fileName: fileName.slice(0, 200), actorId: principal.memberId, scopes: principal.scopes('member:import') };
      const job = await this.store.add(tx, file, facts);
      await this.outbox.add(tx, IMPORT_CHECK, { importId: job.id } satisfies ImportMessage);
      return viewOf(job);
    });
  }

  async list(query: PageQuery): Promise<Page<ImportView>> {
    const limit = pageLimit(query);
    const jobs = await this.queries.jobsOf(currentPrincipal().memberId, decodeCursor(query, 1)?.[0] as string | undefined, limit + 1);
    return toPage(jobs, limit, viewOf, (job) => [job.id]);
  }

  async detail(id: Id): Promise<ImportView> {
    return viewOf(await this.own(id));
  }

  /** `limit` counts rows; a row may have several problems. */
  async problems(id: Id, query: PageQuery): Promise<Page<ImportProblem>> {
    return this.queries.problems(await this.own(id), query);
  }

  async changes(id: Id, query: PageQuery): Promise<Page<ImportChange>> {
    return this.planned.page((await this.own(id)).id, query);
  }

  /** The job, if it is the caller's own: an upload holds personal data that nobody else has to see. */
  async own(id: Id): Promise<ImportJob> {
    const job = await this.uow.read((tx) => tx.repo(ImportJob).findOneBy({ id, actorId: currentPrincipal().memberId }));
    if (!job) throw notFound('导入记录');
    return job;
  }

  async commit(id: Id, { skipBadRows }: CommitImportBody): Promise<ImportView> {
    const scopes = currentPrincipal().scopes('member:import');
    await this.own(id);
    return this.uow.run(async (tx) => {
      const job = await tx.forUpdate(tx.repo(ImportJob).createQueryBuilder('j').where('j.id = :id', { id })).getOneOrFail();
      if (job.state === 'committing' || job.state === 'done') return viewOf(job);
      requireCommittable(job, skipBadRows);
      Object.assign(job, begun(job), { scopes });
      await tx.repo(ImportJob).update({ id }, { state: job.state, processed: job.processed, scopes });
      await this.outbox.add(tx, IMPORT_COMMIT, { importId: id } satisfies ImportMessage);
      return viewOf(job);
    });
  }

  /** Work of the background; safe to repeat. */
  runCheck({ importId }: ImportMessage): Promise<void> {
    return this.store.leased(importId, (token) => this.checker.run(importId, token));
  }

  runCommit({ importId }: ImportMessage): Promise<void> {
    return this.store.leased(importId, (token) => this.committer.run(importId, token));
  }

  /**
   * The whole import in this process, for the command line; it may write everywhere. A run that was killed in its commit goes on
   * when the same file is given again. With bad rows and without skipBadRows nothing is written and the state stays `ready`.
   */
  async importFile(filePath: string, options: ImportFileOptions = {}): Promise<{ view: ImportView; problems: ImportProblem[] }> {
    const file = await readFile(filePath);
    requireRoster(file);
    const job = (await this.queries.unfinished(sha256Hex(file))) ?? (await this.uow.run((tx) => this.store.add(tx, file, {
      fileName: path.basename(filePath).slice(0, 200), actorId: null, scopes: null,
    })));
    const timer = setInterval(() => void this.store.job(job.id).then((now) => options.onProgress?.(viewOf(now)), () => undefined), 500);
    try {
      await this.runCheck({ importId: job.id });
      await this.beginCommit(job.id, options.skipBadRows ?? false);
      await this.runCommit({ importId: job.id });
    } finally {
      clearInterval(timer);
    }
    const done = await this.store.job(job.id);
    const view = viewOf(done);
    options.onProgress?.(view);
    return { view, problems: await this.queries.allProblems(done) };
  }

  private async beginCommit(id: Id, skipBadRows: boolean): Promise<void> {
    const job = await this.store.job(id);
    if (job.state !== 'ready' || (job.failed > 0 && !skipBadRows)) return;
    await this.uow.run((tx) => tx.repo(ImportJob).update({ id }, begun(job)));
  }
}

/** Rows that need no writing count as worked through. */
const begun = (job: ImportJob): Pick<ImportJob, 'state' | 'processed'> => ({ state: 'committing', processed: job.unchanged + job.failed });

function requireRoster(file: Buffer): void {
  try {
    requireWorkbook(file);
  } catch (error) {
    if (error instanceof RosterFileError) throw new Problem('import.file', { detail: error.message });
    throw error;
  }
}

function requireCommittable(job: ImportJob, skipBadRows: boolean): void {
  if (job.state === 'checking') throw new Problem('conflict.state', { detail: '名册还在检查，请稍候。' });
  if (job.state === 'failed') throw new Problem('import.file', { detail: job.failure ?? undefined });
  if (job.failed > 0 && !skipBadRows) {
    throw new Problem('import.has_errors', { detail: `有 ${job.failed} 行需要改正；也可以只导入无误的行。`, meta: { failed: job.failed } });
  }
}
