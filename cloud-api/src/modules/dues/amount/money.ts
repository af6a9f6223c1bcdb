import type { Fen } from '@xianfeng/shared-types';

/** Money is whole 分 and products of it pass 2^53: fractions are taken in BigInt, never in floating point. */
function wholeNumber(value: number, what: string): bigint {
  if (!Number.isSafeInteger(value)) throw new Error(`${what} must be a whole number, not ${value}`);
  return BigInt(value);
}

/** amount × parts ÷ of, HALF_UP to a multiple of `unit`; nothing below zero is ever owed. */
export function share(amount: Fen, parts: number, of: number, unit: number): Fen {
  const numerator = wholeNumber(amount, 'amount') * wholeNumber(parts, 'parts');
  const denominator = wholeNumber(of, 'of') * wholeNumber(unit, 'unit');
  if (denominator <= 0n) throw new Error('share() needs a positive divisor');
  if (numerator <= 0n) return 0;
  const rounded = (2n * numerator + denominator) / (2n * denominator);
  return Number(rounded * BigInt(unit));
}

/** A rate in parts of a hundred thousand as per cent: 1500 is `1.5%`. */
export function percent(parts: number): string {
  const digits = String(parts).padStart(4, '0');
  const fraction = digits.slice(-3).replace(/0+$/, '');
  return `${digits.slice(0, -3)}${fraction ? `.${fraction}` : ''}%`;
}
