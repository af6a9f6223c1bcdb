import type { Id, IsoMonth, PointBasis, PointRule, PointRuleStatus, PointRuleTermsBody, RefusedBasis } from '@xianfeng/shared-types';
import { shiftMonth } from '@/shared/format';

/** The editor's fields; points as an officer writes them, in points and not in hundredths. */
export interface RuleValues {
  code: string;
  ownerOrgId: Id;
  title: string;
  description: string;
  basis: PointBasis | RefusedBasis;
  pointsCenti: number | null;
  memberMonthlyCapCenti: number | null;
  orgMonthlyCapCenti: number | null;
  sourceDoc: string;
  sourceArticle: string;
  effectiveFrom: IsoMonth;
  status: PointRuleStatus;
}

const whole = (points: number | null): number | null => (points === null || points === undefined ? null : Math.round(points * 100));
const inPoints = (centi: number | null): number | null => (centi === null ? null : centi / 100);

/** What the server is told. */
export const termsOf = (values: RuleValues): PointRuleTermsBody => ({
  title: (values.title ?? '').trim(),
  description: (values.description ?? '').trim(),
  basis: values.basis,
  pointsCenti: whole(values.pointsCenti) ?? 0,
  memberMonthlyCapCenti: whole(values.memberMonthlyCapCenti),
  orgMonthlyCapCenti: whole(values.orgMonthlyCapCenti),
  sourceDoc: (values.sourceDoc ?? '').trim(),
  sourceArticle: (values.sourceArticle ?? '').trim(),
});

/** A revision begins with what the newest version says. */
export function valuesOf(rule: PointRule, openMonth: IsoMonth): Partial<RuleValues> {
  const { title, description, basis, sourceDoc, sourceArticle, status, effectiveFrom } = rule;
  return {
    title, description, basis, sourceDoc, sourceArticle, status,
    pointsCenti: inPoints(rule.pointsCenti), memberMonthlyCapCenti: inPoints(rule.memberMonthlyCapCenti), orgMonthlyCapCenti: inPoints(rule.orgMonthlyCapCenti),
    effectiveFrom: effectiveFrom > openMonth ? effectiveFrom : openMonth,
  };
}

/** The open month and those after it, in which a change may begin. */
export const monthsFrom = (openMonth: IsoMonth, count: number): IsoMonth[] => Array.from({ length: count }, (_, index) => shiftMonth(openMonth, index));
