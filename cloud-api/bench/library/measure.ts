/** Milliseconds of repeated runs. */
export interface Times {
  median: number;
  p95: number;
}

/** Runs once to warm up, then measures. */
export async function measure(runs: number, work: (i: number) => Promise<unknown>): Promise<Times> {
  await work(0);
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = process.hrtime.bigint();
    await work(i);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(runs / 2)], p95: times[Math.min(runs - 1, Math.floor(runs * 0.95))] };
}

export const ms = ({ median, p95 }: Times): string => `${median.toFixed(1)} ms (p95 ${p95.toFixed(1)})`;
