import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { OutboxDelivery } from './delivery';
import { Dispatcher, PARALLEL } from './dispatcher';
import type { OutboxMessage } from './outbox-message.entity';

const QUEUE = 'xianfeng-outbox';

/**
 * Spreads the work over any number of processes through Redis. The row stays the truth: should Redis lose a job,
 * the row's lease runs out and a relay claims and publishes it again.
 */
export class BullDispatcher extends Dispatcher {
  private readonly connections: Redis[] = [];
  private readonly queue: Queue<OutboxMessage>;
  private readonly worker: Worker<OutboxMessage>;

  constructor(redisUrl: string, delivery: OutboxDelivery, prefix = 'xf') {
    super();
    const connect = () => {
      const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
      this.connections.push(connection);
      return connection;
    };
    this.queue = new Queue(QUEUE, { connection: connect(), prefix });
    this.worker = new Worker(QUEUE, (job) => delivery.deliver(job.data), { connection: connect(), concurrency: PARALLEL, prefix });
  }

  async dispatch(batch: OutboxMessage[]): Promise<void> {
    // Retries are the outbox's business, so a finished job leaves nothing behind that would block its id.
    const opts = { removeOnComplete: true, removeOnFail: true };
    await this.queue.addBulk(batch.map((message) => ({ name: message.topic, data: message, opts: { ...opts, jobId: message.id } })));
  }

  /** Other processes may have it; its end is theirs to see. */
  ended(): null {
    return null;
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.queue.close();
    for (const connection of this.connections) connection.disconnect();
  }
}
