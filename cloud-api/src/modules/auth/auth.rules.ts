import type { RuleSeed } from '../../platform/rules';

const PROTECTION = { doc: 'GB/T 22239-2019 信息安全技术 网络安全等级保护基本要求', article: '8.1.4.1 b)' };
const OWN = { doc: '产品默认设置', article: '登录' };
const EFFECTIVE = '2026-01-01';

/** Limits of log-in: those of the graded protection standard, and the product's own. */
export const AUTH_RULES = [
  { code: 'auth.max_failures', value: 5, unit: '次', ...PROTECTION, effectiveFrom: EFFECTIVE },
  { code: 'auth.lock_minutes', value: 15, unit: '分钟', ...PROTECTION, effectiveFrom: EFFECTIVE },
  { code: 'auth.session_days', value: 30, unit: '天', ...OWN, effectiveFrom: EFFECTIVE },
  { code: 'sms.code_minutes', value: 5, unit: '分钟', ...OWN, effectiveFrom: EFFECTIVE },
  { code: 'sms.resend_seconds', value: 60, unit: '秒', ...OWN, effectiveFrom: EFFECTIVE },
  { code: 'sms.daily_per_phone', value: 10, unit: '次', ...OWN, effectiveFrom: EFFECTIVE },
  { code: 'sms.hourly_per_address', value: 60, unit: '次', ...OWN, effectiveFrom: EFFECTIVE },
] as const satisfies readonly RuleSeed[];

export type AuthRule = (typeof AUTH_RULES)[number]['code'];
