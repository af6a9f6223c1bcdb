import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type TestDatabase, testVariables } from '../harness';

const MAIN = path.join(__dirname, '../../dist/main.js');
const WARM_MAIN = path.join(__dirname, 'warm-main.cjs');
const READY_MS = 30_000;
const POLL_MS = 4;

/** The built service as a process that can be killed without warning, on the database of a TestApp. */
export class ServiceProcess {
  private child: ChildProcess | null = null;
  /** The next one, its modules loaded: that takes longer than most of what happens between two kills. */
  private spare: ChildProcess;
  private output = '';
  private offsetMs = untilMorning();

  constructor(
    private readonly db: TestDatabase,
    private readonly variables: Record<string, string>,
  ) {
    if (!existsSync(MAIN)) throw new Error('cloud-api is not built: npm run build');
    this.spare = this.warm();
  }

  /** Starts with the clock moved on by some minutes, so that the leases of the dead process have run out. */
  async start(minutesLater: number): Promise<void> {
    // What a failed test left running would be lost sight of, and keep the run from ending.
    await this.kill();
    this.offsetMs += minutesLater * 60_000;
    writeFileSync(path.join(this.db.dir, 'clock.json'), JSON.stringify({ offsetMs: this.offsetMs }));
    this.child = this.spare;
    this.child.send('go');
    this.spare = this.warm();
  }

  /** SIGKILL: no handler runs, no transaction is finished. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** SIGTERM: the service finishes what it has accepted. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Kills what runs and what waits. */
  async dispose(): Promise<void> {
    this.spare.kill('SIGKILL');
    await this.kill();
  }

  /** Polls until the condition holds; fails when the process dies by itself. */
  async until(condition: () => Promise<boolean>, timeoutMs = READY_MS): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await condition())) {
      if (this.ended) throw new Error(`the service ended by itself:\n${this.output}`);
      if (Date.now() > deadline) throw new Error(`not reached in ${timeoutMs} ms:\n${this.output}`);
      await pause(POLL_MS);
    }
  }

  private warm(): ChildProcess {
    const env = { ...process.env, ...testVariables(this.db, { RUN_JOBS: '1', SANDBOX_URL: 'http://localhost:1', ...this.variables }) };
    const child = spawn(process.execPath, [WARM_MAIN, MAIN], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const keep = (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-4000));
    child.stdout!.on('data', keep);
    child.stderr!.on('data', keep);
    return child;
  }

  private get ended(): boolean {
    return !this.child || this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || this.ended) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}

/** Milliseconds to the next 10:00 in Beijing: at night nothing is sent, whenever the tests run. */
function untilMorning(): number {
  const morning = new Date();
  morning.setUTCHours(2, 0, 0, 0);
  return morning.getTime() + 86_400_000 - Date.now();
}
