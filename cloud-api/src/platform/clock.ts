import { Injectable } from '@nestjs/common';
import type { IsoDate, IsoMonth } from '@xianfeng/shared-types';

/** Asia/Shanghai has had one offset since 1992, so business dates need no time-zone table. */
const SHANGHAI_OFFSET_MS = 8 * 3600_000;
const DAY_MS = 86_400_000;

let lastDay = { number: NaN, date: '' };

/** Remembers the day it was asked about last, which is nearly always today. */
export function toBusinessDate(instant: Date): IsoDate {
  const number = Math.floor((instant.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS);
  if (number !== lastDay.number) lastDay = { number, date: new Date(number * DAY_MS).toISOString().slice(0, 10) };
  return lastDay.date;
}

/** `2026-11-20 10:00` in Asia/Shanghai, for print. */
export const businessTime = (instant: Date): string => new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');

/** First instant of a business date. */
export const startOfDate = (date: IsoDate): Date => new Date(Date.parse(`${date}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS);

export const addDays = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Adds months and keeps the day, or takes the last day of a shorter month. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

export const monthOf = (date: IsoDate): IsoMonth => date.slice(0, 7);

/** First instant of a business month, and of the one after it. */
export function monthRange(month: IsoMonth): { from: Date; to: Date } {
  const first = `${month}-01`;
  return { from: startOfDate(first), to: startOfDate(addMonths(first, 1)) };
}

/** Whole years between two business dates, as ages are counted. */
export function yearsBetween(from: IsoDate, to: IsoDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** The only source of "now"; tests replace it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Business date in Asia/Shanghai. */
  today(): IsoDate {
    return toBusinessDate(this.now());
  }

  /** Business month in Asia/Shanghai. */
  month(): IsoMonth {
    return monthOf(this.today());
  }
}
