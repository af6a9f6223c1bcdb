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
  if (typeof value === 'object') return canonicalObject(value as Record<string, unknown>);
  throw new TypeError(`${typeof value} has no JSON form`);
}

function canonicalObject(value: Record<string, unknown>): string {
  let text = '';
  // Without a comparator keys are ordered by their code units; a snapshot has thousands of rows with the same twenty.
  for (const key of Object.keys(value).sort()) {
    if (value[key] !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonicalJson(value[key])}`;
  }
  return `{${text}}`;
}

/** Seal of a snapshot: SHA-256 of its canonical JSON, hexadecimal. */
export const sealHash = (value: unknown): string => sha256Hex(canonicalJson(value));
