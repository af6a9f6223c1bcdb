import type { SandboxClock } from './clock';
import { WechatError } from './wechat-error';

export interface Limit {
  perMinute?: number;
  perDay?: number;
  /** errcode of the minute's limit; 45011 unless the API's document names another. */
  minuteCode?: number;
}

interface Window {
  number: number;
  count: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Days of the quotas begin at midnight in China. */
const CHINA_OFFSET = 8 * 60 * MINUTE;

/** Calls counted per API in fixed windows of the sandbox's time. */
export class RateLimits {
  private windows = new Map<string, Window>();

  constructor(private readonly clock: SandboxClock) {}

  /** Counts one call; throws 45011 or 45009 when the window is full. */
  count(key: string, limit: Limit): void {
    const minuteCode = limit.minuteCode ?? 45011;
    if (limit.perMinute !== undefined && !this.take(`${key} minute`, MINUTE, limit.perMinute)) throw new WechatError(minuteCode);
    if (limit.perDay !== undefined && !this.take(`${key} day`, DAY, limit.perDay)) throw new WechatError(45009);
  }

  /** Marks today's quota of an API as used up. */
  exhaust(key: string): void {
    this.windows.set(`${key} day`, { number: this.windowNumber(DAY), count: Number.MAX_SAFE_INTEGER });
  }

  reset(): void {
    this.windows.clear();
  }

  private take(key: string, lengthMs: number, max: number): boolean {
    const number = this.windowNumber(lengthMs);
    const window = this.windows.get(key);
    if (!window || window.number !== number) {
      this.windows.set(key, { number, count: 1 });
      return max > 0;
    }
    window.count += 1;
    return window.count <= max;
  }

  private windowNumber(lengthMs: number): number {
    return Math.floor((this.clock.now() + CHINA_OFFSET) / lengthMs);
  }
}
