import type { Fen } from '@xianfeng/shared-types';

/** `1,234.50` of 123450 分, by whole numbers alone. */
export function yuanText(fen: Fen): string {
  const size = Math.abs(fen);
  const yuan = String(Math.trunc(size / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${String(size % 100).padStart(2, '0')}`;
}

/** `1,234.50 元`. */
export const moneyText = (fen: Fen): string => `${yuanText(fen)} 元`;

/** An amount as typed in 元, in 分; null when it is no amount of money with at most two decimals. */
export function fenOf(text: string): Fen | null {
  const [, yuan, decimals = ''] = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/,/g, '')) ?? [];
  return yuan === undefined ? null : Number(yuan) * 100 + Number(decimals.padEnd(2, '0'));
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/** A group of four digits, without the zeros before its first one. */
function groupWords(group: number): string {
  let words = '';
  for (let place = 3; place >= 0; place--) {
    const digit = Math.trunc(group / 10 ** place) % 10;
    if (digit > 0) words += DIGITS[digit] + PLACES[place];
    else if (words !== '' && !words.endsWith('零')) words += '零';
  }
  return words.replace(/零$/, '');
}

function yuanWords(yuan: number): string {
  let words = '';
  for (let index = GROUPS.length - 1; index >= 0; index--) {
    const group = Math.trunc(yuan / 10_000 ** index) % 10_000;
    if (group === 0) continue;
    const gap = words !== '' && (group < 1000 || Math.trunc(yuan / 10_000 ** (index + 1)) % 10 === 0);
    words += (gap ? '零' : '') + groupWords(group) + GROUPS[index];
  }
  return words;
}

/** 人民币大写: `壹佰零伍元叁角整`. */
export function moneyWords(fen: Fen): string {
  const [yuan, jiao, cent] = [Math.trunc(fen / 100), Math.trunc(fen / 10) % 10, fen % 10];
  if (fen === 0) return '零元整';
  const head = yuan > 0 ? `${yuanWords(yuan)}元` : '';
  if (jiao === 0 && cent === 0) return `${head}整`;
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : head === '' ? '' : '零';
  return head + tenths + (cent > 0 ? `${DIGITS[cent]}分` : '整');
}
