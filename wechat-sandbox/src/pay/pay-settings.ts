import type { SigningMode } from './pay-options';
import type { Spelling } from './pay-error';

/** What /_control/pay/settings can change while the sandbox runs. */
export interface PaySettings {
  mode: SigningMode;
  timeScale: number;
  /** Spelling of the codes that have two. */
  spelling: Spelling;
  /** Hundredths of a percent of a payment. */
  feeRate: number;
  /** Least time between two refunds of an order, by the sandbox's clock. */
  refundGapMs: number;
  /** From the acceptance of a refund to its end, scaled; null: by /_control/pay/refunds alone. */
  refundAfterMs: number | null;
  /** How long a call that is to time out is held. */
  hangMs: number;
  /** Wait of a late callback, scaled. */
  lateMs: number;
  /** Time a receiver has to answer a callback. */
  notifyTimeoutMs: number;
  /**
   * Clock of the signatures. `real`: both sides sign with the true time, wherever the sandbox's clock was moved to; `sandbox`: the
   * merchant lives in the sandbox's time.
   */
  signatureClock: 'real' | 'sandbox';
}

export const defaultSettings = ({ mode, timeScale }: Pick<PaySettings, 'mode' | 'timeScale'>): PaySettings => ({
  mode,
  timeScale,
  spelling: 'underscore',
  feeRate: 60,
  refundGapMs: 60_000,
  refundAfterMs: 2_000,
  hangMs: 30_000,
  lateMs: 60_000,
  notifyTimeoutMs: 5_000,
  signatureClock: 'real',
});

const CHOICES: Partial<Record<keyof PaySettings, readonly unknown[]>> = {
  mode: ['cert', 'pubkey', 'mixed'],
  spelling: ['underscore', 'joined'],
  signatureClock: ['real', 'sandbox'],
};

/** What is wrong with a change of the settings; null: nothing. */
export function settingsFault(changes: Record<string, unknown>): string | null {
  for (const [name, value] of Object.entries(changes)) {
    if (!(name in defaultSettings({ mode: 'cert', timeScale: 1 }))) return `没有这个设置：${name}`;
    const choices = CHOICES[name as keyof PaySettings];
    if (choices && !choices.includes(value)) return `${name} 应为 ${choices.join('、')}`;
    const number = typeof value === 'number' && value >= 0;
    if (!choices && !number && !(name === 'refundAfterMs' && value === null)) return `${name} 应为不小于 0 的数`;
  }
  return null;
}
