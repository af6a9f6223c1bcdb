import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database';
import { Clock } from '../clock';
import { newId } from '../ids';

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
    const now = this.clock.now();
    await tx.insertNew('outbox_message', {
      id: newId(), topic, payload: JSON.stringify(payload), dedupKey: options.dedupKey ?? null, status: 'pending', attempts: 0,
      runAt: options.runAt ?? now, createdAt: now, leaseToken: null, leaseUntil: null, lastError: null, doneAt: null,
    });
    tx.afterCommit(() => this.signals.emit('added'));
  }
}
