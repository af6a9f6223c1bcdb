import { yuanText, type Tone } from '@xianfeng/client-core';
import type { DuesRule, FixingLine } from '@xianfeng/shared-types';

export const FIXING_STATES: Record<FixingLine['state'], { text: string; tone: Tone }> = {
  fixed: { text: '已核定', tone: 'green' }, carried: { text: '沿用往年', tone: 'gold' }, missing: { text: '未核定', tone: 'red' }, zero: { text: '无需交纳', tone: 'grey' },
};

/** The value of a rule as an officer says it: 元, percent, yes or no. */
export function ruleValue({ value, unit }: Pick<DuesRule, 'value' | 'unit'>): string {
  if (unit === '分') return `${yuanText(value)} 元`;
  if (unit === '/100000') return `${value / 1000}%`;
  if (unit === '0 否 1 是') return value === 1 ? '是' : '否';
  return /^\d/.test(unit) ? String(value) : `${value} ${unit}`;
}
