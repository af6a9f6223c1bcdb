import type { IsoDate } from '@xianfeng/shared-types';
import { addDays, startOfDate, toBusinessDate } from '../../../platform/clock';

const DAY_MS = 86_400_000;
/** Bills of yesterday are there from 10:00 on. */
const READY_AFTER_MS = 10 * 3_600_000;
const DOUBTED_DAYS = 3;

/** The newest day whose bill WeChat can have made. */
export const newestBillDay = (now: Date): IsoDate => toBusinessDate(new Date(now.getTime() - READY_AFTER_MS - DAY_MS));

/** WeChat says the same of a day without money and, sometimes, of one that it has not made up yet: for so long it is asked again. */
export const emptinessIsDoubtful = (day: IsoDate, now: Date): boolean => now < startOfDate(addDays(day, DOUBTED_DAYS));
