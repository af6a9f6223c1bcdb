import { Injectable, Logger } from '@nestjs/common';
import { OutboxHandlers } from './outbox-handlers';
import type { OutboxMessage } from './outbox-message.entity';
import { OutboxStore } from './outbox-store';

/** Handles one claimed message and settles it; shared by the relay in the process and by queue workers. */
@Injectable()
export class OutboxDelivery {
  private readonly logger = new Logger(OutboxDelivery.name);

  constructor(
    private readonly store: OutboxStore,
    private readonly handlers: OutboxHandlers,
  ) {}

  /** Never throws: a message whose outcome could not be written comes again when its lease has run out. */
  async deliver(message: OutboxMessage): Promise<void> {
    try {
      await this.handlers.handle(message.topic, message.payload, message.id);
      await this.store.done(message);
    } catch (error) {
      this.logger.warn(`outbox ${message.topic} ${message.id} attempt ${message.attempts}: ${(error as Error).message}`);
      await this.store.failed(message, error).catch((lost: Error) => this.logger.error(`outbox ${message.id} is not settled: ${lost.message}`));
    }
  }
}
