import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Clock } from '../clock';

/** A clock that development can move forward, so that a public notice or a month's end need not be waited for. */
export class DevClock extends Clock {
  private readonly file: string;
  private offsetMs = 0;

  constructor(dataDir: string) {
    super();
    this.file = path.join(dataDir, 'clock.json');
    if (existsSync(this.file)) this.offsetMs = JSON.parse(readFileSync(this.file, 'utf8')).offsetMs;
  }

  override now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Moves forward only: what is sealed or sent stays in the past. */
  advanceTo(instant: Date): void {
    if (instant <= this.now()) return;
    this.offsetMs = instant.getTime() - Date.now();
    writeFileSync(this.file, JSON.stringify({ offsetMs: this.offsetMs }));
  }
}
