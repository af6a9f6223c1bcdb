import { Injectable } from '@nestjs/common';
import { placeholders, type Tx, UnitOfWork } from '../../database';
import { Audit } from '../audit';
import { Clock } from '../clock';
import { notFound } from '../http';
import { topicTitle } from '../jobs';
import { Outbox } from './outbox.service';

/** Letters of a topic that one request sends on their way again. */
const AT_ONCE = 500;

/** Dead letters try again from the start, at an officer's word and with its trace. */
@Injectable()
export class Redrive {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async one(id: string): Promise<void> {
    await this.uow.run(async (tx) => {
      const [letter] = await tx.select<{ topic: string }>("SELECT topic FROM outbox_message WHERE id = ? AND status = 'dead'", [id]);
      if (!letter || (await this.wake(tx, [id])) === 0) throw notFound('死信');
      await this.trace(tx, letter.topic, id, 1);
    });
  }

  /** Tells how many. */
  async topic(topic: string): Promise<number> {
    return this.uow.run(async (tx) => {
      const letters = await tx.select<{ id: string }>(`SELECT id FROM outbox_message WHERE status = 'dead' AND topic = ? ORDER BY id LIMIT ${AT_ONCE}`, [topic]);
      if (letters.length === 0) return 0;
      const redriven = await this.wake(tx, letters.map((letter) => letter.id));
      await this.trace(tx, topic, topic, redriven);
      return redriven;
    });
  }

  private async wake(tx: Tx, ids: string[]): Promise<number> {
    const woken = await tx.execute(
      `UPDATE outbox_message SET status = 'pending', attempts = 0, runAt = ?, leaseToken = NULL, leaseUntil = NULL
       WHERE id IN (${placeholders(ids)}) AND status = 'dead'`,
      [this.clock.now(), ...ids],
    );
    tx.afterCommit(() => this.outbox.signals.emit('added'));
    return woken;
  }

  private trace(tx: Tx, topic: string, objectId: string, letters: number): Promise<void> {
    return this.audit.record(tx, { action: 'job.redrive', objectType: 'job', objectId, orgPath: '', title: topicTitle(topic), detail: { topic, letters } });
  }
}
