import { type QueryRunner, Table, TableColumn, TableIndex, type TableColumnOptions } from 'typeorm';

/** Column builders of migrations, twins of the entity helpers in columns.ts. */
type ColumnOf = TableColumnOptions & { long?: true; wide?: true };
const column = (name: string, type: string, more: Partial<ColumnOf> = {}): ColumnOf => ({ name, type, isNullable: false, ...more });

export const col = {
  id: (name = 'id') => column(name, 'varchar', { length: '26', isPrimary: true }),
  key: (name: string, length = 64) => column(name, 'varchar', { length: String(length), isPrimary: true }),
  ref: (name: string) => column(name, 'varchar', { length: '26' }),
  text: (name: string, length: number) => column(name, 'varchar', { length: String(length) }),
  long: (name: string) => column(name, 'text', { long: true }),
  json: (name: string) => column(name, 'text', { long: true }),
  int: (name: string) => column(name, 'int'),
  fen: (name: string) => column(name, 'int', { wide: true }),
  bool: (name: string) => column(name, 'int'),
  time: (name: string) => column(name, 'datetime', { precision: 3 }),
  date: (name: string) => column(name, 'varchar', { length: '10' }),
};

/** The same column, allowed to be empty. */
export const nullable = (c: ColumnOf): ColumnOf => ({ ...c, isNullable: true });

export interface IndexSpec {
  name: string;
  columns: string[];
  unique?: boolean;
}

export function isMysql(runner: QueryRunner): boolean {
  return runner.dataSource.options.type !== 'better-sqlite3';
}

function engineColumn(mysql: boolean, { long, wide, ...column }: ColumnOf): TableColumnOptions {
  if (!mysql) return { ...column, type: column.type === 'int' ? 'integer' : column.type };
  return { ...column, type: long ? 'longtext' : wide ? 'bigint' : column.type };
}

/** Creates a table with its indexes; names are explicit so that both engines and the entities agree. */
export async function createTable(runner: QueryRunner, name: string, columns: ColumnOf[], indexes: IndexSpec[] = []): Promise<void> {
  const mysql = isMysql(runner);
  await runner.createTable(new Table({ name, columns: columns.map((c) => engineColumn(mysql, c)) }));
  for (const index of indexes) {
    await runner.createIndex(name, new TableIndex({ name: index.name, columnNames: index.columns, isUnique: index.unique ?? false }));
  }
}

/** A column for a table that may have rows already; `fill` is the SQL of what they get, needed unless it may be empty. */
export interface AddedColumn {
  column: ColumnOf;
  fill?: string;
}

/** Adds columns: empty first, then filled, then as strict as they are meant. */
export async function addColumns(runner: QueryRunner, table: string, added: AddedColumn[]): Promise<void> {
  const mysql = isMysql(runner);
  for (const { column: wanted, fill } of added) {
    const loose = new TableColumn({ ...engineColumn(mysql, wanted), isNullable: true });
    await runner.addColumn(table, loose);
    if (fill === undefined) continue;
    await runner.query(`UPDATE ${table} SET ${wanted.name} = ${fill}`);
    if (!wanted.isNullable) await runner.changeColumn(table, loose, new TableColumn(engineColumn(mysql, wanted)));
  }
}

export async function dropColumns(runner: QueryRunner, table: string, ...names: string[]): Promise<void> {
  await runner.dropColumns(table, names);
}

/** Drops tables in the order given. */
export async function dropTables(runner: QueryRunner, ...names: string[]): Promise<void> {
  for (const name of names) await runner.dropTable(name);
}
