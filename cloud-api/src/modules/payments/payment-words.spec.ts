import { capitalYuan, monthsInWords, yuan } from './payment-words';

describe('words of payments', () => {
  it.each([
    [7650, '柒拾陆元伍角整'], [10005, '壹佰元零伍分'], [100000, '壹仟元整'], [20, '贰角整'], [5, '伍分'], [1000100, '壹万零壹元整'], [10000000, '壹拾万元整'],
    [100500000, '壹佰万零伍仟元整'], [12345678, '壹拾贰万叁仟肆佰伍拾陆元柒角捌分'], [10000000000, '壹亿元整'],
  ])('%i 分 is %s', (fen, words) => expect(capitalYuan(fen)).toBe(words));

  it('writes amounts with two decimals', () => expect([yuan(7650), yuan(5)]).toEqual(['76.50 元', '0.05 元']));

  it('joins months that follow each other', () => {
    expect(monthsInWords(['2026-11'])).toBe('2026年11月');
    expect(monthsInWords(['2026-11', '2026-09', '2026-10'])).toBe('2026年9月至11月');
    expect(monthsInWords(['2026-12', '2027-01'])).toBe('2026年12月至2027年1月');
    expect(monthsInWords(['2026-09', '2026-11'])).toBe('2026年9月、2026年11月');
  });
});
