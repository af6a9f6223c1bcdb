import { figuresOf, merged } from './figures';

const sums = (account: Parameters<typeof figuresOf>[0][number]['account'], debitFen: number, creditFen: number, openDebitFen = 0, openCreditFen = 0) =>
  ({ account, openDebitFen, openCreditFen, debitFen, creditFen });

/** A branch with 1,000.00 at the start takes in 300.00 and 1,200.00 of large dues, gives 20.00 back, remits 150.00, spends 80.00, pays 1.80 of fees. */
const BRANCH = [
  sums('bank', 0, 8000, 100000, 0), sums('wechat', 150000, 17180), sums('opening', 0, 0, 0, 100000), sums('dues_income', 2000, 30000),
  sums('large_dues_payable', 0, 120000), sums('remitted_out', 15000, 0), sums('use_training', 8000, 0), sums('fees', 180, 0),
];

describe('figures of a period', () => {
  it('come in, go out and stay: in = out + balance', () => {
    const figures = figuresOf(BRANCH);
    expect(figures).toMatchObject({
      openingFen: 100000, duesFen: 28000, inFen: 28000, remittedOutFen: 15000, usedFen: 8000, feesFen: 180, outFen: 23180, closingFen: 104820, heldForOthersFen: 120000,
    });
    expect(figures.openingFen + figures.inFen - figures.outFen).toBe(figures.closingFen);
  });

  it('add up over organisations: what one remits another receives', () => {
    const committee = [sums('wechat', 15000, 0), sums('remitted_in', 0, 15000)];
    const both = figuresOf(merged([BRANCH, committee]));
    expect(both.closingFen).toBe(figuresOf(BRANCH).closingFen + figuresOf(committee).closingFen);
    expect(both).toMatchObject({ remittedInFen: 15000, remittedOutFen: 15000 });
  });

  it('are nought without any movement', () => {
    expect(new Set(Object.values(figuresOf([])))).toEqual(new Set([0]));
  });
});
