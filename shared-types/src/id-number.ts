import type { IsoDate } from './primitives';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

export type IdNumberFault = 'format' | 'date' | 'check';

/** What a well-formed number says about its holder. */
export interface IdNumberFacts {
  /** Upper-case form without blanks. */
  idNumber: string;
  birthDate: IsoDate;
  /** '1' 男, '2' 女 (GB/T 2261.1). */
  sex: '1' | '2';
}

export const ID_NUMBER_FAULTS: Record<IdNumberFault, string> = {
  format: '应为 18 位：前 17 位为数字，末位为数字或 X',
  date: '第 7–14 位不是有效的出生日期',
  check: '末位校验码不符，请对照身份证逐位核对',
};

/** Last character of a citizen identity number by GB 11643-1999 (ISO 7064 MOD 11-2) from the first 17 digits. */
export function idCheckCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * WEIGHTS[i];
  return CHECK_CHARACTERS[sum % 11];
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether 'YYYY-MM-DD' is a day of the calendar. */
export function isCalendarDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && leap ? 29 : DAYS[month - 1]);
}

/** Reads a 公民身份号码 (GB 11643-1999), or tells what is wrong with it. */
export function readIdNumber(text: string): IdNumberFacts | IdNumberFault {
  const idNumber = text.replace(/\s/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(idNumber)) return 'format';
  const birthDate = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  if (!isCalendarDate(birthDate)) return 'date';
  if (idCheckCharacter(idNumber) !== idNumber[17]) return 'check';
  return { idNumber, birthDate, sex: Number(idNumber[16]) % 2 === 1 ? '1' : '2' };
}
