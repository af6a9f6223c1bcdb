import type { RuleSeed } from '../../platform/rules';

const customer = { doc: '系统默认设置', article: '消息触达', effectiveFrom: '2020-01-01' };

/** Limits on reaching people outside the inbox; the customer adds dated rows to change them. */
export const NOTIFICATION_RULES: RuleSeed[] = [
  { ...customer, code: 'notify.quiet_from', value: 21, unit: '时' },
  { ...customer, code: 'notify.quiet_to', value: 8, unit: '时' },
  { ...customer, code: 'notify.monthly_cap', value: 8, unit: '条' },
  // The last messages under the cap are kept for what matters most.
  { ...customer, code: 'notify.cap_reserve', value: 2, unit: '条' },
];
