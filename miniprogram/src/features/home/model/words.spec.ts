import { dueOf, greetingAt } from './words';

it.each([
  ['2026-11-20T23:00:00.000Z', '早上好'],
  ['2026-11-20T04:00:00.000Z', '中午好'],
  ['2026-11-20T07:30:00.000Z', '下午好'],
  ['2026-11-20T15:00:00.000Z', '晚上好'],
  ['2026-11-20T17:00:00.000Z', '夜深了'],
])('greets by the hour in China: %s', (now, greeting) => {
  expect(greetingAt(Date.parse(now))).toBe(greeting);
});

it('says when something is due, and that it is late in words', () => {
  const due = (dueOn: string | null) => dueOf({ dueOn }, '2026-11-20')?.text ?? null;
  expect([due(null), due('2026-11-19'), due('2026-11-20'), due('2026-11-30')]).toEqual([null, '已逾期', '今天截止', '11月30日前']);
});
