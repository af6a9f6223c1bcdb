import { GRANTABLE_ROLES, type GrantableRole } from '@xianfeng/shared-types';
import type { RuleSeed } from '../../platform/rules';

const STANDARD = 'GB/T 22239-2019 信息安全技术 网络安全等级保护基本要求';
const PROTECTION = { doc: STANDARD, article: '8.1.4.1 b)' };
const TWO_FACTORS = { doc: STANDARD, article: '8.1.4.1 d)' };
const OWN = { doc: '系统默认设置', article: '登录' };
const EFFECTIVE = '2026-01-01';

/** Limits of log-in: those of the graded protection standard, and the product's own. */
const LIMITS = [
  { code: 'auth.max_failures', value: 5, unit: '次', ...PROTECTION, effectiveFrom: EFFECTIVE },
  { code: 'auth.lock_minutes', value: 15, unit: '分钟', ...PROTECTION, effectiveFrom: EFFECTIVE },
  { code: 'auth.session_days', value: 30, unit: '天', ...OWN, effectiveFrom: EFFECTIVE },
  { code: 'console.idle_minutes', value: 30, unit: '分钟', ...PROTECTION, effectiveFrom: EFFECTIVE },
  { code: 'console.session_hours', value: 12, unit: '小时', ...OWN, effectiveFrom: EFFECTIVE },
  { code: 'scan.ticket_minutes', value: 3, unit: '分钟', ...OWN, effectiveFrom: EFFECTIVE },
  { code: 'scan.hourly_per_address', value: 600, unit: '次', ...OWN, effectiveFrom: EFFECTIVE },
  { code: 'second_factor.ticket_minutes', value: 10, unit: '分钟', ...OWN, effectiveFrom: EFFECTIVE },
  { code: 'sms.code_minutes', value: 5, unit: '分钟', ...OWN, effectiveFrom: EFFECTIVE },
  { code: 'sms.resend_seconds', value: 60, unit: '秒', ...OWN, effectiveFrom: EFFECTIVE },
  { code: 'sms.daily_per_phone', value: 10, unit: '次', ...OWN, effectiveFrom: EFFECTIVE },
  { code: 'sms.hourly_per_address', value: 60, unit: '次', ...OWN, effectiveFrom: EFFECTIVE },
] as const satisfies readonly RuleSeed[];

export const secondFactorRule = (role: GrantableRole) => `second_factor.required.${role}` as const;

/** 1: whoever holds the role proves a second factor to enter the console. The customer turns it on, also for a part of the tree. */
const SECOND_FACTOR = GRANTABLE_ROLES.map((role) => ({ code: secondFactorRule(role), value: 0, unit: '0/1', ...TWO_FACTORS, effectiveFrom: EFFECTIVE }));

export const AUTH_RULES: readonly RuleSeed[] = [...LIMITS, ...SECOND_FACTOR];

export type AuthRule = (typeof LIMITS)[number]['code'];
