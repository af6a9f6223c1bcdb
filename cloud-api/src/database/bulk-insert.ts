import type { SqlParam, Tx } from './unit-of-work';

/** A transaction; or the unit of work itself, where the rows fit one statement and nothing else belongs to them. */
type Writer = Pick<Tx, 'dialect' | 'execute'>;

/** SQLite binds at most 32,766 values a statement. */
const MAX_VALUES = 30_000;

/** Inserts many rows by few statements; every row has the columns of the first. For imports, where the query builder's work a row counts. */
export async function bulkInsert(tx: Writer, table: string, rows: readonly Record<string, SqlParam>[]): Promise<void> {
  await insert(tx, 'INSERT', table, rows);
}

/** Leaves out rows whose key exists; tells how many are new. */
export function bulkInsertNew(tx: Writer, table: string, rows: readonly Record<string, SqlParam>[]): Promise<number> {
  return insert(tx, tx.dialect === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE', table, rows);
}

/** Changes the named columns of many rows that exist, each to values of its own; rows are given whole, with their id. */
export async function bulkUpdate(tx: Writer, table: string, rows: readonly Record<string, SqlParam>[], columns: readonly string[]): Promise<void> {
  const values = (wrap: (column: string) => string) => columns.map((column) => `\`${column}\` = ${wrap(`\`${column}\``)}`).join(', ');
  const tail = tx.dialect === 'mysql' ? `ON DUPLICATE KEY UPDATE ${values((c) => `VALUES(${c})`)}` : `ON CONFLICT (id) DO UPDATE SET ${values((c) => `excluded.${c}`)}`;
  await insert(tx, 'INSERT', table, rows, tail);
}

async function insert(tx: Writer, verb: string, table: string, rows: readonly Record<string, SqlParam>[], tail = ''): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = Object.keys(rows[0]);
  const head = `${verb} INTO ${table} (${columns.map((c) => `\`${c}\``).join(', ')}) VALUES `;
  const one = `(${columns.map(() => '?').join(', ')})`;
  const perStatement = Math.max(1, Math.floor(MAX_VALUES / columns.length));
  let inserted = 0;
  for (let from = 0; from < rows.length; from += perStatement) {
    const part = rows.slice(from, from + perStatement);
    const params: SqlParam[] = [];
    for (const row of part) for (const column of columns) params.push(row[column]);
    inserted += await tx.execute(`${head}${part.map(() => one).join(', ')} ${tail}`, params);
  }
  return inserted;
}
