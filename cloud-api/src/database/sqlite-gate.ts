import type { DataSource, QueryRunner } from 'typeorm';

type Release = () => void;

/** First come, first served; a caller that waits too long fails instead of hanging the process. */
class Mutex {
  private tail: Promise<void> = Promise.resolve();

  acquire(waitMs: number): Promise<Release> {
    let release!: Release;
    const mine = new Promise<void>((resolve) => (release = resolve));
    const before = this.tail;
    this.tail = before.then(() => mine);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        release();
        reject(new Error(`SQLite gate: waited ${waitMs} ms; is a repository from outside the transaction used inside it?`));
      }, waitMs);
      void before.then(() => {
        clearTimeout(timer);
        resolve(release);
      });
    });
  }
}

/** The members of TypeORM's SQLite runner that the gate overrides; its class is not exported with usable types. */
interface SqliteRunner {
  isTransactionActive: boolean;
  stmtCache: Map<string, unknown>;
  startTransaction(isolation?: unknown): Promise<void>;
  commitTransaction(): Promise<void>;
  rollbackTransaction(): Promise<void>;
  release(): Promise<void>;
  query(sql: string, params?: unknown[], structured?: boolean): Promise<unknown>;
}

/**
 * TypeORM's SQLite drivers run every caller on ONE query runner, so that two concurrent transactions nest into each other
 * and one rollback undoes the other's work. The gate gives each caller a runner of its own and the connection to one at a time.
 */
export function gateSqlite(dataSource: DataSource, waitMs = 15_000): void {
  const driver = dataSource.driver as unknown as { createQueryRunner(mode: string): QueryRunner };
  const Base = Object.getPrototypeOf(driver.createQueryRunner('master')).constructor as new (d: unknown) => SqliteRunner;
  const mutex = new Mutex();
  const statements = new Map<string, unknown>();

  class GatedRunner extends Base {
    private unlock?: Release;

    constructor(d: unknown) {
      super(d);
      this.stmtCache = statements;
    }

    override async startTransaction(isolation?: unknown): Promise<void> {
      const outermost = !this.unlock;
      if (outermost) this.unlock = await mutex.acquire(waitMs);
      try {
        await super.startTransaction(isolation);
      } catch (error) {
        if (outermost) this.open();
        throw error;
      }
    }

    override async commitTransaction(): Promise<void> {
      await super.commitTransaction();
      if (!this.isTransactionActive) this.open();
    }

    override async rollbackTransaction(): Promise<void> {
      try {
        await super.rollbackTransaction();
      } finally {
        if (!this.isTransactionActive) this.open();
      }
    }

    override async release(): Promise<void> {
      if (this.unlock) {
        try {
          await super.rollbackTransaction();
        } finally {
          this.open();
        }
      }
      return super.release();
    }

    override async query(sql: string, params?: unknown[], structured?: boolean): Promise<unknown> {
      // IMMEDIATE takes the write lock at once: no upgrade deadlock between processes.
      const text = sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql;
      if (this.unlock) return super.query(text, params, structured);
      const unlock = await mutex.acquire(waitMs);
      try {
        return await super.query(text, params, structured);
      } finally {
        unlock();
      }
    }

    private open(): void {
      this.unlock?.();
      this.unlock = undefined;
    }
  }

  driver.createQueryRunner = () => new GatedRunner(driver) as unknown as QueryRunner;
}
