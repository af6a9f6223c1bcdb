import type { Fen } from '@xianfeng/shared-types';

export { groupedYuan as yuan } from '../../platform/money';

/** A share in hundredths of a percent of a sum, half a 分 rounded up; whole numbers all the way. */
export const shareOf = (fen: Fen, basisPoints: number): Fen => Number((BigInt(fen) * BigInt(basisPoints) + 5_000n) / 10_000n);

/** 5 %, 12.5 %. */
export const percent = (basisPoints: number): string => `${String(basisPoints / 100)}%`;
