import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database';
import { Clock } from '../clock';
import { newId } from '../ids';
import { OutboxMessage } from './outbox-message.entity';

export interface OutboxOptions {
  /** One message for this key, ever: a second add is dropped. */
  dedupKey?: string;
  /** Not before this instant. */
  runAt?: Date;
}

/** Side effects as rows of the business transaction: what is committed will be done, what is rolled back never was. */
@Injectable()
export class Outbox {
  /** Emits 'added' after commit; the relay of this process wakes up at once. */
  readonly signals = new EventEmitter();

  constructor(private readonly clock: Clock) {}

  async add(tx: Tx, topic: string, payload: object, options: OutboxOptions = {}): Promise<void> {
    await tx
      .repo(OutboxMessage)
      .createQueryBuilder()
      .insert()
      .orIgnore()
      .updateEntity(false)
      .values({
        id: newId(), topic, payload, dedupKey: options.dedupKey ?? null, status: 'pending', attempts: 0,
        runAt: options.runAt ?? this.clock.now(), createdAt: this.clock.now(),
        leaseToken: null, leaseUntil: null, lastError: null, doneAt: null,
      })
      .execute();
    tx.afterCommit(() => this.signals.emit('added'));
  }
}
