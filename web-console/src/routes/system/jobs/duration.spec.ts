import { durationText } from './duration';

it.each([
  [null, '—'],
  [0, '0 毫秒'],
  [999, '999 毫秒'],
  [1_500, '1.5 秒'],
  [125_000, '2 分 5 秒'],
])('%s is %s', (ms, text) => expect(durationText(ms)).toBe(text));
