const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 86_400_000;
/** Callbacks come within seconds or not at all; the last pause goes on. */
const DELAYS_MS = [5 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS];

/** When WeChat is asked about an order or a refund, after it was asked so many times. */
export const pollAfter = (polls: number, now: Date): Date => new Date(now.getTime() + DELAYS_MS[Math.min(polls, DELAYS_MS.length - 1)]);

/** The same about what people have to mend at WeChat. */
export const pollNextDay = (now: Date): Date => new Date(now.getTime() + DAY_MS);
