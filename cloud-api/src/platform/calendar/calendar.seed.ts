import type { IsoDate } from '@xianfeng/shared-types';
import { addDays } from '../clock';

export interface CalendarSeed {
  date: IsoDate;
  working: boolean;
  name: string;
}

const range = (name: string, from: IsoDate, days: number): CalendarSeed[] =>
  Array.from({ length: days }, (_, i) => ({ date: addDays(from, i), working: false, name }));
const worked = (name: string, ...dates: IsoDate[]): CalendarSeed[] => dates.map((date) => ({ date, working: true, name: `${name}调休上班` }));

/**
 * 国务院办公厅关于 2026 年部分节假日安排的通知. A later year's notice is entered in the table when it is out; until then its
 * holidays count by weekday, and an officer may set a later end of the notice.
 */
export const CALENDAR_SEEDS: readonly CalendarSeed[] = [
  ...range('元旦', '2026-01-01', 3), ...worked('元旦', '2026-01-04'),
  ...range('春节', '2026-02-15', 9), ...worked('春节', '2026-02-14', '2026-02-28'),
  ...range('清明节', '2026-04-04', 3),
  ...range('劳动节', '2026-05-01', 5), ...worked('劳动节', '2026-05-09'),
  ...range('端午节', '2026-06-19', 3),
  ...range('中秋节', '2026-09-25', 3),
  ...range('国庆节', '2026-10-01', 7), ...worked('国庆节', '2026-09-20', '2026-10-10'),
];
