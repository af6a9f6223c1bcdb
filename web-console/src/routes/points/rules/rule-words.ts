import { scoreText, signedScore, type Tone } from '@xianfeng/client-core';
import { POINT_BASES, REFUSED_BASES, type Centi, type IsoMonth, type PointAwardMode, type PointBasis, type PointRule, type RefusedBasis, type RuleBookLine } from '@xianfeng/shared-types';
import { monthText } from '@/shared/format';

export const AWARD_MODE_LABELS: Record<PointAwardMode, string> = { automatic: '系统自动计分', officer: '党务登记' };

export const basisText = (basis: PointBasis | RefusedBasis): string => ({ ...POINT_BASES, ...REFUSED_BASES })[basis];

export const capText = (cap: Centi | null): string => (cap === null ? '不限' : `${scoreText(cap)} 分`);

export const sourceText = ({ sourceDoc, sourceArticle }: Pick<PointRule, 'sourceDoc' | 'sourceArticle'>): string => [sourceDoc, sourceArticle].filter(Boolean).join(' ');

/** Where a rule stands in the open month. */
export function ruleState({ current }: Pick<RuleBookLine, 'current'>, openMonth: IsoMonth): { text: string; tone: Tone } {
  if (current.effectiveFrom > openMonth) return { text: '待生效', tone: 'gold' };
  return current.status === 'retired' ? { text: '已停用', tone: 'grey' } : { text: '生效中', tone: 'green' };
}

/** `2026年12月起停用`, what is going to change; null when nothing is. */
export function comingText({ coming }: Pick<RuleBookLine, 'coming'>): string | null {
  if (!coming) return null;
  return coming.status === 'retired' ? `${monthText(coming.effectiveFrom)}起停用` : `${monthText(coming.effectiveFrom)}起改用第 ${coming.version} 版`;
}

type Facts = [label: string, text: (rule: PointRule) => string][];
const FACTS: Facts = [
  ['名称', ({ title }) => title],
  ['说明', ({ description }) => description],
  ['计分依据', ({ basis }) => basisText(basis)],
  ['分值', ({ pointsCenti }) => `${signedScore(pointsCenti)} 分`],
  ['个人每月上限', ({ memberMonthlyCapCenti }) => capText(memberMonthlyCapCenti)],
  ['组织每月上限', ({ orgMonthlyCapCenti }) => capText(orgMonthlyCapCenti)],
  ['依据文件', sourceText],
];

export interface RuleChange {
  label: string;
  before: string;
  after: string;
}

/** What a version says otherwise than the one before. */
export const changesBetween = (before: PointRule, after: PointRule): RuleChange[] =>
  FACTS.map(([label, text]) => ({ label, before: text(before), after: text(after) })).filter((change) => change.before !== change.after);
