import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { bulkInsert, placeholders, type SqlParam, type Tx, UnitOfWork } from '../../../database';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { newId } from '../../../platform/ids';
import { columnsOf } from '../member-columns';
import { branchesLeft, MemberDepartures } from '../member-departures';
import { Member } from '../member.entity';
import { MemberVault } from '../member-vault';
import { ImportBatch, ImportJob } from './import.entity';
import { ImportBusy, ImportStore, type RowBatch } from './import-store';
import { inScopes, type KnownMember, knownMembers, type PlannedRow } from './roster-plan';
import type { CellProblem } from './row-parser';

interface Refusal {
  row: PlannedRow;
  reason: string;
}

/** A batch after a look at what is registered now. */
interface Judged extends RowBatch {
  good: { row: PlannedRow; columns: ReturnType<typeof columnsOf>; left: Id[] }[];
  refused: Refusal[];
}

/**
 * Writes the good rows batch by batch; each is taken out of the dry run's in the transaction that writes it: killed anywhere, it goes
 * on where it stood, no row is written twice, and nothing personal stays behind.
 */
@Injectable()
export class ImportCommit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: ImportStore,
    private readonly vault: MemberVault,
    private readonly departures: MemberDepartures,
    private readonly audit: Audit,
  ) {}

  async run(importId: Id, token: string): Promise<void> {
    const job = await this.store.job(importId);
    if (job.state !== 'committing') return;
    await this.writeAll(job, token);
    await this.uow.run(async (tx) => {
      Object.assign(job, { state: 'done', finishedAt: this.clock.now() });
      await this.store.save(tx, token, job);
      const { fileName, fileHash, actorId, created, updated, unchanged, failed } = job;
      const detail = { fileName, fileHash, by: actorId ?? '命令行', created, updated, unchanged, failed };
      const orgPath = job.scopes?.[0]?.path ?? '/';
      await this.audit.record(tx, { action: 'member.import', objectType: 'import', objectId: job.id, orgPath, title: fileName, detail });
    });
  }

  /**
   * One batch after the other, while the next one is read and judged. Two transactions under way at a time would be faster and hang: the
   * second holds locks (InnoDB's gaps beside deleted keys among them) that the first may need, and the engine can't see who waits for whom.
   */
  private async writeAll(job: ImportJob, token: string): Promise<void> {
    let next = this.judgedAfter(job, 0);
    for (let batch = await next; batch; batch = await next) {
      next = this.judgedAfter(job, batch.lastRow);
      next.catch(() => undefined);
      await this.write(job, token, batch);
    }
  }

  /** Who is registered or changed after this look meets the unique number or the version: the batch fails as a whole and is judged again. */
  private async judgedAfter(job: ImportJob, rowNo: number): Promise<Judged | null> {
    const batch = await this.store.batchAfter(job.id, rowNo);
    if (!batch) return null;
    const hashed = batch.rows.map((row) => ({ row, hash: this.vault.idNumberHash(row.facts.idNumber) }));
    const [known, paths] = await this.uow.read((tx) => Promise.all([
      knownMembers(tx, hashed.map(({ hash }) => hash)),
      pathsOf(tx, batch.rows.map(({ orgId }) => orgId)),
    ]));
    const judged: Judged = { ...batch, good: [], refused: [] };
    for (const { row, hash } of hashed) {
      const before = known.get(hash);
      const reason = refusalOf(row, before, job, paths);
      if (reason === null) judged.good.push({ row, columns: columnsOf(row.facts, this.vault, hash), left: before ? branchesLeft(before, row) : [] });
      else judged.refused.push({ row, reason });
    }
    return judged;
  }

  private write(job: ImportJob, token: string, batch: Judged): Promise<void> {
    return this.uow.run(async (tx) => {
      await this.create(tx, job, batch.good.filter(({ row }) => row.memberId === null));
      for (const item of batch.good) if (item.row.memberId !== null) await this.update(tx, job, item);
      await bulkInsert(tx, 'import_row', batch.refused.map(({ row, reason }) => refusedRow(job, row, reason)));
      await tx.repo(ImportBatch).delete({ id: batch.id });
      const next = counted(job, batch);
      await this.store.save(tx, token, next);
      tx.afterCommit(() => Object.assign(job, next));
    });
  }

  private async create(tx: Tx, job: ImportJob, items: Judged['good']): Promise<void> {
    const now = this.clock.now();
    const members = items.map(({ row: { orgId, homeOrgId, status }, columns }) => ({
      id: newId(), ...columns, orgId, homeOrgId, status, version: 1, createdAt: now, updatedAt: now,
    }));
    await bulkInsert(tx, 'member', members);
    await bulkInsert(tx, 'member_history', members.map((m, i) => this.history(job, m.id, 'imported', items[i].row)));
  }

  private async update(tx: Tx, job: ImportJob, { row, columns, left }: Judged['good'][number]): Promise<void> {
    const { orgId, homeOrgId, memberId, version, fromOrgId } = row;
    const change = { ...columns, orgId, homeOrgId, version: version! + 1, updatedAt: this.clock.now() };
    const { affected } = await tx.repo(Member).update({ id: memberId!, version: version! }, change as Partial<Member>);
    if (affected !== 1) throw new ImportBusy('a member was changed meanwhile; the batch is judged again');
    await this.departures.fromBranches(tx, memberId!, left);
    await bulkInsert(tx, 'member_history', [this.history(job, memberId!, fromOrgId ? 'moved' : 'imported', row)]);
  }

  private history(job: ImportJob, memberId: Id, event: string, row: PlannedRow): Record<string, SqlParam> {
    const created = row.memberId === null;
    return {
      id: newId(), memberId, at: this.clock.now(), event, actorId: job.actorId, fromOrgId: row.fromOrgId,
      toOrgId: created || row.fromOrgId ? row.orgId : null, fromStatus: null, toStatus: created ? row.status : null,
      changed: JSON.stringify(row.changed), reason: `导入名册：${job.fileName}`,
    };
  }
}

