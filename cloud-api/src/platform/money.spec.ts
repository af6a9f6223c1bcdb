import { groupedYuan, yuan } from './money';

const AMOUNTS = [0, 5, 70, 7650, -5, -7650, 123456, 100000000, -123456789, Number.MAX_SAFE_INTEGER];

describe('money in words', () => {
  it('has two decimals to the last 分', () => {
    expect(AMOUNTS.map(yuan)).toEqual(['0.00', '0.05', '0.70', '76.50', '-0.05', '-76.50', '1234.56', '1000000.00', '-1234567.89', '90071992547409.91']);
  });

  it('has thousands set apart in books', () => {
    expect(AMOUNTS.map(groupedYuan)).toEqual(['0.00', '0.05', '0.70', '76.50', '-0.05', '-76.50', '1,234.56', '1,000,000.00', '-1,234,567.89', '90,071,992,547,409.91']);
  });
});
