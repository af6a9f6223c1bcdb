/** How far the server's clock is ahead of the PC's. */
let aheadMs = 0;

/** Remembers the server's time, which every reply of it tells. */
export function hearServerTime(date: string | null): void {
  const told = Date.parse(date ?? '');
  if (!Number.isNaN(told)) aheadMs = told - Date.now();
}

/** Now by the server's clock, which all deadlines and months go by; the PC's may be wrong. */
export const serverNow = (): number => Date.now() + aheadMs;
