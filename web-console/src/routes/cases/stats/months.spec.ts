import { daysOf } from './months';

it('reaches from the first day to the last of a span of months', () => {
  expect(daysOf('2026-01', '2026-02')).toEqual({ from: '2026-01-01', to: '2026-02-28' });
  expect(daysOf('2025-12', '2025-12')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(daysOf('2028-02', '2028-02').to).toBe('2028-02-29');
});
