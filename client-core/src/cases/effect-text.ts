import type { EffectNumber } from '@xianfeng/shared-types';

/** `平均等候 18 → 7 分钟`. */
export const effectText = ({ name, before, after, unit }: EffectNumber): string => (before ? `${name} ${before} → ${after} ${unit}` : `${name} ${after} ${unit}`).trim();
