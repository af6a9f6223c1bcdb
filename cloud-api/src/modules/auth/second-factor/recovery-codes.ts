import { randomInt } from 'node:crypto';

const CODES = 10;
const LETTERS = 10;
/** Digits and letters that nobody takes for one another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Ten codes of 50 bits, e.g. `7KQ2M-XW9RD`. */
export function newRecoveryCodes(): string[] {
  const letters = () => Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: CODES }, () => letters().replace(/^(.{5})/, '$1-'));
}

/** As people type it: any case, with or without the dash. */
export const plainRecoveryCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
