import { type DataSource, QueryFailedError } from 'typeorm';
import type { SqlParam } from './unit-of-work';

export type DirectRead = (sql: string, params: SqlParam[]) => Promise<unknown>;

interface Mysql2Pool {
  query(sql: string, params: SqlParam[], callback: (error: Error | null, rows: unknown) => void): void;
}

/**
 * A SELECT straight from mysql2's pool. TypeORM's way builds a query runner and asks its subscribers around every statement, which
 * costs as much processor time as mysql2's own work. Null on SQLite, where every statement has to pass the gate.
 */
export function directRead(dataSource: DataSource): DirectRead | null {
  if (dataSource.options.type === 'better-sqlite3') return null;
  const { pool } = dataSource.driver as unknown as { pool: Mysql2Pool };
  return (sql, params) =>
    new Promise((resolve, reject) => {
      pool.query(sql, params, (error, rows) => (error ? reject(new QueryFailedError(sql, params, error)) : resolve(rows)));
    });
}
