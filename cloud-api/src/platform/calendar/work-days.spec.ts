import { CALENDAR_SEEDS } from './calendar.seed';
import { isWorkDay, workDayAfter, workDaysBetween } from './work-days';

const none = new Map<string, boolean>();
const calendar = new Map(CALENDAR_SEEDS.map(({ date, working }) => [date, working]));

describe('working days', () => {
  it('leaves weekends out', () => {
    expect(workDayAfter('2026-11-20', 5, none)).toBe('2026-11-27');
    expect(workDayAfter('2026-11-21', 1, none)).toBe('2026-11-23');
    expect(workDaysBetween('2026-11-20', '2026-11-27', none)).toBe(5);
  });

  it('leaves holidays out and counts worked weekends', () => {
    expect(isWorkDay('2026-10-01', calendar)).toBe(false);
    expect(isWorkDay('2026-10-10', calendar)).toBe(true);
    expect(workDayAfter('2026-09-30', 3, calendar)).toBe('2026-10-10');
  });
});
