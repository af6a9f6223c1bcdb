import { Column, PrimaryColumn, type ColumnOptions, type ValueTransformer } from 'typeorm';

/**
 * The only column types of the product. They mean the same on SQLite and on the MySQL protocol:
 * no enum, json, decimal, unsigned, no bigint but for sums of money, and no defaults kept by the database.
 */
const longTextOptions: ColumnOptions[] = [];
const fenOptions: ColumnOptions[] = [];

/** Called before a data source is built: MySQL's `text` holds only 64 KB, its `int` 21 million yuan. */
export function adaptColumnsTo(dialect: 'sqlite' | 'mysql'): void {
  for (const options of longTextOptions) options.type = dialect === 'mysql' ? 'longtext' : 'text';
  for (const options of fenOptions) options.type = dialect === 'mysql' ? 'bigint' : 'int';
}

type Nullable = { nullable?: boolean };

/** Primary key: a ULID made by the application. */
export const IdColumn = () => PrimaryColumn({ type: 'varchar', length: 26 });

/** Primary key that is a natural key, e.g. a setting's name. */
export const KeyColumn = (length = 64) => PrimaryColumn({ type: 'varchar', length });

/** Reference to another row by ULID. */
export const RefColumn = (options: Nullable = {}) => Column({ type: 'varchar', length: 26, ...options });

/** Text up to `length` characters, at most 768 when it is indexed. */
export const TextColumn = (length: number, options: Nullable = {}) => Column({ type: 'varchar', length, ...options });

/** Text without a practical limit. */
export const LongTextColumn = (options: Nullable = {}) => {
  const columnOptions: ColumnOptions = { type: 'text', ...options };
  longTextOptions.push(columnOptions);
  return (target: object, property: string) => Column(columnOptions)(target, property);
};

/** 32-bit whole number. */
export const IntColumn = (options: Nullable = {}) => Column({ type: 'int', ...options });

/** The driver hands a bigint over as text; a sum that a number can't hold exactly is a fault, never a rounded figure. */
const safeFen = (raw: string | number | null): number | null => {
  if (raw === null) return null;
  const fen = Number(raw);
  if (!Number.isSafeInteger(fen)) throw new Error(`${raw} 分 is more than a number holds exactly`);
  return fen;
};
const fen: ValueTransformer = { to: safeFen, from: safeFen };

/** Money in 分 where sums may pass 32 bits; single bills and orders are IntColumn (ADR 0020). */
export const FenColumn = (options: Nullable = {}) => {
  const columnOptions: ColumnOptions = { type: 'int', transformer: fen, ...options };
  fenOptions.push(columnOptions);
  return (target: object, property: string) => Column(columnOptions)(target, property);
};

const boolean: ValueTransformer = { to: (v: boolean | null) => (v === null ? null : v ? 1 : 0), from: (v: number | null) => (v === null ? null : v === 1) };

/** true/false kept as 1/0. */
export const BoolColumn = (options: Nullable = {}) => Column({ type: 'int', transformer: boolean, ...options });

/** Instant in UTC with milliseconds. */
export const TimeColumn = (options: Nullable = {}) => Column({ type: 'datetime', precision: 3, ...options });

/** Business date 'YYYY-MM-DD' (Asia/Shanghai) as text. */
export const DateColumn = (options: Nullable = {}) => Column({ type: 'varchar', length: 10, ...options });

const json: ValueTransformer = {
  to: (v: unknown) => (v === null || v === undefined ? null : JSON.stringify(v)),
  from: (v: string | null) => (v === null ? null : JSON.parse(v)),
};

/** Any JSON value as text. */
export const JsonColumn = (options: Nullable = {}) => {
  const columnOptions: ColumnOptions = { type: 'text', transformer: json, ...options };
  longTextOptions.push(columnOptions);
  return (target: object, property: string) => Column(columnOptions)(target, property);
};

/** Optimistic version, raised by every guarded update. */
export const VersionColumn = () => Column({ type: 'int' });
