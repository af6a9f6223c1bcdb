import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, type QueryRunner, type Repository, type SelectQueryBuilder } from 'typeorm';
import { direct, type DirectStatement, type Mysql2 } from './direct-statement';
import { placeholders } from './portable';

export type SqlParam = string | number | boolean | null | Date;
type CommitHook = () => void;

/** What a use case sees of the database: repositories, and parameterised SQL with `?` that both engines read. */
export class Tx {
  constructor(
    readonly manager: EntityManager,
    private readonly runner: QueryRunner | null,
    readonly dialect: 'sqlite' | 'mysql',
    private readonly commitHooks: CommitHook[] = [],
    /** Null on SQLite, where every statement has to pass the gate. */
    private readonly direct: DirectStatement | null = null,
  ) {}

  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager.getRepository(entity);
  }

  select<Row = Record<string, unknown>>(sql: string, params: SqlParam[] = []): Promise<Row[]> {
    return this.direct ? (this.direct(sql, params) as Promise<Row[]>) : this.manager.query(sql, params);
  }

  /** Runs a writing statement and tells how many rows it changed. */
  async execute(sql: string, params: SqlParam[] = []): Promise<number> {
    if (!this.runner) throw new Error('execute() needs uow.run');
    if (this.direct) return ((await this.direct(sql, params)) as { affectedRows?: number }).affectedRows ?? 0;
    const result = await this.runner.query(sql, params, true);
    return result.affected ?? 0;
  }

  /** Inserts a row unless its key exists; tells whether it is new. */
  async insertNew(table: string, row: Record<string, SqlParam>): Promise<boolean> {
    const insert = this.dialect === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE';
    const columns = Object.keys(row);
    const sql = `${insert} INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    return (await this.execute(sql, Object.values(row))) === 1;
  }

  /**
   * Takes the exclusive lock of a row, which is made when it is missing; the row's first column is part of its key. One statement:
   * where a reader of the row (or of the gap where it would be) asks to write later, two of them wait for each other for ever.
   */
  async lockRow(table: string, row: Record<string, SqlParam>): Promise<void> {
    const columns = Object.keys(row).map((column) => `\`${column}\``);
    const values = `(${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    const sql = this.dialect === 'mysql'
      ? `INSERT INTO ${table} ${values} ON DUPLICATE KEY UPDATE ${columns[0]} = ${columns[0]}`
      : `INSERT OR IGNORE INTO ${table} ${values}`;
    await this.execute(sql, Object.values(row));
  }

  /** Holds rows that exist until the unit of work ends, in the order of their ids: what follows sees what others wrote before. See forUpdate. */
  async hold(table: string, ids: readonly string[]): Promise<void> {
    if (this.dialect === 'mysql' && ids.length > 0) await this.select(`SELECT id FROM ${table} WHERE id IN (${placeholders(ids)}) ORDER BY id FOR UPDATE`, [...ids]);
  }

  /** Row locks exist on MySQL only; on SQLite the write lock of the whole transaction does their work. */
  forUpdate<E extends ObjectLiteral>(query: SelectQueryBuilder<E>): SelectQueryBuilder<E> {
    return this.dialect === 'mysql' ? query.setLock('pessimistic_write') : query;
  }

  /** Suffix for raw SELECTs, see forUpdate. */
  get forUpdateSql(): string {
    return this.dialect === 'mysql' ? ' FOR UPDATE' : '';
  }

  /** For nudging a relay; never for work that must not be lost: that belongs in the outbox. */
  afterCommit(hook: CommitHook): void {
    this.commitHooks.push(hook);
  }
}

const RETRYABLE = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'SQLITE_BUSY', 'ERR_SQLITE_BUSY']);
/** The first and three more. */
const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 20;

/** Random, so that those who collided don't collide again; longer each time. */
const beforeAttempt = (attempt: number): Promise<void> => pause(Math.random() * FIRST_PAUSE_MS * 3 ** (attempt - 1));

function isRetryable(error: unknown): boolean {
  const driver = (error as { driverError?: { code?: string; message?: string } }).driverError;
  return Boolean(driver && (RETRYABLE.has(driver.code ?? '') || /database is locked/.test(driver.message ?? '')));
}

async function repeated<T>(once: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once();
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
      await beforeAttempt(attempt);
    }
  }
}

/** Whether an error says that a UNIQUE constraint was hit, on either engine. */
export function isDuplicateKey(error: unknown): boolean {
  const driver = (error as { driverError?: { code?: string; message?: string } }).driverError;
  return Boolean(driver && (driver.code === 'ER_DUP_ENTRY' || /UNIQUE constraint failed/.test(driver.message ?? '')));
}

/** Carries the outcome of a rehearsal out of its transaction. */
class Rehearsed extends Error {
  constructor(readonly outcome: unknown) {
    super('rehearsed');
  }
}

/**
 * The only door to the database. `run` is one transaction: it joins the caller's, waits its turn on SQLite, takes a pooled
 * connection on MySQL, and repeats the whole work up to three times on deadlock, lock timeout or busy. No HTTP call belongs inside `run`.
 */
@Injectable()
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<Tx>();
  private readonly reader: Tx;
  private readonly pool: DirectStatement | null;
  readonly dialect: 'sqlite' | 'mysql';

  constructor(private readonly dataSource: DataSource) {
    this.dialect = dataSource.options.type === 'better-sqlite3' ? 'sqlite' : 'mysql';
    this.pool = this.dialect === 'mysql' ? direct((dataSource.driver as unknown as { pool: Mysql2 }).pool) : null;
    this.reader = new Tx(dataSource.manager, null, this.dialect, [], this.pool);
  }

  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const outer = this.current.getStore();
    return outer ? work(outer) : repeated(() => this.once(work));
  }

  /** One writing statement, a transaction by itself: without the two trips that begin and end one. Tells how many rows it changed. */
  async execute(sql: string, params: SqlParam[] = []): Promise<number> {
    const outer = this.current.getStore();
    return outer ? outer.execute(sql, params) : repeated(() => this.alone(sql, params));
  }

  /** Does a work to its end and takes all of it back: what it answers is what would have happened. */
  async rehearse<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.active) throw new Error('rehearse() would take back the unit of work around it');
    try {
      return await this.run(async (tx): Promise<T> => {
        throw new Rehearsed(await work(tx));
      });
    } catch (error) {
      if (error instanceof Rehearsed) return error.outcome as T;
      throw error;
    }
  }

  /** Reads outside a transaction, or inside the current one so that a use case sees its own writes. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return work(this.current.getStore() ?? this.reader);
  }

  /** Whether the caller is inside `run`; clients of other services refuse to work there. */
  get active(): boolean {
    return this.current.getStore() !== undefined;
  }

  private async alone(sql: string, params: SqlParam[]): Promise<number> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await new Tx(runner.manager, runner, this.dialect, [], this.pool).execute(sql, params);
    } finally {
      await runner.release();
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const hooks: CommitHook[] = [];
    try {
      await runner.startTransaction();
      const tx = new Tx(runner.manager, runner, this.dialect, hooks, this.pool && direct((await runner.connect()) as Mysql2));
      const result = await this.current.run(tx, () => work(tx));
      await runner.commitTransaction();
      for (const hook of hooks) hook();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }
}
