/** The sandbox's own time: real time plus what tests have advanced it by. */
export class SandboxClock {
  constructor(public offsetMs = 0) {}

  /** Epoch milliseconds. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** Epoch seconds, as WeChat's payloads carry them. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  advance(ms: number): void {
    this.offsetMs += ms;
  }
}
