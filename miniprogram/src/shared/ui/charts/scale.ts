/** Lowest and highest value of a chart's axis: begins at 0 unless values are negative, never of zero height. */
export function axisOf(values: readonly number[]): { low: number; high: number } {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return high === low ? { low, high: low + 1 } : { low, high };
}

/** Short text of a number: 12, 3.5, 1.2万. */
export function figureText(value: number): string {
  return Math.abs(value) >= 10_000 ? `${Math.round(value / 1_000) / 10}万` : String(Math.round(value * 100) / 100);
}

/** Coordinates as an SVG wants them, without a tail of digits. */
export const at = (n: number): string => String(Math.round(n * 10) / 10);
