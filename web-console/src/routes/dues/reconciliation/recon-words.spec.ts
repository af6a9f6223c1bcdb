import { sidesPart } from './recon-words';

const side = { payments: 3, paidFen: 15_000, refunds: 0, refundedFen: 0 };

it('finds the days on which the three sides part', () => {
  const bill = { ...side, feeFen: 90 };
  expect(sidesPart({ bill, here: side, books: { paidFen: 15_000, refundedFen: 0 } })).toEqual({ paid: false, refunded: false });
  expect(sidesPart({ bill, here: { ...side, paidFen: 10_000, payments: 2 }, books: null })).toEqual({ paid: true, refunded: false });
  expect(sidesPart({ bill, here: side, books: { paidFen: 15_000, refundedFen: 500 } })).toEqual({ paid: false, refunded: true });
  expect(sidesPart({ bill, here: { ...side, payments: 4 }, books: null }).paid).toBe(true);
});

it('claims nothing of a day without a bill', () => {
  expect(sidesPart({ bill: null, here: side, books: null })).toEqual({ paid: false, refunded: false });
});
