const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype;

/** Nothing chosen, nothing typed and nothing known are all nothing. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === false || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0) || (isRecord(value) && Object.values(value).every(isEmpty));

/** Whether what stands in the fields says something else than what stood there at first. */
export function differs(now: unknown, before: unknown): boolean {
  if (isEmpty(now) && isEmpty(before)) return false;
  if (isRecord(now) && (isRecord(before) || isEmpty(before))) return Object.entries(now).some(([key, value]) => differs(value, (before as Record<string, unknown> | undefined | null)?.[key]));
  if (Array.isArray(now) && Array.isArray(before)) return now.length !== before.length || now.some((value, i) => differs(value, before[i]));
  return now !== before;
}
