const CONCURRENT = 64;

/** What the platform has yet to do: things at a later time, and things under way, so many side by side. */
export class PendingWork {
  private timers = new Map<NodeJS.Timeout, () => void>();
  private queue: (() => Promise<void>)[] = [];
  private running = 0;
  private closed = false;
  private idleListeners: (() => void)[] = [];

  /** Answers the function that calls it off. */
  after(ms: number, work: () => void): () => void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
      this.tellIdle();
    }, Math.max(0, ms));
    this.timers.set(timer, work);
    return () => {
      clearTimeout(timer);
      this.timers.delete(timer);
    };
  }

  enqueue(job: () => Promise<void>): void {
    this.queue.push(job);
    this.start();
  }

  /** Does at once what waits for its time. */
  hurry(): void {
    const waiting = [...this.timers];
    this.timers.clear();
    for (const [timer, work] of waiting) {
      clearTimeout(timer);
      work();
    }
    this.tellIdle();
  }

  /** Resolves when nothing is under way and nothing waits. */
  async idle(): Promise<void> {
    if (!this.isIdle()) await new Promise<void>((resolve) => this.idleListeners.push(resolve));
  }

  reset(): void {
    for (const timer of this.timers.keys()) clearTimeout(timer);
    this.timers.clear();
    this.queue = [];
    this.tellIdle();
  }

  close(): void {
    this.closed = true;
    this.reset();
  }

  private start(): void {
    while (this.running < CONCURRENT && this.queue.length > 0 && !this.closed) {
      const job = this.queue.shift()!;
      this.running += 1;
      void job().finally(() => {
        this.running -= 1;
        this.start();
        this.tellIdle();
      });
    }
  }

  private isIdle(): boolean {
    return this.running === 0 && this.queue.length === 0 && this.timers.size === 0;
  }

  private tellIdle(): void {
    if (this.isIdle()) this.idleListeners.splice(0).forEach((resolve) => resolve());
  }
}
