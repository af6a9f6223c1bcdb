/** Has pino set `lastLevel` before each line. */
const WANTS_LEVEL: unique symbol = Symbol.for('pino.metadata');
const LEAVES_AT = 4_096;
const LEAVES_AFTER_MS = 100;
const WARNING = 40;

/** Lines of the log leave together: a write for each costs a small request a twentieth of its time. Warnings and what is worse leave at once. */
export class LineBuffer {
  readonly [WANTS_LEVEL] = true;
  lastLevel = 0;
  private lines = '';
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly out: { write(text: string): unknown }) {
    process.once('exit', () => this.flush());
  }

  write(line: string): void {
    this.lines += line;
    if (this.lastLevel >= WARNING || this.lines.length >= LEAVES_AT) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), LEAVES_AFTER_MS).unref();
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { lines } = this;
    this.lines = '';
    if (lines) this.out.write(lines);
  }
}
