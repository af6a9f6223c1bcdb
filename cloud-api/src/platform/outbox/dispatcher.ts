import type { OutboxMessage } from './outbox-message.entity';
import type { OutboxDelivery } from './delivery';

/** Where a claimed batch is worked off: in this process, or by any worker on a queue. */
export abstract class Dispatcher {
  /** Resolves when the batch is delivered or safely handed over. */
  abstract dispatch(batch: OutboxMessage[]): Promise<void>;
  /** Lets what is running finish. */
  abstract close(): Promise<void>;
}

/** Messages handled side by side: most of a handler's time is waiting for another service. */
export const PARALLEL = 8;

export class InProcessDispatcher extends Dispatcher {
  constructor(private readonly delivery: OutboxDelivery) {
    super();
  }

  async dispatch(batch: OutboxMessage[]): Promise<void> {
    const queue = [...batch];
    const worker = async () => {
      for (let message = queue.shift(); message; message = queue.shift()) await this.delivery.deliver(message);
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
