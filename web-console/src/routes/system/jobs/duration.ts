const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long something took, as short as it can be said. */
export function durationText(ms: number | null): string {
  if (ms === null) return '—';
  if (ms < SECOND) return `${ms} 毫秒`;
  if (ms < MINUTE) return `${(ms / SECOND).toFixed(1)} 秒`;
  return `${Math.floor(ms / MINUTE)} 分 ${Math.round((ms % MINUTE) / SECOND)} 秒`;
}
