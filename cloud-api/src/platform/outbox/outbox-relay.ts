import { once } from 'node:events';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Env } from '../../config';
import { FoldedRun } from '../jobs/folded-run';
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
  private readonly run = new FoldedRun(() => this.work());

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
    if (this.timer) clearInterval(this.timer);
    await this.run.stop();
    await this.dispatcher.close();
  }

  /** Works until nothing is due. */
  drain(): Promise<void> {
    return this.run.start();
  }

  private async work(): Promise<void> {
    try {
      while (!this.run.stopped && (await this.advance()));
    } catch (error) {
      this.logger.error(`relay pauses until the next poll: ${(error as Error).message}`);
    }
    for (let ended = this.dispatcher.ended(); ended; ended = this.dispatcher.ended()) await ended;
  }

  /**
   * Claims while others are still at work: a slow message holds up no other, and what a handler adds goes out before it has ended.
   * False when nothing is due and nothing under way.
   */
  private async advance(): Promise<boolean> {
    this.run.looking();
    const batch = await this.store.claim(BATCH);
    if (batch.length > 0) {
      await this.dispatcher.dispatch(batch);
      return true;
    }
    const ended = this.dispatcher.ended();
    if (ended && !this.run.again) await this.endedOrAdded(ended);
    return ended !== null || this.run.again;
  }

  private async endedOrAdded(ended: Promise<void>): Promise<void> {
    const waiting = new AbortController();
    await Promise.race([ended, once(this.outbox.signals, 'added', { signal: waiting.signal })]).finally(() => waiting.abort());
  }
}
