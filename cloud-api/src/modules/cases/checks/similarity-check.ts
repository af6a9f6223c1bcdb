import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CaseContent, Id, SimilarCase } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { type Tx, UnitOfWork } from '../../../database';
import { newId } from '../../../platform/ids';
import { OutboxHandlers } from '../../../platform/outbox';
import { textsOf } from '../case-content';
import { CASE_REINDEX, type CaseReindex } from '../case-events';
import { CaseStore } from '../case-store';
import { CaseRecord } from '../case.entity';
import { SimilarityIndex } from '../similarity/similarity-index';
import { CaseSimilarityFinding } from './case-check.entity';

const LIMIT = 5;

/** Texts of these are what others are compared with. */
const INDEXED = ['submitted', 'branch_review', 'committee_review', 'approved', 'notice', 'published', 'returned'];

/** Near-duplicates of a case: found before submission, kept with the round for its reviewers (查重, domain-rules §8.1). */
@Injectable()
export class SimilarityCheck implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly index: SimilarityIndex,
    private readonly store: CaseStore,
    private readonly handlers: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.on<CaseReindex>(CASE_REINDEX, ({ caseId }) => this.reindex(caseId));
  }

  /** Most alike first. */
  async find(caseId: Id, content: CaseContent): Promise<SimilarCase[]> {
    const hits = await this.index.findSimilar(textsOf(content), { exceptCaseId: caseId, limit: LIMIT });
    return this.named(hits.map(({ caseId: otherCaseId, ratio, passages }) => ({ otherCaseId, percent: Math.round(ratio * 100), passages })));
  }

  async keep(tx: Tx, caseId: Id, round: number, similar: readonly SimilarCase[]): Promise<void> {
    const rows = similar.map(({ caseId: otherCaseId, percent, passages }) => ({ id: newId(), caseId, round, otherCaseId, percent, passages }));
    if (rows.length > 0) await tx.repo(CaseSimilarityFinding).insert(rows);
  }

  /** What was found when the round was submitted. */
  async kept(caseId: Id, round: number): Promise<SimilarCase[]> {
    const rows = await this.uow.read((tx) => tx.repo(CaseSimilarityFinding).find({ where: { caseId, round }, order: { percent: 'DESC', id: 'ASC' } }));
    return this.named(rows);
  }

  private async named(rows: Pick<CaseSimilarityFinding, 'otherCaseId' | 'percent' | 'passages'>[]): Promise<SimilarCase[]> {
    if (rows.length === 0) return [];
    const where = { id: In(rows.map((row) => row.otherCaseId)) };
    const records = await this.uow.read((tx) => tx.repo(CaseRecord).find({ select: { id: true, title: true, orgName: true }, where }));
    return rows.flatMap(({ otherCaseId, percent, passages }) => {
      const other = records.find((record) => record.id === otherCaseId);
      return other ? [{ caseId: otherCaseId, title: other.title, orgName: other.orgName, percent, passages }] : [];
    });
  }

  private async reindex(caseId: Id): Promise<void> {
    const bundle = await this.store.bundle(caseId);
    if (INDEXED.includes(bundle.record.status)) await this.index.index(caseId, textsOf(this.store.content(bundle)));
    else await this.index.remove(caseId);
  }
}
