import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { In, MoreThan } from 'typeorm';
import { type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { FieldCipher, sha256Hex } from '../../../platform/crypto';
import { newId } from '../../../platform/ids';
import { ImportBatch, ImportJob, ImportPiece, ImportRow } from './import.entity';
import type { PlannedRow } from './roster-plan';

const PIECE_BYTES = 256 * 1024;
const LEASE_MS = 60_000;
const PIECE_COLUMN = 'import_piece.data';
const BATCH_COLUMN = 'import_batch.data';

/** Another worker has the job; try again later. */
export class ImportBusy extends Error {}

/** Good rows of a dry run that the commit writes together. */
export interface RowBatch {
  id: Id;
  lastRow: number;
  rows: PlannedRow[];
}

/** Jobs, their files, what their dry runs found good, and who works on them. */
@Injectable()
export class ImportStore {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  async add(tx: Tx, file: Buffer, facts: Pick<ImportJob, 'fileName' | 'actorId' | 'scopes'>): Promise<ImportJob> {
    const job = Object.assign(new ImportJob(), {
      ...facts, id: newId(), fileHash: sha256Hex(file), state: 'checking' as const, processed: 0, total: null, created: 0, updated: 0,
      unchanged: 0, failed: 0, failure: null, head: null, leaseToken: null, leaseUntil: null, createdAt: this.clock.now(), finishedAt: null,
    });
    await tx.repo(ImportJob).insert(job);
    for (let seq = 0; seq * PIECE_BYTES < file.length; seq++) {
      const piece = file.subarray(seq * PIECE_BYTES, (seq + 1) * PIECE_BYTES).toString('base64');
      await tx.repo(ImportPiece).insert({ id: newId(), importId: job.id, seq, data: this.cipher.encrypt(piece, PIECE_COLUMN) });
    }
    return job;
  }

  async file(importId: Id): Promise<Buffer> {
    const pieces = await this.uow.read((tx) => tx.repo(ImportPiece).find({ where: { importId }, order: { seq: 'ASC' } }));
    return Buffer.concat(pieces.map((piece) => Buffer.from(this.cipher.decrypt(piece.data, PIECE_COLUMN), 'base64')));
  }

  async addBatch(tx: Tx, importId: Id, rows: PlannedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const data = this.cipher.encrypt(JSON.stringify(rows), BATCH_COLUMN);
    await tx.repo(ImportBatch).insert({ id: newId(), importId, lastRow: rows.at(-1)!.rowNo, data });
  }

  /** The first batch with a row after the given one; null after the last. */
  async batchAfter(importId: Id, rowNo: number): Promise<RowBatch | null> {
    const [batch] = await this.uow.read((tx) => tx.repo(ImportBatch).find({ where: { importId, lastRow: MoreThan(rowNo) }, order: { lastRow: 'ASC' }, take: 1 }));
    return batch && { id: batch.id, lastRow: batch.lastRow, rows: JSON.parse(this.cipher.decrypt(batch.data, BATCH_COLUMN)) as PlannedRow[] };
  }

  job(id: Id): Promise<ImportJob> {
    return this.uow.read((tx) => tx.repo(ImportJob).findOneByOrFail({ id }));
  }

  /** Takes the job for one worker and gives it back at the end. @throws ImportBusy */
  async leased(id: Id, work: (token: string) => Promise<void>): Promise<void> {
    const token = randomBytes(16).toString('hex');
    const now = this.clock.now();
    const taken = await this.uow.run((tx) =>
      tx.execute('UPDATE import_job SET leaseToken = ?, leaseUntil = ? WHERE id = ? AND (leaseUntil IS NULL OR leaseUntil < ?)', [
        token, new Date(now.getTime() + LEASE_MS), id, now,
      ]),
    );
    if (taken === 0) throw new ImportBusy(`import ${id} is being worked on`);
    try {
      await work(token);
    } finally {
      await this.uow.run((tx) => tx.repo(ImportJob).update({ id, leaseToken: token }, { leaseToken: null, leaseUntil: null }));
    }
  }

  /** Writes a step's progress in its own transaction and keeps the lease alive; a worker that lost it undoes its step. */
  async save(tx: Tx, token: string, job: ImportJob): Promise<void> {
    const { id, leaseToken: _, leaseUntil: __, ...columns } = job;
    const leaseUntil = new Date(this.clock.now().getTime() + LEASE_MS);
    const { affected } = await tx.repo(ImportJob).update({ id, leaseToken: token }, { ...columns, leaseUntil });
    if (affected === 0) throw new ImportBusy(`import ${id} was taken over`);
  }

  /** Forgets rosters that were uploaded long ago: personal data is kept no longer than its purpose lasts (PIPL art. 19). */
  async purgeBefore(instant: Date): Promise<void> {
    const old = await this.uow.read((tx) => tx.select<{ id: Id }>('SELECT id FROM import_job WHERE createdAt < ? LIMIT 100', [instant]));
    const ids = old.map((row) => row.id);
    if (ids.length === 0) return;
    await this.uow.run(async (tx) => {
      await tx.repo(ImportRow).delete({ importId: In(ids) });
      await tx.repo(ImportBatch).delete({ importId: In(ids) });
      await tx.repo(ImportPiece).delete({ importId: In(ids) });
      await tx.repo(ImportJob).delete({ id: In(ids) });
    });
  }
}
