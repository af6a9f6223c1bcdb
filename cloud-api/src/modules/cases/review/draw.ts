import { createHash } from 'node:crypto';
import type { Id } from '@xianfeng/shared-types';

export interface Drawable {
  memberId: Id;
  openReviews: number;
}

/**
 * Draws reviewers: those with the fewest open reviews first, among equals by an order that only the recorded seed decides,
 * so that anybody can repeat the draw.
 */
export function draw<T extends Drawable>(candidates: readonly T[], count: number, seed: string): T[] {
  const lot = ({ memberId }: T) => createHash('sha256').update(`${seed}:${memberId}`).digest('hex');
  return [...candidates]
    .map((candidate) => ({ candidate, lot: lot(candidate) }))
    .sort((a, b) => a.candidate.openReviews - b.candidate.openReviews || (a.lot < b.lot ? -1 : 1))
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
