import { runWithoutContext } from '../http/request-context';

/**
 * Work of the background that goes on until nothing is due, one run at a time: calls during a run are folded into one more look.
 * Whose request set it off doesn't matter: what it does is the system's act, and it has other people's work in it too.
 */
export class FoldedRun {
  private running: Promise<void> | null = null;
  private called = false;
  private ended = false;

  constructor(private readonly work: () => Promise<void>) {}

  /** Resolves when the run has ended; at once when there shall be none any more. */
  start(): Promise<void> {
    if (this.ended) return Promise.resolve();
    if (this.running) {
      this.called = true;
      return this.running;
    }
    this.running = runWithoutContext(this.work).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Said by the work before it looks for what is due: calls until now are answered by that look. */
  looking(): void {
    this.called = false;
  }

  /** Whether there was a call since the last look. */
  get again(): boolean {
    return this.called;
  }

  get stopped(): boolean {
    return this.ended;
  }

  /** Begins no more run, tells the one under way, and waits for it. */
  async stop(): Promise<void> {
    this.ended = true;
    await this.running;
  }
}
