import { type SqlParam, Tx } from '../../src/database';
import type { TestApp } from '../harness';

/** How the database answers the SELECTs that `work` asks of a table, as text; one plan a statement. */
export async function plansOf(t: Pick<TestApp, 'uow'>, table: string, work: () => Promise<unknown>): Promise<string[]> {
  const asked = jest.spyOn(Tx.prototype, 'select');
  let statements: [sql: string, params?: SqlParam[]][];
  try {
    await work();
    statements = asked.mock.calls.filter(([sql]) => new RegExp(`\\b(FROM|JOIN) ${table}\\b`).test(sql));
  } finally {
    asked.mockRestore();
  }
  const explain = t.uow.dialect === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
  return Promise.all(statements.map(([sql, params]) => t.uow.read(async (tx) => JSON.stringify(await tx.select(`${explain} ${sql}`, params)))));
}
