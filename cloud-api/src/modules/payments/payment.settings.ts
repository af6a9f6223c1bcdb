import type { RuleSeed } from '../../platform/rules';

const DEFAULT = '系统默认，由本单位党委确认或修改';
const row = (code: string, value: number, unit: string): RuleSeed => ({ code, value, unit, doc: DEFAULT, article: '', effectiveFrom: '2020-01-01' });

/** Dated figures of this module. */
export const PAYMENT_SETTINGS: readonly RuleSeed[] = [
  row('payment.order_minutes', 30, '分钟'),
  row('payment.remind_days_before', 3, '天'),
  row('payment.notice_keep_days', 365, '天'),
];
