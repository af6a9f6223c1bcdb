import { agoText, dateOf, dateText, dateTimeText, monthText } from './date-time';

const now = Date.parse('2026-11-21T04:00:00.000Z'); // noon in China

it.each([
  ['2026-11-21T03:59:30.000Z', '刚刚'],
  ['2026-11-21T03:01:00.000Z', '59 分钟前'],
  ['2026-11-20T16:10:00.000Z', '11 小时前'],
  ['2026-11-20T15:59:00.000Z', '昨天 23:59'],
  ['2026-11-19T04:00:00.000Z', '11月19日 12:00'],
  ['2025-12-31T16:00:00.000Z', '1月1日 00:00'],
  ['2025-12-31T15:59:00.000Z', '2025年12月31日 23:59'],
])('tells how long ago %s was: %s', (instant, text) => {
  expect(agoText(instant, now)).toBe(text);
});

it('uses the date of China wherever the device stands', () => {
  expect(dateOf('2026-06-30T16:00:00.000Z')).toBe('2026-07-01');
  expect(dateTimeText('2026-06-30T16:05:00.000Z', now)).toBe('7月1日 00:05');
  expect([dateText('2026-07-01'), monthText('2026-07')]).toEqual(['2026年7月1日', '2026年7月']);
});
