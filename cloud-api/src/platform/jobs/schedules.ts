import { randomBytes } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Env } from '../../config';
import { UnitOfWork } from '../../database';
import { Clock } from '../clock';
import { JobSchedule } from './job-schedule.entity';

const TICK_MS = 1_000;
/** Renewed while the job runs: the work of a killed instance is taken over within a minute, however long a job may take. */
const LEASE_MS = 60_000;
const RENEW_MS = 15_000;

type Next = (now: Date) => Date;
interface Job {
  next: Next;
  run: () => Promise<void>;
}

/** Recurring jobs, each run by one instance at a time however many there are: the row in the database is the lease. */
@Injectable()
export class Schedules implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Schedules.name);
  private readonly jobs = new Map<string, Job>();
  private timer: NodeJS.Timeout | null = null;
  private readonly running = new Map<string, Promise<void>>();
  private stopped = false;

  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  every(name: string, intervalMs: number, run: () => Promise<void>): void {
    this.jobs.set(name, { next: (now) => new Date(now.getTime() + intervalMs), run });
  }

  /** Once a day at a wall-clock time in Asia/Shanghai. */
  daily(name: string, hour: number, minute: number, run: () => Promise<void>): void {
    const next: Next = (now) => {
      const at = new Date(now);
      at.setUTCHours(hour - 8, minute, 0, 0);
      while (at <= now) at.setUTCDate(at.getUTCDate() + 1);
      return at;
    };
    this.jobs.set(name, { next, run });
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.env.runJobs) return;
    await this.register();
    this.timer = setInterval(() => void this.tick(), TICK_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await Promise.all(this.running.values());
  }

  /** Names of the jobs that this process knows. */
  names(): string[] {
    return [...this.jobs.keys()];
  }

  /** Runs a job now, outside its schedule. */
  async runNow(name: string): Promise<void> {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`no job ${name}`);
    await job.run();
  }

  /** Begins whatever is due and waits for it. What takes long, as when another service doesn't answer, holds up no other and is not begun twice. */
  async tick(): Promise<void> {
    try {
      const due = await this.due();
      if (this.stopped) return;
      await Promise.all(due.flatMap((name) => (this.running.has(name) ? [] : [this.begin(name, this.jobs.get(name)!)])));
    } catch (error) {
      this.logger.error(`schedules: ${(error as Error).message}`);
    }
  }

  private async register(): Promise<void> {
    const now = this.clock.now();
    const rows = [...this.jobs].map(([name, job]) => ({
      name, nextRunAt: job.next(now), leaseToken: null, leaseUntil: null, lastRunAt: null, lastDurationMs: null, lastError: null,
    }));
    if (rows.length === 0) return;
    await this.uow.run((tx) => tx.repo(JobSchedule).createQueryBuilder().insert().orIgnore().updateEntity(false).values(rows).execute());
  }

  private async due(): Promise<string[]> {
    const sql = 'SELECT name FROM job_schedule WHERE nextRunAt <= ?';
    const rows = await this.uow.read((tx) => tx.select<{ name: string }>(sql, [this.clock.now()]));
    return rows.map(({ name }) => name).filter((name) => this.jobs.has(name));
  }

  private begin(name: string, job: Job): Promise<void> {
    const run = this.runLeased(name, job).finally(() => this.running.delete(name));
    this.running.set(name, run);
    return run;
  }

  private async runLeased(name: string, job: Job): Promise<void> {
    const token = randomBytes(16).toString('hex');
    const now = this.clock.now();
    const claimed = await this.uow.run((tx) =>
      tx.execute('UPDATE job_schedule SET leaseToken = ?, leaseUntil = ? WHERE name = ? AND nextRunAt <= ? AND (leaseUntil IS NULL OR leaseUntil < ?)', [
        token, new Date(now.getTime() + LEASE_MS), name, now, now,
      ]),
    );
    if (claimed === 0) return;
    let lastError: string | null = null;
    const renewal = setInterval(() => void this.renew(name, token), RENEW_MS);
    const startedAt = performance.now();
    try {
      await job.run();
    } catch (error) {
      lastError = (error as Error).message.slice(0, 2000);
      this.logger.error(`job ${name}: ${lastError}`);
    } finally {
      clearInterval(renewal);
    }
    const change = { nextRunAt: job.next(this.clock.now()), leaseToken: null, leaseUntil: null, lastRunAt: now, lastDurationMs: Math.round(performance.now() - startedAt), lastError };
    await this.uow.run((tx) => tx.repo(JobSchedule).update({ name, leaseToken: token }, change));
  }

  /** A renewal that fails is made up for by the next one. */
  private async renew(name: string, leaseToken: string): Promise<void> {
    const leaseUntil = new Date(this.clock.now().getTime() + LEASE_MS);
    await this.uow.run((tx) => tx.repo(JobSchedule).update({ name, leaseToken }, { leaseUntil })).catch((error: Error) => this.logger.warn(`job ${name}: ${error.message}`));
  }
}
