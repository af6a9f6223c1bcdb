import type { Page, PageQuery } from '@xianfeng/shared-types';
import { IsString, MaxLength } from 'class-validator';
import { IntField, Optional } from './fields';
import { invalidField } from './problem';

const DEFAULT_LIMIT = 20;

/** Base of every list's query DTO. */
export class PageQueryDto implements PageQuery {
  @Optional()
  @IsString({ message: '翻页游标不正确' })
  @MaxLength(512, { message: '翻页游标不正确' })
  cursor?: string;

  @Optional()
  @IntField('每页条数', 1, 100)
  limit?: number;
}

export const pageLimit = (query: PageQuery): number => query.limit ?? DEFAULT_LIMIT;

/** Cursor over the values of the sort keys of a page's last row. */
export const encodeCursor = (keys: (string | number)[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** Sort keys from a cursor; null for the first page, a problem when it was tampered with. */
export function decodeCursor(query: PageQuery, keyCount: number): (string | number)[] | null {
  if (!query.cursor) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(query.cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === keyCount && keys.every((k) => typeof k === 'string' || typeof k === 'number')) return keys;
  } catch {
    // falls through to the same answer
  }
  throw tampered();
}

const tampered = () => invalidField('cursor', '翻页游标不正确，请从第一页重新加载');

/** A sort key that is an instant. */
export function cursorTime(key: string | number): Date {
  const time = new Date(key);
  if (Number.isNaN(time.getTime())) throw tampered();
  return time;
}

/** A sort key that is a number. */
export function cursorNumber(key: string | number): number {
  if (typeof key !== 'number') throw tampered();
  return key;
}

/** Cuts a page out of limit + 1 rows. */
export function toPage<Row, T>(rows: Row[], limit: number, map: (row: Row) => T, keys: (row: Row) => (string | number)[]): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { items: kept.map(map), next: rows.length > limit && last !== undefined ? encodeCursor(keys(last)) : null };
}
