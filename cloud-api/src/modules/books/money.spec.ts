import { percent, shareOf, yuan } from './money';

describe('money', () => {
  it('is written in yuan with separators', () => {
    expect([0, 5, 1234567, 123456789012345, -7650].map(yuan)).toEqual(['0.00', '0.05', '12,345.67', '1,234,567,890,123.45', '-76.50']);
  });

  it('is shared in whole 分, half a 分 rounded up', () => {
    expect([shareOf(10_000, 500), shareOf(10, 500), shareOf(9, 500), shareOf(29, 500), shareOf(123, 10_000)]).toEqual([500, 1, 0, 1, 123]);
    expect(shareOf(Number.MAX_SAFE_INTEGER, 10_000)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('names shares without needless noughts', () => {
    expect([500, 1250, 10_000].map(percent)).toEqual(['5%', '12.5%', '100%']);
  });
});
