import { DataSource, type QueryRunner } from 'typeorm';
import type { TestApp } from '../harness';

/** Null lets a statement pass at once; a promise holds it, and refuses it when rejected. */
type Meeting = (sql: string) => Promise<void> | null;

/** Statements of units of work fail as if the process or the database died there; gives back what ends it. */
export const failStatements = (t: TestApp, fails: (sql: string) => boolean): (() => void) =>
  meetStatements(t, (sql) => (fails(sql) ? Promise.reject(gone()) : null));

/** Meets the statements of units of work before the database does; gives back what ends it. */
export function meetStatements(t: TestApp, meet: Meeting): () => void {
  return t.uow.dialect === 'mysql' ? meetOnMysql(t, meet) : meetInRunners(t, (runner) => {
    const query = runner.query.bind(runner) as AnyCall;
    runner.query = ((sql: string, ...rest: unknown[]) => {
      const met = runner.isTransactionActive || WRITES.test(sql) ? meet(sql) : null;
      return met ? met.then(() => query(sql, ...rest)) : query(sql, ...rest);
    }) as typeof runner.query;
  });
}

/** Of what runs outside of a transaction. */
const WRITES = /^\s*(INSERT|UPDATE|DELETE)/i;
const gone = (): Error => new Error('the connection is gone');
type AnyCall = (...all: unknown[]) => Promise<unknown>;
type Answer = (error: Error) => void;
interface Mysql {
  query: (...all: unknown[]) => unknown;
}

function meetInRunners(t: TestApp, change: (runner: QueryRunner) => void): () => void {
  const source = t.get(DataSource);
  const create = source.createQueryRunner.bind(source);
  source.createQueryRunner = ((...args: Parameters<typeof create>) => {
    const runner = create(...args);
    change(runner);
    return runner;
  }) as typeof create;
  return () => {
    source.createQueryRunner = create;
  };
}

/** There statements pass TypeORM by: those of a transaction on its connection, a single one that writes on the pool. */
function meetOnMysql(t: TestApp, meet: Meeting): () => void {
  const meeting = (mysql: Mysql, may: (sql: string) => boolean): Mysql['query'] => {
    const query = mysql.query.bind(mysql);
    return (sql, ...rest) => {
      const met = typeof sql === 'string' && may(sql) ? meet(sql) : null;
      if (!met) return query(sql, ...rest);
      met.then(() => void query(sql, ...rest), rest.at(-1) as Answer);
    };
  };
  const { pool } = t.get(DataSource).driver as unknown as { pool: Mysql };
  const whole = pool.query;
  pool.query = meeting(pool, (sql) => WRITES.test(sql));
  const restore = meetInRunners(t, (runner) => {
    const connect = runner.connect.bind(runner);
    runner.connect = async () => {
      const connection = (await connect()) as Mysql;
      return Object.create(connection, { query: { value: meeting(connection, () => runner.isTransactionActive) } }) as unknown;
    };
  });
  return () => {
    restore();
    pool.query = whole;
  };
}
