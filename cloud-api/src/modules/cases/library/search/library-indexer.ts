import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { Env } from '../../../../config';
import { UnitOfWork } from '../../../../database';
import { Schedules } from '../../../../platform/jobs';
import { OutboxHandlers } from '../../../../platform/outbox';
import { CASE_PUBLISHED, CASE_WITHDRAWN, type CasePublished, type CaseWithdrawn } from '../../case-events';
import { CaseStore } from '../../case-store';
import { CaseRecord } from '../../case.entity';
import { type IndexedText, SearchIndex } from './search-index';

const BATCH = 500;
const EVERY_MS = 60_000;

/** Keeps the search index in step with what is published. */
@Injectable()
export class LibraryIndexer implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly index: SearchIndex,
    private readonly store: CaseStore,
    private readonly handlers: OutboxHandlers,
    private readonly schedules: Schedules,
  ) {}

  onModuleInit(): void {
    this.handlers.on<CasePublished>(CASE_PUBLISHED, ({ caseId }) => this.sync(caseId));
    this.handlers.on<CaseWithdrawn>(CASE_WITHDRAWN, ({ caseId }) => this.sync(caseId));
    this.schedules.every('library-index', EVERY_MS, () => this.catchUp());
  }

  /** Cases that came by another way than publication, e.g. demonstration data or a restored backup, are found from the start. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.env.runJobs) await this.catchUp();
  }

  /** Takes in, oldest first, every published case that is missing. */
  async catchUp(): Promise<void> {
    for (let ids = await this.missing(); ids.length > 0; ids = await this.missing()) await this.index.add(await this.texts(ids));
  }

  /** What the case is now decides, not what the event said: events come twice, late, or after the case is gone. */
  private async sync(caseId: Id): Promise<void> {
    const published = await this.uow.read((tx) => tx.repo(CaseRecord).existsBy({ id: caseId, status: 'published' }));
    if (published) await this.index.add(await this.texts([caseId]));
    else await this.index.remove(caseId);
  }

  private async missing(): Promise<Id[]> {
    const sql = `SELECT c.id FROM case_record c LEFT JOIN library_doc d ON d.caseId = c.id
      WHERE c.status = 'published' AND d.caseId IS NULL ORDER BY c.publishedAt, c.id LIMIT ${BATCH}`;
    return (await this.uow.read((tx) => tx.select<{ id: Id }>(sql))).map((row) => row.id);
  }

  private async texts(ids: Id[]): Promise<IndexedText[]> {
    const records = await this.uow.read((tx) => tx.repo(CaseRecord).findBy({ id: In(ids) }));
    const bundles = await this.store.bundles(ids.flatMap((id) => records.find((record) => record.id === id) ?? []));
    return bundles.map(({ record, tags }) => {
      const { id: caseId, title, summary, background, practice, effect, insight, appendix } = record;
      return { caseId, title, summary, text: [background, practice, effect, insight, appendix, ...tags.map((row) => row.tag)].join('\n') };
    });
  }
}
