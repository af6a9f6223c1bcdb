import { randomInt } from 'node:crypto';
import type { IsoDate } from '@xianfeng/shared-types';
import { newId } from '../../platform/ids';

const ULID_TAIL = 16;
/** Read aloud and typed by hand: no 0 and O, 1 and I. */
const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 12;

/** D: order, R: refund, S: receipt; date and tail of a ULID, 25 characters of `[0-9A-Z]`. */
export const paymentNumber = (kind: 'D' | 'R' | 'S', date: IsoDate): string => `${kind}${date.replaceAll('-', '')}${newId().slice(-ULID_TAIL)}`;

/** Not to be guessed: 60 bits. */
export const verificationCode = (): string => Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
