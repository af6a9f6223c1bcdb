import type { Fen } from '@xianfeng/shared-types';

/**
 * A sum shared out in proportion to parts, whole 分, the rest to the largest remainders; nobody gets more than his part unless the sum is
 * more than all of them, then everybody gets his part and the rest stays over.
 */
export function sharesOf(fen: Fen, parts: readonly Fen[]): { shares: Fen[]; overFen: Fen } {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (fen >= whole) return { shares: [...parts], overFen: fen - whole };
  const exact = parts.map((part, at) => ({ at, product: BigInt(fen) * BigInt(part) }));
  const shares = exact.map(({ product }) => Number(product / BigInt(whole)));
  const rest = fen - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = [...exact].sort((a, b) => Number(b.product % BigInt(whole) - a.product % BigInt(whole)) || a.at - b.at);
  for (const { at } of byRemainder.slice(0, rest)) shares[at] += 1;
  return { shares, overFen: 0 };
}
