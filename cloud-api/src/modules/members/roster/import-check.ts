import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { bulkInsert, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { FieldCipher } from '../../../platform/crypto';
import { newId } from '../../../platform/ids';
import { MemberRules } from '../member-rules';
import type { FactRules } from '../member-facts';
import { MemberVault } from '../member-vault';
import { ImportBatch, ImportJob, ImportPiece, ImportRow } from './import.entity';
import { ImportStore } from './import-store';
import { OrgBook } from './org-book';
import { RosterFileError, type RosterRow, readRoster } from './roster-reader';
import { type CellProblem, maskCell, parseRow, type ParsedRow } from './row-parser';
import { knownMembers, type PlannedRow, planRow, type RowPlan } from './roster-plan';

const BATCH = 1000;
const MAX_ROWS = 50_000;
export const CELLS_COLUMN = 'import_row.payload';

interface Row extends RosterRow {
  parsed: ParsedRow | null;
  hash: string | null;
  problems: CellProblem[];
}

/** The dry run: reads the file once, checks every row, and leaves rows that a commit can write without reading anything again. */
@Injectable()
export class ImportCheck {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: ImportStore,
    private readonly rules: MemberRules,
    private readonly vault: MemberVault,
    private readonly cipher: FieldCipher,
  ) {}

  /** Starts from the beginning each time: until it has finished nothing depends on it. */
  async run(importId: Id, token: string): Promise<void> {
    const job = await this.store.job(importId);
    if (job.state !== 'checking') return;
    try {
      await this.reset(job, token);
      await this.readAll(job, token, await this.rules.factRules());
      job.state = 'ready';
    } catch (error) {
      if (!(error instanceof RosterFileError)) throw error;
      Object.assign(job, { state: 'failed', failure: error.message, finishedAt: this.clock.now() });
    }
    job.total = job.processed;
    await this.uow.run(async (tx) => {
      await tx.repo(ImportPiece).delete({ importId });
      await this.store.save(tx, token, job);
    });
  }

  private async reset(job: ImportJob, token: string): Promise<void> {
    Object.assign(job, { processed: 0, total: null, created: 0, updated: 0, unchanged: 0, failed: 0, head: null });
    await this.uow.run(async (tx) => {
      await tx.repo(ImportRow).delete({ importId: job.id });
      await tx.repo(ImportBatch).delete({ importId: job.id });
      await this.store.save(tx, token, job);
    });
  }

  private async readAll(job: ImportJob, token: string, rules: FactRules): Promise<void> {
    const orgs = await this.uow.read((tx) => OrgBook.load(tx));
    const file = await this.store.file(job.id);
    const firstRowOf = new Map<string, number>();
    let rows = 0;
    let batch: Row[] = [];
    // While the database takes one batch in, the next one is read and checked.
    let keeping = Promise.resolve();
    const keep = async () => {
      const full = batch;
      batch = [];
      await keeping;
      keeping = this.keep(job, token, full, orgs);
      // Thrown where it is awaited, after the next batch or at the end.
      keeping.catch(() => undefined);
    };
    try {
      for await (const read of readRoster(file, (head) => (job.head = head))) {
        if (rows++ >= MAX_ROWS) throw new RosterFileError(`名册超过 ${MAX_ROWS} 行，请分成几个文件导入。`);
        batch.push(this.check(read, orgs, rules, firstRowOf));
        if (batch.length === BATCH) await keep();
      }
      if (batch.length > 0) await keep();
    } finally {
      await keeping;
    }
    if (rows === 0) throw new RosterFileError('名册中没有数据行。');
  }

  private check(read: RosterRow, orgs: OrgBook, rules: FactRules, firstRowOf: Map<string, number>): Row {
    const result = parseRow(read.cells, orgs, rules);
    if ('problems' in result) return { ...read, parsed: null, hash: null, problems: result.problems };
    const hash = this.vault.idNumberHash(result.row.facts.idNumber);
    const first = firstRowOf.get(hash);
    if (first === undefined) {
      firstRowOf.set(hash, read.rowNo);
      return { ...read, parsed: result.row, hash, problems: [] };
    }
    const value = maskCell('idNumber', read.cells.idNumber);
    const problem: CellProblem = { key: 'idNumber', value, reason: `与第 ${first} 行是同一人`, fix: '一人只保留一行' };
    return { ...read, parsed: null, hash: null, problems: [problem] };
  }

  private async keep(job: ImportJob, token: string, batch: Row[], orgs: OrgBook): Promise<void> {
    await this.uow.run(async (tx) => {
      const known = await knownMembers(tx, batch.flatMap((row) => row.hash ?? []));
      const planned = batch.map((row) => ({ row, plan: planOf(row, known.get(row.hash ?? ''), job, orgs, this.vault) }));
      await bulkInsert(tx, 'import_row', planned.flatMap(({ row, plan }) => (plan.kind === 'bad' ? this.badRow(job, row, plan.problem) : [])));
      await this.store.addBatch(tx, job.id, planned.flatMap(({ row, plan }) => (plan.kind === 'create' || plan.kind === 'update' ? plannedRow(row, plan) : [])));
      const next = counted(job, planned.map(({ plan }) => plan.kind));
      await this.store.save(tx, token, next);
      tx.afterCommit(() => Object.assign(job, next));
    });
  }

  private badRow(job: ImportJob, row: Row, problem: CellProblem) {
    const problems = row.problems.length > 0 ? row.problems : [problem];
    return { id: newId(), importId: job.id, rowNo: row.rowNo, payload: this.cipher.encrypt(JSON.stringify(row.cells), CELLS_COLUMN), problems: JSON.stringify(problems) };
  }
}

function planOf(row: Row, known: Parameters<typeof planRow>[1], job: ImportJob, orgs: OrgBook, vault: MemberVault): RowPlan {
  if (!row.parsed) return { kind: 'bad', problem: row.problems[0] };
  return planRow(row.parsed, known, job.scopes, orgs, vault);
}

function plannedRow({ rowNo, parsed }: Row, plan: Extract<RowPlan, { kind: 'create' | 'update' }>): PlannedRow {
  const { facts, org, homeOrgId, status } = parsed!;
  const update = plan.kind === 'update' ? plan : null;
  return {
    rowNo, facts, orgId: org.id, homeOrgId, status, memberId: update?.member.id ?? null, version: update?.member.version ?? null,
    fromOrgId: update?.moved ? update.member.orgId : null, changed: update?.changed ?? [],
  };
}

function counted(job: ImportJob, kinds: RowPlan['kind'][]): ImportJob {
  const of = (kind: RowPlan['kind']) => kinds.filter((k) => k === kind).length;
  return Object.assign(new ImportJob(), job, {
    processed: job.processed + kinds.length, created: job.created + of('create'), updated: job.updated + of('update'),
    unchanged: job.unchanged + of('same'), failed: job.failed + of('bad'),
  });
}
