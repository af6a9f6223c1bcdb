import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Numeric code for SMS, every value equally likely, leading zeros kept. */
export const numericCode = (digits = 6): string => String(randomInt(10 ** digits)).padStart(digits, '0');

/** Unguessable token, base64url. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');

export const sha256Hex = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** Compares secrets without telling by time where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}
