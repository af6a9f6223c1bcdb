const OFFSET_MS = 8 * 60 * 60_000;
export const DAY_MS = 24 * 60 * 60_000;

const shifted = (at: number) => new Date(at + OFFSET_MS).toISOString();

/** `2026-11-21T18:30:00+08:00` */
export const rfc3339 = (at: number): string => `${shifted(at).slice(0, 19)}+08:00`;

/** `2026-11-21 18:30:00`, as bills write it. */
export const billTime = (at: number): string => shifted(at).slice(0, 19).replace('T', ' ');

/** `2026-11-21` */
export const beijingDate = (at: number): string => shifted(at).slice(0, 10);

/** Beginning of a Beijing day, epoch ms; NaN when the text is no date. */
export function dayStart(date: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return Number.NaN;
  const at = Date.parse(`${date}T00:00:00+08:00`);
  return !Number.isNaN(at) && beijingDate(at) === date ? at : Number.NaN;
}
