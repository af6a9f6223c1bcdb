import { RUBRIC_CRITERIA, RUBRIC_CRITERION_KEYS, type FieldError, type ReviewScore, type RubricCriterion } from '@xianfeng/shared-types';
import type { WeightedScore } from './case-review.entity';

export type Weights = Record<RubricCriterion, number>;

/** What is wrong with scores: every criterion once, a comment where a score is low. */
export function scoreFaults(scores: readonly ReviewScore[], commentBelow: number): FieldError[] {
  const faults: FieldError[] = [];
  for (const criterion of RUBRIC_CRITERION_KEYS) {
    const given = scores.filter((score) => score.criterion === criterion);
    if (given.length !== 1) faults.push({ path: 'scores', message: `请为“${RUBRIC_CRITERIA[criterion]}”评一次分` });
  }
  scores.forEach(({ criterion, score, comment }, i) => {
    if (score < commentBelow && !comment.trim()) faults.push({ path: `scores.${i}.comment`, message: `“${RUBRIC_CRITERIA[criterion]}”低于 ${commentBelow} 分，请写明理由` });
  });
  return faults;
}

export const weigh = (scores: readonly ReviewScore[], weights: Weights): WeightedScore[] =>
  scores.map(({ criterion, score, comment }) => ({ criterion, score, comment, weightPercent: weights[criterion] }));

/** Weighted mean in hundredths of a point; exact in whole numbers, weights need not sum to 100. */
export function totalHundredths(scores: readonly WeightedScore[]): number {
  const weight = scores.reduce((sum, s) => sum + s.weightPercent, 0);
  return Math.round((scores.reduce((sum, s) => sum + s.score * s.weightPercent, 0) * 100) / weight);
}

/** Over the totals handed in; nothing is dropped (domain-rules §8.1). */
export function summary(totals: readonly number[]): { average: number | null; spread: number | null } {
  if (totals.length === 0) return { average: null, spread: null };
  const average = Math.round(totals.reduce((sum, total) => sum + total, 0) / totals.length);
  return { average, spread: Math.max(...totals) - Math.min(...totals) };
}
