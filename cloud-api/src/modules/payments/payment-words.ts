import type { Fen, IsoMonth } from '@xianfeng/shared-types';
import { yuan as digits } from '../../platform/money';

/** `76.50 元`. */
export const yuan = (fen: Fen): string => `${digits(fen)} 元`;

/** `2026年9月至11月`; months in order, gaps listed one by one. */
export function monthsInWords(months: readonly IsoMonth[]): string {
  const inWords = (month: IsoMonth) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
  const number = (month: IsoMonth) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  const sorted = [...months].sort();
  const joined = sorted.length > 1 && number(sorted.at(-1)!) - number(sorted[0]) === sorted.length - 1;
  if (!joined) return sorted.map(inWords).join('、');
  const [first, last] = [sorted[0], sorted.at(-1)!];
  return first.slice(0, 4) === last.slice(0, 4) ? `${inWords(first)}至${Number(last.slice(5))}月` : `${inWords(first)}至${inWords(last)}`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/** 人民币大写: `壹佰元零伍分`. */
export function capitalYuan(fen: Fen): string {
  const [yuanPart, jiao, cents] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10];
  const whole = yuanPart > 0 ? `${capitalWhole(yuanPart)}元` : '';
  if (jiao === 0 && cents === 0) return `${whole || '零元'}整`;
  const small = jiao > 0 ? `${DIGITS[jiao]}角` : whole ? '零' : '';
  return whole + small + (cents > 0 ? `${DIGITS[cents]}分` : '整');
}

/** Groups of four from the left; a gap of noughts between figures is one 零. */
function capitalWhole(n: number): string {
  const figures = String(n);
  let words = '';
  let gap = false;
  let inGroup = false;
  for (const [at, figure] of [...figures].entries()) {
    const place = figures.length - 1 - at;
    if (figure === '0') gap = true;
    else {
      words += (gap && words ? '零' : '') + DIGITS[Number(figure)] + UNITS[place % 4];
      gap = false;
      inGroup = true;
    }
    if (place % 4 === 0 && inGroup) {
      words += GROUPS[place / 4];
      inGroup = false;
    }
  }
  return words;
}
