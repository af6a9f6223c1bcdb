import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { placeholders, type SqlParam, UnitOfWork } from '../../database';
import { Clock } from '../clock';
import { OutboxMessage } from './outbox-message.entity';

export const LEASE_MS = 60_000;
const MAX_ATTEMPTS = 8;
/** 5 s, 20 s, 80 s … capped at one hour. */
const backoffMs = (attempts: number): number => Math.min(5_000 * 4 ** (attempts - 1), 3_600_000);

/** Claims by lease, so that any number of relays share the work without SKIP LOCKED and a killed one loses nothing. */
@Injectable()
export class OutboxStore {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async claim(limit: number): Promise<OutboxMessage[]> {
    const now = this.clock.now();
    const token = randomBytes(16).toString('hex');
    const due = await this.uow.read((tx) =>
      tx.select<{ id: string }>(
        `SELECT id FROM outbox_message WHERE status = 'pending' AND runAt <= ? AND (leaseUntil IS NULL OR leaseUntil < ?) ORDER BY runAt, id LIMIT ${limit}`,
        [now, now],
      ),
    );
    if (due.length === 0) return [];
    const ids = due.map((row) => row.id);
    await this.uow.execute(
      `UPDATE outbox_message SET leaseToken = ?, leaseUntil = ?, attempts = attempts + 1 WHERE id IN (${placeholders(ids)}) AND status = 'pending' AND (leaseUntil IS NULL OR leaseUntil < ?)`,
      [token, new Date(now.getTime() + LEASE_MS), ...ids, now],
    );
    return this.uow.read((tx) => tx.repo(OutboxMessage).find({ where: { leaseToken: token }, order: { runAt: 'ASC', id: 'ASC' } }));
  }

  async done(message: OutboxMessage): Promise<void> {
    await this.settle(message, { status: 'done', doneAt: this.clock.now(), lastError: null });
  }

  /** Puts the message back with a longer wait each time; after the last attempt it is dead and waits for a person. */
  async failed(message: OutboxMessage, error: unknown): Promise<void> {
    const lastError = String((error as Error)?.message ?? error).slice(0, 2000);
    if (message.attempts >= MAX_ATTEMPTS) return this.settle(message, { status: 'dead', lastError });
    return this.settle(message, { runAt: new Date(this.clock.now().getTime() + backoffMs(message.attempts)), lastError });
  }

  async counts(): Promise<{ pending: number; dead: number; late: number }> {
    const late = new Date(this.clock.now().getTime() - LEASE_MS);
    return this.uow.read(async (tx) => ({
      pending: await tx.repo(OutboxMessage).countBy({ status: 'pending' }),
      dead: await tx.repo(OutboxMessage).countBy({ status: 'dead' }),
      late: await tx.repo(OutboxMessage).countBy({ status: 'pending', runAt: LessThan(late) }),
    }));
  }

  private async settle({ id, leaseToken }: OutboxMessage, change: Record<string, SqlParam>): Promise<void> {
    const set = Object.keys(change).map((column) => `${column} = ?`);
    // Only the holder of the lease may settle: a slow handler whose lease ran out must not undo its successor's outcome.
    await this.uow.execute(
      `UPDATE outbox_message SET ${set.join(', ')}, leaseToken = NULL, leaseUntil = NULL WHERE id = ? AND leaseToken = ?`,
      [...Object.values(change), id, leaseToken],
    );
  }
}
