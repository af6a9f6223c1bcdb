import type { OutboxMessage } from './outbox-message.entity';
import type { OutboxDelivery } from './delivery';

/** Where claimed messages are worked off: in this process, or by any worker on a queue. */
export abstract class Dispatcher {
  /** Resolves as soon as there is room for more: the batch is delivered, under way or safely handed over. */
  abstract dispatch(batch: OutboxMessage[]): Promise<void>;
  /** Until one of the messages under way in this process has ended; null when there are none. */
  abstract ended(): Promise<void> | null;
  /** Lets what is running finish. */
  abstract close(): Promise<void>;
}

/** Messages handled side by side: most of a handler's time is waiting for another service. */
export const PARALLEL = 8;

export class InProcessDispatcher extends Dispatcher {
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly delivery: OutboxDelivery) {
    super();
  }

  async dispatch(batch: OutboxMessage[]): Promise<void> {
    for (const message of batch) {
      while (this.underWay.size >= PARALLEL) await this.ended();
      const handled = this.delivery.deliver(message).finally(() => this.underWay.delete(handled));
      this.underWay.add(handled);
    }
  }

  ended(): Promise<void> | null {
    return this.underWay.size > 0 ? Promise.race(this.underWay) : null;
  }

  async close(): Promise<void> {
    await Promise.all(this.underWay);
  }
}
