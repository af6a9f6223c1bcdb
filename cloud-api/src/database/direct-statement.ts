import { QueryFailedError } from 'typeorm';
import type { SqlParam } from './unit-of-work';

export type DirectStatement = (sql: string, params: SqlParam[]) => Promise<unknown>;

/** A pool of mysql2, or one of its connections. */
export interface Mysql2 {
  query(sql: string, params: SqlParam[], callback: (error: Error | null, result: unknown) => void): void;
}

/**
 * Statements straight to mysql2. TypeORM's way asks its subscribers around every statement and copies what it answers, which costs as
 * much processor time as mysql2's own work.
 */
export function direct(mysql: Mysql2): DirectStatement {
  return (sql, params) =>
    new Promise((resolve, reject) => {
      mysql.query(sql, params, (error, result) => (error ? reject(new QueryFailedError(sql, params, error)) : resolve(result)));
    });
}
