import { createHash, randomBytes, randomInt } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random text of letters and digits. */
export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** A 28-character id that is the same for the same inputs: openid (`o…`) and opengid (`tG…`). */
export function stableId(prefix: string, ...inputs: string[]): string {
  const digest = createHash('sha256').update(inputs.join('\0')).digest('base64url');
  return (prefix + digest).slice(0, 28);
}

/** Request id as WeChat appends it to every errmsg. */
export function requestId(): string {
  const hex = randomBytes(12).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 16)}-${hex.slice(16)}`;
}

/**
 * Message id with 19 digits, a string here. WeChat writes it as a bare JSON number above 2^53, so a
 * client that reads it with JSON.parse loses its last digits.
 */
export function messageId(): string {
  return `2${String(randomInt(10 ** 9)).padStart(9, '0')}${String(randomInt(10 ** 9)).padStart(9, '0')}`;
}
