import { RUBRIC_CRITERION_KEYS } from '@xianfeng/shared-types';

/** Rules that make sense together only. */
interface Constraint {
  codes: readonly string[];
  /** What is wrong with the values, in the order of the codes; null when they fit. */
  fault(values: readonly number[]): string | null;
}

const below = (low: string, high: string, message: string): Constraint => ({ codes: [low, high], fault: ([a, b]) => (a <= b ? null : message) });

/** Values that have to add up. */
const SUMS: readonly { codes: string[]; total: number }[] = [{ codes: RUBRIC_CRITERION_KEYS.map((key) => `case.rubric.${key}`), total: 100 }];

/** The sum that a rule is a part of; null for a rule of its own. */
export const sumOf = (code: string) => SUMS.find(({ codes }) => codes.includes(code)) ?? null;

const CONSTRAINTS: readonly Constraint[] = [
  ...SUMS.map(({ codes, total }) => ({
    codes,
    fault: (parts: readonly number[]) => {
      const sum = parts.reduce((all, part) => all + part, 0);
      return sum === total ? null : `评分标准各项权重合计应为 ${total}，现为 ${sum}；请同时调整其他各项`;
    },
  })),
  below('case.total_min', 'case.total_max', '正文字数下限不能高于上限'),
  below('case.adoption.result_days', 'case.adoption.follow_up_days', '补充成效期限不能早于填报成效期限'),
  below('notify.cap_reserve', 'notify.monthly_cap', '为重要消息留存的条数不能超过每月上限'),
  below('org.term.alarm_2', 'org.term.alarm_1', '换届第二次提醒不能早于第一次'),
  below('org.term.alarm_3', 'org.term.alarm_2', '换届第三次提醒不能早于第二次'),
  { codes: ['notify.quiet_from', 'notify.quiet_to'], fault: ([from, to]) => (from === to ? '免打扰开始和结束不能相同' : null) },
];

/** Codes whose values have to be known to judge a change of the given ones. */
export const constrainedWith = (codes: readonly string[]): string[] =>
  [...new Set(CONSTRAINTS.filter((c) => c.codes.some((code) => codes.includes(code))).flatMap((c) => c.codes))];

/** The first fault of the values that would hold; null when all fit. */
export function constraintFault(codes: readonly string[], valueOf: (code: string) => number): string | null {
  for (const constraint of CONSTRAINTS.filter((c) => c.codes.some((code) => codes.includes(code)))) {
    const fault = constraint.fault(constraint.codes.map(valueOf));
    if (fault) return fault;
  }
  return null;
}
