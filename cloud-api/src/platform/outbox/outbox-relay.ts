import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Env } from '../../config';
import { Dispatcher } from './dispatcher';
import { OutboxStore } from './outbox-store';
import { Outbox } from './outbox.service';

const BATCH = 50;
const POLL_MS = 1_000;

/** Drains the outbox: at once after a commit in this process, by polling for what others wrote or what became due. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(
    private readonly env: Env,
    private readonly outbox: Outbox,
    private readonly store: OutboxStore,
    private readonly dispatcher: Dispatcher,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.env.runJobs) return;
    this.outbox.signals.on('added', () => void this.drain());
    this.timer = setInterval(() => void this.drain(), POLL_MS);
  }

  /** Lets the batch at hand finish; what is left stays in the table. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
    await this.dispatcher.close();
  }

  /** Works until nothing is due. Calls during a run are folded into one more run. */
  drain(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.work().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async work(): Promise<void> {
    try {
      do {
        this.again = false;
        for (let batch = await this.store.claim(BATCH); batch.length > 0; batch = await this.store.claim(BATCH)) {
          await this.dispatcher.dispatch(batch);
          if (this.stopped) return;
        }
      } while (this.again);
    } catch (error) {
      this.logger.error(`relay pauses until the next poll: ${(error as Error).message}`);
    }
  }
}
