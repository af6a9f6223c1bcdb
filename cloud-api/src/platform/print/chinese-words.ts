import type { IsoDate } from '@xianfeng/shared-types';

const DIGITS = '〇一二三四五六七八九十';

/** 一、二、… 十一: numbers of headings, up to 99. */
export function chineseNumber(n: number): string {
  if (n <= 10) return DIGITS[n];
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}十${ones > 0 ? DIGITS[ones] : ''}`;
}

/** 2026年11月3日, as the date of a document is written (GB/T 9704-2012 7.3.5). */
export const documentDate = (date: IsoDate): string => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
