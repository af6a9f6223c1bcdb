import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type Tx, UnitOfWork } from '../../database';
import { AuditEnd } from './audit-end.entity';
import { AuditEntry } from './audit-entry.entity';

const BATCH = 500;
const GENESIS = '0'.repeat(64);
/** Key of the only row of audit_end. */
const NAME = 'chain';

/** The last row that was sealed. */
type End = Pick<AuditEnd, 'seq' | 'hash'>;
const START: End = { seq: 0, hash: GENESIS };

export interface ChainReport {
  checked: number;
  unsealed: number;
  /** Sequence number of the first row that does not fit; null when the chain holds. */
  brokenAt: number | null;
  /** Hash of the last row that was checked; what is written down elsewhere proves the chain up to it. */
  hash: string;
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
    if (!(await this.uow.read((tx) => tx.repo(AuditEntry).existsBy({ seq: IsNull() })))) return 0;
    return this.uow.run(async (tx) => {
      const repo = tx.repo(AuditEntry);
      let { seq, hash } = await this.claimEnd(tx);
      const waiting = await repo.find({ where: { seq: IsNull() }, order: { id: 'ASC' }, take: BATCH });
      for (const entry of waiting) {
        const prevHash = hash;
        entry.seq = ++seq;
        hash = hashOf(entry, prevHash);
        await repo.update({ id: entry.id }, { seq, prevHash, hash });
      }
      await tx.repo(AuditEnd).update({ name: NAME }, { seq, hash });
      return waiting.length;
    });
  }

  /** Place of the last row that was ever sealed; 0 before the first. */
  async length(tx: Tx): Promise<number> {
    return (await this.end(tx)).seq;
  }

  /** Recomputes the chain or a part of it, a batch at a time. */
  async verify({ fromSeq, toSeq, onBatch }: ChainRange = WHOLE): Promise<ChainReport> {
    const end = await this.uow.read((tx) => this.end(tx));
    const before = fromSeq === 1 ? START : await this.uow.read((tx) => tx.repo(AuditEntry).findOneBy({ seq: fromSeq - 1 }));
    if (!before) return { checked: 0, unsealed: 0, brokenAt: fromSeq - 1, hash: '' };
    let [seq, hash] = [fromSeq - 1, before.hash!];
    const broken = (): ChainReport => ({ checked: seq - fromSeq + 1, unsealed: 0, brokenAt: seq + 1, hash });
    for (;;) {
      const rows = await this.uow.read((tx) =>
        tx.repo(AuditEntry).createQueryBuilder('a').where('a.seq > :seq AND a.seq <= :toSeq', { seq, toSeq }).orderBy('a.seq').limit(BATCH).getMany(),
      );
      for (const row of rows) {
        const fits = row.seq === seq + 1 && row.prevHash === hash && row.hash === hashOf(row, hash) && (row.seq !== end.seq || row.hash === end.hash);
        if (!fits) return broken();
        [seq, hash] = [row.seq!, row.hash!];
      }
      if (rows.length < BATCH) break;
      await onBatch?.(seq - fromSeq + 1);
    }
    // Rows may have been cut off: the end that was known at the start must still be there.
    if (seq < Math.min(toSeq, end.seq)) return broken();
    const unsealed = await this.uow.read((tx) => tx.repo(AuditEntry).countBy({ seq: IsNull() }));
    return { checked: seq - fromSeq + 1, unsealed, brokenAt: null, hash };
  }

  private async end(tx: Tx): Promise<End> {
    const end = await tx.repo(AuditEnd).findOneBy({ name: NAME });
    if (end === null && (await this.anySealed(tx))) throw lost();
    return end ?? START;
  }

  /** The chain goes on from the end that is on record, whatever rows there are: what was cut off stays a gap for ever. */
  private async claimEnd(tx: Tx): Promise<End> {
    await tx.lockRow('audit_end', { name: NAME, ...START });
    const end = await tx.repo(AuditEnd).findOneByOrFail({ name: NAME });
    if (end.seq === 0 && (await this.anySealed(tx))) throw lost();
    return end;
  }

  private async anySealed(tx: Tx): Promise<boolean> {
    return (await tx.select('SELECT 1 FROM audit_entry WHERE seq IS NOT NULL LIMIT 1')).length > 0;
  }
}

const lost = (): Error => new Error('the row of audit_end is gone: nobody knows where the audit chain ended');
