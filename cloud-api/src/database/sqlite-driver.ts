import { createRequire } from 'node:module';

interface SyncStatement {
  columns(): unknown[];
  all(...params: unknown[]): unknown[];
  get(...params: unknown[]): unknown;
  run(...params: unknown[]): unknown;
}
interface SyncDatabase {
  prepare(sql: string): SyncStatement;
  exec(sql: string): void;
  close(): void;
}
type SyncDatabaseClass = new (file: string, options: object) => SyncDatabase;

/** Node's own module where it exists (≥ 22.13), else the package with the same API and prebuilt binaries (Node 20). */
function loadSqlite(): SyncDatabaseClass {
  const load = createRequire(__filename);
  try {
    return load('node:sqlite').DatabaseSync;
  } catch {
    return load('@photostructure/sqlite').DatabaseSync;
  }
}

function bindable(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  // The same text that TypeORM writes for a datetime column, so that comparisons hold.
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  return value;
}

class Statement {
  /** TypeORM asks it to choose between all() and run(). */
  readonly reader: boolean;

  constructor(private readonly inner: SyncStatement) {
    this.reader = inner.columns().length > 0;
  }

  all(...params: unknown[]) {
    return this.inner.all(...params.map(bindable));
  }

  get(...params: unknown[]) {
    return this.inner.get(...params.map(bindable));
  }

  run(...params: unknown[]) {
    return this.inner.run(...params.map(bindable));
  }
}

const DatabaseSync = loadSqlite();

/** The part of better-sqlite3 that TypeORM's driver calls, over an engine that needs no compiler on the customer's machine. */
export class SqliteDatabase {
  private readonly db: SyncDatabase;

  constructor(file: string, options: { readonly?: boolean; timeout?: number } = {}) {
    this.db = new DatabaseSync(file, {
      readOnly: options.readonly ?? false,
      timeout: options.timeout ?? 5000,
      enableForeignKeyConstraints: true,
    });
  }

  pragma(sql: string) {
    return this.db.prepare(`PRAGMA ${sql}`).all();
  }

  prepare(sql: string) {
    return new Statement(this.db.prepare(sql));
  }

  exec(sql: string) {
    this.db.exec(sql);
    return this;
  }

  close() {
    this.db.close();
  }
}
