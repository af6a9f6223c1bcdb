import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { bulkInsert, placeholders, type SqlParam, type Tx, UnitOfWork } from '../../../database';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { newId } from '../../../platform/ids';
import { Member } from '../member.entity';
import { ImportJob, ImportRow } from './import.entity';
import { ImportBusy, ImportStore } from './import-store';
import { inScopes, type KnownMember, knownMembers, type RowPayload } from './roster-plan';

const BATCH = 500;

type Outcome = { kind: 'good' } | { kind: 'refused'; reason: string; fix: string };
type Work = { row: Pick<ImportRow, 'id' | 'rowNo' | 'state'>; payload: RowPayload };
type Judged = Work & { outcome: Outcome };

/**
 * Writes the good rows 500 at a time; each batch takes its rows out of the dry run's in the transaction that writes them: killed
 * anywhere, it goes on where it stood, no row is written twice, and nothing personal stays behind.
 */
@Injectable()
export class ImportCommit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: ImportStore,
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
    for (let work = await next; work.length > 0; work = await next) {
      next = this.judgedAfter(job, work.at(-1)!.row.rowNo);
      next.catch(() => undefined);
      await this.write(job, token, work);
    }
  }

  /** Who is registered or changed after this look meets the unique number or the version: the batch fails as a whole and is judged again. */
  private async judgedAfter(job: ImportJob, rowNo: number): Promise<Judged[]> {
    const work = await this.rowsAfter(job.id, rowNo);
    const [known, paths] = await this.uow.read((tx) => Promise.all([
      knownMembers(tx, work.map(({ payload }) => payload.columns.idNumberHash)),
      pathsOf(tx, work.map(({ payload }) => payload.orgId)),
    ]));
    return work.map((item) => ({ ...item, outcome: judge(item, known.get(item.payload.columns.idNumberHash), job, paths) }));
  }

  /** Rows that nobody else touches while the job is leased. */
  private async rowsAfter(importId: Id, rowNo: number): Promise<Work[]> {
    const sql = `SELECT id, rowNo, state, payload FROM import_row
      WHERE importId = ? AND state IN ('create', 'update') AND rowNo > ? ORDER BY rowNo LIMIT ${BATCH}`;
    const rows = await this.uow.read((tx) => tx.select<Work['row'] & { payload: string }>(sql, [importId, rowNo]));
    return rows.map(({ id, rowNo, state, payload }) => ({ row: { id, rowNo, state }, payload: JSON.parse(payload) as RowPayload }));
  }

  private write(job: ImportJob, token: string, work: Judged[]): Promise<void> {
    return this.uow.run(async (tx) => {
      const good = work.filter(({ outcome }) => outcome.kind === 'good');
      await this.create(tx, job, good.filter(({ row }) => row.state === 'create'));
      for (const item of good.filter(({ row }) => row.state === 'update')) await this.update(tx, job, item);
      await this.settle(tx, work);
      const next = this.counted(job, work);
      await this.store.save(tx, token, next);
      tx.afterCommit(() => Object.assign(job, next));
    });
  }

  private async create(tx: Tx, job: ImportJob, items: Work[]): Promise<void> {
    const now = this.clock.now();
    const members = items.map(({ payload }) => ({
      id: newId(), ...payload.columns, orgId: payload.orgId, homeOrgId: payload.homeOrgId, status: payload.status, version: 1, createdAt: now, updatedAt: now,
    }));
    await bulkInsert(tx, 'member', members);
    await bulkInsert(tx, 'member_history', members.map((m, i) => this.history(job, m.id, 'imported', items[i].payload)));
  }

  private async update(tx: Tx, job: ImportJob, { payload }: Work): Promise<void> {
    const { columns, orgId, homeOrgId, memberId, version, fromOrgId } = payload;
    const change = { ...columns, orgId, homeOrgId, version: version! + 1, updatedAt: this.clock.now() };
    const { affected } = await tx.repo(Member).update({ id: memberId!, version: version! }, change as Partial<Member>);
    if (affected !== 1) throw new ImportBusy('a member was changed meanwhile; the batch is judged again');
    await bulkInsert(tx, 'member_history', [this.history(job, memberId!, fromOrgId ? 'moved' : 'imported', payload)]);
  }

  private history(job: ImportJob, memberId: Id, event: string, payload: RowPayload): Record<string, SqlParam> {
    const created = payload.memberId === null;
    return {
      id: newId(), memberId, at: this.clock.now(), event, actorId: job.actorId, fromOrgId: payload.fromOrgId,
      toOrgId: created || payload.fromOrgId ? payload.orgId : null, fromStatus: null, toStatus: created ? payload.status : null,
      changed: JSON.stringify(payload.changed), reason: `导入名册：${job.fileName}`,
    };
  }

  private async settle(tx: Tx, work: Judged[]): Promise<void> {
    const written = work.filter(({ outcome }) => outcome.kind === 'good').map(({ row }) => row.id);
    if (written.length > 0) await tx.execute(`DELETE FROM import_row WHERE id IN (${placeholders(written)})`, written);
    for (const { row, outcome } of work) {
      if (outcome.kind !== 'refused') continue;
      const { reason, fix } = outcome;
      await tx.repo(ImportRow).update({ id: row.id }, { state: 'bad', payload: null, problems: [{ key: 'idNumber', value: '', reason, fix }] });
    }
  }

  /** The dry run counted these rows as created or updated; the refused ones are failed now. */
  private counted(job: ImportJob, work: Judged[]): ImportJob {
    const refused = (state: string) => work.filter(({ row, outcome }) => outcome.kind === 'refused' && row.state === state).length;
    const [created, updated] = [refused('create'), refused('update')];
    return Object.assign(new ImportJob(), job, {
      processed: job.processed + work.length, created: job.created - created, updated: job.updated - updated, failed: job.failed + created + updated,
    });
  }
}

/** What changed between the dry run and now is left to a person, not overwritten. */
function judge({ row, payload }: Work, known: KnownMember | undefined, job: ImportJob, paths: Map<Id, string>): Outcome {
  const path = paths.get(payload.orgId);
  if (!path || !inScopes(job.scopes, path)) return refused('所在党支部已撤销或不在您的导入范围内');
  if (row.state === 'create') return known ? refused('检查之后该党员已由他人登记') : { kind: 'good' };
  if (!known || known.id !== payload.memberId || known.version !== payload.version) return refused('检查之后该党员信息已被他人修改');
  return inScopes(job.scopes, known.orgPath) ? { kind: 'good' } : refused('该党员已调到其他组织');
}

const refused = (reason: string): Outcome => ({ kind: 'refused', reason, fix: '请重新上传名册检查' });

async function pathsOf(tx: Tx, orgIds: Id[]): Promise<Map<Id, string>> {
  if (orgIds.length === 0) return new Map();
  const ids = [...new Set(orgIds)];
  const rows = await tx.select<{ id: Id; path: string }>(`SELECT id, path FROM org WHERE status = 'active' AND id IN (${placeholders(ids)})`, ids);
  return new Map(rows.map((row) => [row.id, row.path]));
}
