import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { type Tx, UnitOfWork } from '../../database';
import { AuditEntry } from './audit-entry.entity';

const BATCH = 500;
const GENESIS = '0'.repeat(64);

export interface ChainReport {
  checked: number;
  unsealed: number;
  /** Sequence number of the first row that does not fit; null when the chain holds. */
  brokenAt: number | null;
}

/** Part of the chain to recompute. */
export interface ChainRange {
  fromSeq: number;
  /** Last row; what is sealed meanwhile is left for the next time. */
  toSeq: number;
  /** Told after each batch how many rows fit so far. */
  onBatch?: (checked: number) => Promise<void>;
}

const WHOLE: ChainRange = { fromSeq: 1, toSeq: Number.MAX_SAFE_INTEGER };

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

  /** Place of the last sealed row; 0 before the first. */
  async length(tx: Tx): Promise<number> {
    const [last] = await tx.select<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM audit_entry');
    return last.seq ?? 0;
  }

  /** Recomputes the chain or a part of it, a batch at a time. */
  async verify({ fromSeq, toSeq, onBatch }: ChainRange = WHOLE): Promise<ChainReport> {
    let seq = fromSeq - 1;
    const before = await this.uow.read((tx) => tx.repo(AuditEntry).findOneBy({ seq }));
    if (seq > 0 && !before) return { checked: 0, unsealed: 0, brokenAt: seq };
    let prevHash = before?.hash ?? GENESIS;
    const checked = () => seq - fromSeq + 1;
    for (;;) {
      const rows = await this.uow.read((tx) =>
        tx.repo(AuditEntry).createQueryBuilder('a').where('a.seq > :seq AND a.seq <= :toSeq', { seq, toSeq }).orderBy('a.seq').limit(BATCH).getMany(),
      );
      for (const row of rows) {
        if (row.seq !== seq + 1 || row.prevHash !== prevHash || row.hash !== hashOf(row, prevHash)) {
          return { checked: checked(), unsealed: 0, brokenAt: seq + 1 };
        }
        seq = row.seq;
        prevHash = row.hash;
      }
      if (rows.length < BATCH) break;
      await onBatch?.(checked());
    }
    // The last rows may have been cut off: the end that was known must still be there.
    if (toSeq !== WHOLE.toSeq && seq < toSeq) return { checked: checked(), unsealed: 0, brokenAt: seq + 1 };
    const unsealed = await this.uow.read((tx) => tx.repo(AuditEntry).countBy({ seq: IsNull() }));
    return { checked: checked(), unsealed, brokenAt: null };
  }
}
