/** Raw datetimes are a Date on MySQL and UTC text on SQLite; replies carry ISO 8601. */
export function isoTime(raw: Date | string): string;
export function isoTime(raw: Date | string | null): string | null;
export function isoTime(raw: Date | string | null): string | null {
  if (raw === null) return null;
  return typeof raw === 'string' ? new Date(raw.replace(' ', 'T') + 'Z').toISOString() : raw.toISOString();
}

/** Columns as they come from a query: times are text on SQLite, true and false are 1 and 0. */
export type RawRow<Entity> = {
  [K in keyof Entity]: Date extends Entity[K] ? Entity[K] | string : boolean extends Entity[K] ? Exclude<Entity[K], boolean> | number : Entity[K];
};

/** Raw datetimes as the entities have them. */
export function instant(raw: Date | string): Date;
export function instant(raw: Date | string | null): Date | null;
export function instant(raw: Date | string | null): Date | null {
  return typeof raw === 'string' ? new Date(isoTime(raw)) : raw;
}

/** SUM and AVG come as text on MySQL and as null over no rows. */
export function num(raw: number | string | null | undefined): number {
  return Number(raw ?? 0);
}

/** Placeholders for `IN (…)`; empty lists are an error on MySQL, so callers must not come here with one. */
export function placeholders(values: readonly unknown[]): string {
  if (values.length === 0) throw new Error('IN () needs at least one value');
  return values.map(() => '?').join(', ');
}

/** Upper bound of a prefix range: `path >= p AND path < prefixEnd(p)` uses an index where LIKE would scan on SQLite. */
export function prefixEnd(prefix: string): string {
  return prefix + '\uffff';
}

/** Splits work so that a statement stays below the engines' limit of bound parameters. */
export function chunk<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let i = 0; i < items.length; i += size) chunks.push(items.slice(i, i + size));
  return chunks;
}
