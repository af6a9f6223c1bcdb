import type { SqlParam, Tx } from './unit-of-work';

/** SQLite binds at most 32,766 values a statement. */
const MAX_VALUES = 30_000;

/** Inserts many rows by few statements; every row has the columns of the first. For imports, where the query builder's work a row counts. */
export function bulkInsert(tx: Tx, table: string, rows: readonly Record<string, SqlParam>[]): Promise<void> {
  return insert(tx, 'INSERT', table, rows);
}

/** Leaves out rows whose key exists. */
export function bulkInsertNew(tx: Tx, table: string, rows: readonly Record<string, SqlParam>[]): Promise<void> {
  return insert(tx, tx.dialect === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE', table, rows);
}

async function insert(tx: Tx, verb: string, table: string, rows: readonly Record<string, SqlParam>[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]);
  const head = `${verb} INTO ${table} (${columns.map((c) => `\`${c}\``).join(', ')}) VALUES `;
  const one = `(${columns.map(() => '?').join(', ')})`;
  const perStatement = Math.max(1, Math.floor(MAX_VALUES / columns.length));
  for (let from = 0; from < rows.length; from += perStatement) {
    const part = rows.slice(from, from + perStatement);
    const params: SqlParam[] = [];
    for (const row of part) for (const column of columns) params.push(row[column]);
    await tx.execute(head + part.map(() => one).join(', '), params);
  }
}
