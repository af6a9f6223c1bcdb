import { monthsBack } from './month-switch';

it('counts months back over the turn of the year', () => {
  expect(monthsBack('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
});
