/** Proof of the WeChat user between the silent login and the bind page; lives in memory only. */
interface BindTicket {
  ticket: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

let current: BindTicket | null = null;

export const bindTicket = {
  set(next: BindTicket | null): void {
    current = next;
  },
  /** Null when there is none or its time is over. */
  get: (): string | null => (current && current.expiresAt > Date.now() ? current.ticket : null),
};