/** The dry run counted these rows as created or updated; the refused ones are failed now. */
function counted(job: ImportJob, { rows, refused }: Judged): ImportJob {
  const created = refused.filter(({ row }) => row.memberId === null).length;
  const updated = refused.length - created;
  return Object.assign(new ImportJob(), job, {
    processed: job.processed + rows.length, created: job.created - created, updated: job.updated - updated, failed: job.failed + refused.length,
  });
}

function refusedRow(job: ImportJob, { rowNo }: PlannedRow, reason: string) {
  const problem: CellProblem = { key: 'idNumber', value: '', reason, fix: '请重新上传名册检查' };
  return { id: newId(), importId: job.id, rowNo, payload: null, problems: JSON.stringify([problem]) };
}

/** What changed between the dry run and now is left to a person, not overwritten. */
function refusalOf(row: PlannedRow, known: KnownMember | undefined, job: ImportJob, paths: Map<Id, string>): string | null {
  const path = paths.get(row.orgId);
  if (!path || !inScopes(job.scopes, path)) return '所在党支部已撤销或不在您的导入范围内';
  if (row.memberId === null) return known ? '检查之后该党员已由他人登记' : null;
  if (!known || known.id !== row.memberId || known.version !== row.version) return '检查之后该党员信息已被他人修改';
  return inScopes(job.scopes, known.orgPath) ? null : '该党员已调到其他组织';
}

async function pathsOf(tx: Tx, orgIds: Id[]): Promise<Map<Id, string>> {
  if (orgIds.length === 0) return new Map();
  const ids = [...new Set(orgIds)];
  const rows = await tx.select<{ id: Id; path: string }>(`SELECT id, path FROM org WHERE status = 'active' AND id IN (${placeholders(ids)})`, ids);
  return new Map(rows.map((row) => [row.id, row.path]));
}
