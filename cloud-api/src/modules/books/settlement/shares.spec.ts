import fc from 'fast-check';
import { sharesOf } from './shares';

describe('a sum shared out', () => {
  it('goes in proportion, the odd 分 to the largest remainder', () => {
    expect(sharesOf(100, [100, 200, 300])).toEqual({ shares: [17, 33, 50], overFen: 0 });
    expect(sharesOf(1, [1, 1])).toEqual({ shares: [1, 0], overFen: 0 });
  });

  it('leaves over what is more than all parts', () => {
    expect(sharesOf(700, [100, 200, 300])).toEqual({ shares: [100, 200, 300], overFen: 100 });
    expect(sharesOf(5, [])).toEqual({ shares: [], overFen: 5 });
  });

  it('never loses a 分 and never takes more than there is', () => {
    const fen = fc.integer({ min: 0, max: 1_000_000_000_000 });
    fc.assert(fc.property(fen, fc.array(fen, { maxLength: 50 }), (sum, parts) => {
      const { shares, overFen } = sharesOf(sum, parts);
      expect(shares.reduce((a, b) => a + b, overFen)).toBe(sum);
      expect(shares.every((share, i) => share >= 0 && share <= parts[i])).toBe(true);
    }));
  });
});
