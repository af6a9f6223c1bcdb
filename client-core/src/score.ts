import type { Centi } from '@xianfeng/shared-types';

/** `2.5` of 250: as many decimals as there are. */
export function scoreText(centi: Centi): string {
  return String(centi / 100);
}

/** `+2.5` or `-1`. */
export function signedScore(centi: Centi): string {
  return centi > 0 ? `+${scoreText(centi)}` : scoreText(centi);
}
