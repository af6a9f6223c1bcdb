import type { RuleSeed } from '../../platform/rules';

export const EXPIRING_DAYS = 'role.expiring_days';

/** Dated figures of roles. */
export const ROLE_RULES: readonly RuleSeed[] = [
  { code: EXPIRING_DAYS, value: 30, unit: '天', doc: '系统默认，由本单位党委确认或修改', article: '授权到期提示', effectiveFrom: '2020-01-01' },
];
