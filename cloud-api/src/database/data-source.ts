import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { DatabaseTarget } from '../config';
import { adaptColumnsTo } from './columns';
import { ENTITIES, SUBSCRIBERS } from './entities';
import { MIGRATIONS } from './migrations';
import { SqliteDatabase } from './sqlite-driver';
import { gateSqlite } from './sqlite-gate';

/** MariaDB and MySQL need different drivers in TypeORM: the wrong one reports schema drift that is not there. */
async function mysqlFlavour(url: string): Promise<'mysql' | 'mariadb'> {
  const connection = await createConnection({ uri: url });
  try {
    const [rows] = await connection.query('SELECT VERSION() AS version');
    return /mariadb/i.test((rows as { version: string }[])[0].version) ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}

async function options(target: DatabaseTarget): Promise<DataSourceOptions> {
  const common = { entities: ENTITIES, subscribers: SUBSCRIBERS, migrations: MIGRATIONS, migrationsTransactionMode: 'each' as const, synchronize: false };
  if (target.kind === 'sqlite') {
    mkdirSync(path.dirname(path.resolve(target.file)), { recursive: true });
    return {
      ...common,
      type: 'better-sqlite3',
      driver: SqliteDatabase,
      database: target.file,
      enableWAL: true,
      prepareDatabase: (db: SqliteDatabase) => {
        db.pragma('synchronous = NORMAL');
      },
    };
  }
  return {
    ...common,
    type: await mysqlFlavour(target.url),
    url: target.url,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    dateStrings: ['DATE'],
    // mysql2 would take a stack trace for every statement; TypeORM's error has one of its own.
    extra: { connectionLimit: 20, trace: false },
  };
}

/** What TypeORM doesn't type: mysql2's pool under the driver. */
interface Mysql2Pool {
  on(event: 'connection', listener: (connection: { query(sql: string): unknown }) => void): void;
}

/**
 * MySQL's default locks the gaps between rows and shows a transaction the past: two that look for a missing row and then insert it
 * deadlock, and a row that was waited for is read as it was before the wait. And it waits 50 s for a lock, which no request lives to see.
 */
const SESSION = ['SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', 'SET SESSION innodb_lock_wait_timeout = 10'];

/** Set once a connection: no statement more a transaction. */
async function prepareSessions(dataSource: DataSource): Promise<void> {
  const { pool } = dataSource.driver as unknown as { pool: Mysql2Pool };
  pool.on('connection', (connection) => SESSION.forEach((sql) => connection.query(sql)));
  // The connection that TypeORM tried the pool with, the only one so far.
  for (const sql of SESSION) await dataSource.query(sql);
}

/** Opens the configured database; SQLite comes gated (see sqlite-gate.ts). */
export async function openDataSource(target: DatabaseTarget): Promise<DataSource> {
  adaptColumnsTo(target.kind);
  const dataSource = new DataSource(await options(target));
  await dataSource.initialize();
  if (target.kind === 'sqlite') gateSqlite(dataSource);
  else await prepareSessions(dataSource);
  return dataSource;
}
