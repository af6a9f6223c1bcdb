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

/** No month is shorter. */
const SHORTEST_MONTH = 28;
const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** Adds months and keeps the day, or takes the last day of a shorter month. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = date.split('-').map(Number);
  const total = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(total / 12), (total % 12) + 1];
  const newDay = day <= SHORTEST_MONTH ? day : Math.min(day, new Date(Date.UTC(newYear, newMonth, 0)).getUTCDate());
  return `${digits(newYear, 4)}-${digits(newMonth, 2)}-${digits(newDay, 2)}`;
}

export const monthOf = (date: IsoDate): IsoMonth => date.slice(0, 7);
export const firstDayOf = (month: IsoMonth): IsoDate => `${month}-01`;
export const lastDayOf = (month: IsoMonth): IsoDate => addDays(addMonths(firstDayOf(month), 1), -1);

/** The month so many months later, or earlier when they are less than none. */
export const shiftMonth = (month: IsoMonth, months: number): IsoMonth => monthOf(addMonths(firstDayOf(month), months));

/** First instant of a business month, and of the one after it. */
export function monthRange(month: IsoMonth): { from: Date; to: Date } {
  return { from: startOfDate(firstDayOf(month)), to: startOfDate(firstDayOf(shiftMonth(month, 1))) };
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
