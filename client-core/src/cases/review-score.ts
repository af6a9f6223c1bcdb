import type { BlindReview, ReviewScore, RubricCriterion } from '@xianfeng/shared-types';

/** What a reviewer has filled in so far; a criterion without a score is not judged yet. */
export type ScoreSheet = Partial<Record<RubricCriterion, { score: number; comment: string }>>;

/** `87.50` of hundredths of a point. */
export const pointsText = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** Weighted total in hundredths of a point; null until all criteria have a score. */
export function weightedTotal(sheet: ScoreSheet, rubric: BlindReview['rubric']): number | null {
  let total = 0;
  for (const { criterion, weightPercent } of rubric) {
    const row = sheet[criterion];
    if (!row) return null;
    total += row.score * weightPercent;
  }
  return total;
}

/** What is missing before the review can be handed in; null when nothing. */
export function scoreGap(sheet: ScoreSheet, { rubric, commentBelow }: Pick<BlindReview, 'rubric' | 'commentBelow'>): string | null {
  for (const { criterion, name } of rubric) {
    const row = sheet[criterion];
    if (!row) return `请为“${name}”评分`;
    if (row.score < commentBelow && !row.comment.trim()) return `“${name}”低于 ${commentBelow} 分，请说明理由`;
  }
  return null;
}

export const scoresOf = (sheet: ScoreSheet, rubric: BlindReview['rubric']): ReviewScore[] =>
  rubric.flatMap(({ criterion }) => {
    const row = sheet[criterion];
    return row ? [{ criterion, score: row.score, comment: row.comment.trim() }] : [];
  });

/** Grades that most scores come from: one tap, then fine steps. */
export const GRADES = [
  { text: '优', score: 92 },
  { text: '良', score: 82 },
  { text: '中', score: 72 },
  { text: '及格', score: 62 },
  { text: '不足', score: 50 },
] as const;

/** Index of the grade a score falls into. */
export function gradeOf(score: number): number {
  if (score >= 90) return 0;
  if (score >= 80) return 1;
  if (score >= 70) return 2;
  return score >= 60 ? 3 : 4;
}
