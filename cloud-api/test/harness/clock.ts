import { Clock } from '../../src/platform/clock';

/** A clock that stands still until a test moves it. */
export class TestClock extends Clock {
  private current = new Date('2026-11-20T02:00:00.000Z');

  override now(): Date {
    return new Date(this.current);
  }

  set(instant: string | Date): void {
    this.current = new Date(instant);
  }

  advance(ms: number): void {
    this.current = new Date(this.current.getTime() + ms);
  }
}
