import { DataSource, type QueryRunner } from 'typeorm';
import type { TestApp } from '../harness';

/** Statements of units of work fail as if the process or the database died there; gives back what ends it. */
export function failStatements(t: TestApp, fails: (sql: string) => boolean): () => void {
  return t.uow.dialect === 'mysql' ? failOnMysql(t, fails) : failInRunners(t, (runner) => {
    const query = runner.query.bind(runner);
    runner.query = ((sql: string, ...rest: unknown[]) => ((runner.isTransactionActive || WRITES.test(sql)) && fails(sql) ? Promise.reject(gone()) : (query as AnyCall)(sql, ...rest))) as typeof runner.query;
  });
}

/** Of what runs outside of a transaction. */
const WRITES = /^\s*(INSERT|UPDATE|DELETE)/i;
const gone = (): Error => new Error('the connection is gone');
type AnyCall = (...all: unknown[]) => Promise<unknown>;
type Answer = (error: Error | null, result?: unknown) => void;
interface Mysql {
  query: (...all: unknown[]) => unknown;
}

function failInRunners(t: TestApp, change: (runner: QueryRunner) => void): () => void {
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
function failOnMysql(t: TestApp, fails: (sql: string) => boolean): () => void {
  const failing = (mysql: Mysql, may: (sql: string) => boolean): Mysql['query'] => {
    const query = mysql.query.bind(mysql);
    return (sql, ...rest) => (typeof sql === 'string' && may(sql) && fails(sql) ? (rest.at(-1) as Answer)(gone()) : query(sql, ...rest));
  };
  const { pool } = t.get(DataSource).driver as unknown as { pool: Mysql };
  const whole = pool.query;
  pool.query = failing(pool, (sql) => WRITES.test(sql));
  const restore = failInRunners(t, (runner) => {
    const connect = runner.connect.bind(runner);
    runner.connect = async () => {
      const connection = (await connect()) as Mysql;
      return Object.create(connection, { query: { value: failing(connection, () => runner.isTransactionActive) } }) as unknown;
    };
  });
  return () => {
    restore();
    pool.query = whole;
  };
}
