import type { SqlParam, Tx, UnitOfWork } from '../../database';
import type { KeyWork, Row } from './key-work';
import { SEALED_TABLES, type SealedTable } from './sealed-tables';

const BATCH = 500;

export interface TableReport {
  table: string;
  checked: number;
  /** Rows written; in a check, rows that would be. */
  renewed: number;
}

/**
 * Renews every encrypted value and, where asked, every keyed hash. A batch is one transaction, and what is up to date is left
 * alone: an interrupted run is simply started again. Rows that the service changes meanwhile keep the service's value.
 */
export class KeyRotation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyWork,
  ) {}

  async *run(options: { checkOnly: boolean }): AsyncGenerator<TableReport> {
    for (const table of SEALED_TABLES) yield await this.table(table, options.checkOnly);
  }

  private async table(table: SealedTable, checkOnly: boolean): Promise<TableReport> {
    const report = { table: table.table, checked: 0, renewed: 0 };
    for (let after = ''; ; ) {
      const rows = await this.page(table, after);
      const stale = rows.map((row) => [row, this.renew(table, row)] as const).filter(([, changes]) => Object.keys(changes).length > 0);
      report.renewed += checkOnly ? stale.length : await this.write(table, stale);
      report.checked += rows.length;
      if (rows.length < BATCH) return report;
      after = rows.at(-1)![table.key]!;
    }
  }

  private page({ table, key, columns, where = '1 = 1' }: SealedTable, after: string): Promise<Row[]> {
    const sql = `SELECT ${[key, ...columns].join(', ')} FROM ${table} WHERE ${key} > ? AND ${where} ORDER BY ${key} LIMIT ${BATCH}`;
    return this.uow.read((tx) => tx.select<Row>(sql, [after]));
  }

  /** The columns whose value is another one now. */
  private renew({ table, key, renew }: SealedTable, row: Row): Row {
    const { [key]: id, ...stored } = row;
    try {
      return Object.fromEntries(Object.entries(renew(stored, this.keys)).filter(([column, value]) => value !== stored[column]));
    } catch (cause) {
      throw new Error(`${table} ${id}: ${(cause as Error).message}`, { cause });
    }
  }

  private write(table: SealedTable, stale: (readonly [Row, Row])[]): Promise<number> {
    if (stale.length === 0) return Promise.resolve(0);
    return this.uow.run(async (tx) => {
      let written = 0;
      for (const [row, changes] of stale) written += await update(tx, table, row, changes);
      return written;
    });
  }
}

/** Writes only over what was read. */
function update(tx: Tx, { table, key }: SealedTable, row: Row, changes: Row): Promise<number> {
  const names = Object.keys(changes);
  const before = names.map((name) => (row[name] === null ? `${name} IS NULL` : `${name} = ?`));
  const params: SqlParam[] = [...Object.values(changes), row[key], ...names.map((name) => row[name]).filter((value) => value !== null)];
  return tx.execute(`UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE ${key} = ? AND ${before.join(' AND ')}`, params);
}
