import type { IsoDate, IsoDateTime, IsoMonth } from '@xianfeng/shared-types';

const CHINA_OFFSET_MS = 8 * 3_600_000;
const two = (n: number) => String(n).padStart(2, '0');

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** Wall clock in Asia/Shanghai, which has no daylight saving, wherever the device stands. */
function partsOf(instant: IsoDateTime | number): Parts {
  const shifted = new Date((typeof instant === 'number' ? instant : Date.parse(instant)) + CHINA_OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  };
}

/** `2026-03-05` of an instant. */
export function dateOf(instant: IsoDateTime | number): IsoDate {
  const { year, month, day } = partsOf(instant);
  return `${year}-${two(month)}-${two(day)}`;
}

/** `2026年3月5日`. */
export function dateText(date: IsoDate): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** `2026年3月`. */
export function monthText(month: IsoMonth): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
}

/** `3月5日 14:20`, with the year when it is not this one. */
export function dateTimeText(instant: IsoDateTime, now: number = Date.now()): string {
  const { year, month, day, hour, minute } = partsOf(instant);
  const date = `${month}月${day}日 ${two(hour)}:${two(minute)}`;
  return year === partsOf(now).year ? date : `${year}年${date}`;
}

/** `14:20`. */
export function clockText(instant: IsoDateTime): string {
  const { hour, minute } = partsOf(instant);
  return `${two(hour)}:${two(minute)}`;
}

/** `刚刚`, `5 分钟前`, `3 小时前`, `昨天 14:20`, then the date. */
export function agoText(instant: IsoDateTime, now: number = Date.now()): string {
  const minutes = Math.floor((now - Date.parse(instant)) / 60_000);
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟前`;
  const then = partsOf(instant);
  if (dateOf(instant) === dateOf(now)) return `${Math.floor(minutes / 60)} 小时前`;
  if (dateOf(instant) === dateOf(now - 86_400_000)) return `昨天 ${two(then.hour)}:${two(then.minute)}`;
  return dateTimeText(instant, now);
}
