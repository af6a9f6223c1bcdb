import { fenOf, moneyText, moneyWords, yuanText } from './money';

it('writes 分 as 元 with two decimals', () => {
  expect([0, 5, 20, 7650, 100_000, 123_456_789, -150].map(yuanText)).toEqual(['0.00', '0.05', '0.20', '76.50', '1,000.00', '1,234,567.89', '-1.50']);
  expect(moneyText(5000)).toBe('50.00 元');
});

it('reads an amount as it is typed, and nothing that is none', () => {
  expect(['0.2', '76.5', ' 1,000 ', '19.99', '8.05'].map(fenOf)).toEqual([20, 7650, 100_000, 1999, 805]);
  expect(['', '1.234', '-5', '五十', '1e3', '.5'].map(fenOf)).toEqual(Array(6).fill(null));
});

it.each([
  [0, '零元整'],
  [20, '贰角整'],
  [5, '伍分'],
  [7650, '柒拾陆元伍角整'],
  [10_005, '壹佰元零伍分'],
  [15_000, '壹佰伍拾元整'],
  [100_000, '壹仟元整'],
  [100_510, '壹仟零伍元壹角整'],
  [1_000_100, '壹万零壹元整'],
  [10_010_000, '壹拾万零壹佰元整'],
  [12_345_678, '壹拾贰万叁仟肆佰伍拾陆元柒角捌分'],
  [1_000_050_000, '壹仟万零伍佰元整'],
])('writes %d 分 in capital numerals', (fen, words) => {
  expect(moneyWords(fen)).toBe(words);
});
