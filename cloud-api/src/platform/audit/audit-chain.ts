import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { UnitOfWork } from '../../database';
import { AuditEntry } from './audit-entry.entity';

const BATCH = 500;
const GENESIS = '0'.repeat(64);

export interface ChainReport {
  checked: number;
  unsealed: number;
  /** Sequence number of the first row that does not fit; null when the chain holds. */
  brokenAt: number | null;
}

function hashOf(entry: AuditEntry, prevHash: string): string {
  const fields = [
    prevHash, entry.seq, entry.id, entry.at.toISOString(), entry.actorId, entry.action, entry.objectType, entry.objectId,
    entry.orgPath, entry.title, JSON.stringify(entry.detail), entry.requestId,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/**
 * Chains audit rows after commit. A chain written inside every business transaction would make all writers wait for one row;
 * the sealer, one at a time by the job lease, gives each row its number and hash within seconds.
 */
@Injectable()
export class AuditChain {
  constructor(private readonly uow: UnitOfWork) {}

  /** Seals what is waiting; returns how many rows. */
  async seal(): Promise<number> {
    return this.uow.run(async (tx) => {
      const repo = tx.repo(AuditEntry);
      const [last] = await repo.find({ where: { seq: Not(IsNull()) }, order: { seq: 'DESC' }, take: 1 });
      const waiting = await repo.find({ where: { seq: IsNull() }, order: { id: 'ASC' }, take: BATCH });
      let prevHash = last?.hash ?? GENESIS;
      let seq = last?.seq ?? 0;
      for (const entry of waiting) {
        entry.seq = ++seq;
        const hash = hashOf(entry, prevHash);
        await repo.update({ id: entry.id }, { seq, prevHash, hash });
        prevHash = hash;
      }
      return waiting.length;
    });
  }

  /** Recomputes the whole chain, a batch at a time. */
  async verify(): Promise<ChainReport> {
    let prevHash = GENESIS;
    let seq = 0;
    for (;;) {
      const rows = await this.uow.read((tx) =>
        tx.repo(AuditEntry).createQueryBuilder('a').where('a.seq > :seq', { seq }).orderBy('a.seq').limit(BATCH).getMany(),
      );
      for (const row of rows) {
        if (row.seq !== seq + 1 || row.prevHash !== prevHash || row.hash !== hashOf(row, prevHash)) {
          return { checked: seq, unsealed: 0, brokenAt: seq + 1 };
        }
        seq = row.seq;
        prevHash = row.hash;
      }
      if (rows.length < BATCH) break;
    }
    const unsealed = await this.uow.read((tx) => tx.repo(AuditEntry).countBy({ seq: IsNull() }));
    return { checked: seq, unsealed, brokenAt: null };
  }
}
