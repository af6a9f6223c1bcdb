import { sha256Hex } from './codes';

/**
 * JSON with keys in the order of their UTF-16 code units and no blanks (the idea of RFC 8785), so that the same facts give
 * the same bytes on every machine. Refuses what JSON would change in silence: NaN, infinities, bigint, functions.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
    return JSON.stringify(value);
  }
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new TypeError(`${typeof value} has no JSON form`);
}

function canonicalObject(value: object): string {
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${entries.join(',')}}`;
}

/** Seal of a snapshot: SHA-256 of its canonical JSON, hexadecimal. */
export const sealHash = (value: unknown): string => sha256Hex(canonicalJson(value));
