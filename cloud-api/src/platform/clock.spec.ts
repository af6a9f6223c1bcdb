import { firstDayOf, lastDayOf, monthRange, shiftMonth } from './clock';

describe('business months', () => {
  it.each([['2026-01', '2026-01-31'], ['2026-02', '2026-02-28'], ['2028-02', '2028-02-29'], ['2100-02', '2100-02-28'], ['2026-04', '2026-04-30'], ['2026-12', '2026-12-31']])(
    '%s ends on %s', (month, day) => expect([firstDayOf(month), lastDayOf(month)]).toEqual([`${month}-01`, day]),
  );

  it.each([['2026-11', 1, '2026-12'], ['2026-12', 1, '2027-01'], ['2026-01', -1, '2025-12'], ['2026-03', -26, '2024-01'], ['2026-03', 0, '2026-03'], ['2026-03', 22, '2028-01']])(
    '%s and %i months are %s', (month, months, other) => expect(shiftMonth(month, months)).toBe(other),
  );

  it('begin and end at midnight in Shanghai', () => {
    expect(monthRange('2026-12')).toEqual({ from: new Date('2026-11-30T16:00:00Z'), to: new Date('2026-12-31T16:00:00Z') });
  });
});
