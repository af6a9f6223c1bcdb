import type { PaymentFact } from '../../payments';
import { type Billed, DayComparison, type Finding } from './compare';

const DAY = '2026-11-20';
const billed = (over: Partial<Billed> = {}): Billed => ({ kind: 'payment', number: 'D1', wechatNumber: '4200000001', fen: 5000, feeFen: 30, fundFen: 4970, ...over });
const fact = (over: Partial<PaymentFact> = {}): PaymentFact => ({
  number: 'D1', wechatNumber: '4200000001', fen: 5000, day: DAY, orderId: 'ORDER1', orgId: 'ORG1', orgPath: '/TOP/ORG1/', ...over,
});
const refunded = { number: 'R1', wechatNumber: '5030000001', fen: 2000 };

interface Sides {
  billed: Billed[];
  payments: PaymentFact[];
  refunds: PaymentFact[];
  /** Booked on other days. */
  elsewhere: PaymentFact[];
  hasFund: boolean;
  books: { paidFen: number; refundedFen: number };
}

function findings(over: Partial<Sides> = {}): Finding[] {
  const sides: Sides = { billed: [billed()], payments: [fact()], refunds: [], elsewhere: [], hasFund: true, books: { paidFen: 5000, refundedFen: 0 }, ...over };
  const byNumber = (facts: PaymentFact[]) => new Map(facts.map((one) => [one.number, one]));
  const here = { payment: byNumber(sides.payments), refund: byNumber(sides.refunds) };
  const comparison = new DayComparison(DAY, sides.hasFund, here);
  for (const row of sides.billed) comparison.add(row, here[row.kind].get(row.number) ?? byNumber(sides.elsewhere).get(row.number));
  return comparison.findings(sides.books);
}
const kinds = (over: Partial<Sides>) => findings(over).map(({ kind, number }) => `${kind} ${number}`);
const NOTHING = { paidFen: 0, refundedFen: 0 };

describe('a day of bills against a day of payments', () => {
  it('agrees: payment, refund with the fee that came back, and books', () => {
    expect(findings()).toEqual([]);
    const bill = [billed(), billed({ kind: 'refund', ...refunded, feeFen: -12, fundFen: -1988 })];
    expect(findings({ billed: bill, refunds: [fact(refunded)], books: { paidFen: 5000, refundedFen: 2000 } })).toEqual([]);
    expect(findings({ billed: [], payments: [], hasFund: false, books: NOTHING })).toEqual([]);
  });

  it('names what only the bill has, with the money that is at stake', () => {
    const [found] = findings({ payments: [], books: NOTHING });
    expect(found).toMatchObject({ kind: 'missing_here', number: 'D1', billFen: 5000, hereFen: null, orgPath: null });
    expect(kinds({ billed: [billed(), billed({ kind: 'refund', ...refunded, feeFen: 0, fundFen: -2000 })] })).toEqual(['refund_missing_here R1']);
  });

  it('names what only this system has, unless it belongs to another day', () => {
    const [found] = findings({ billed: [] });
    expect(found).toMatchObject({ kind: 'missing_there', number: 'D1', billFen: null, hereFen: 5000, orderId: 'ORDER1', orgId: 'ORG1' });
    expect(findings({ payments: [], elsewhere: [fact({ day: '2026-11-19' })], books: NOTHING })).toEqual([]);
    expect(kinds({ refunds: [fact(refunded)], books: { paidFen: 5000, refundedFen: 2000 } })).toEqual(['refund_missing_there R1']);
  });

  it('names other amounts, other transactions, and a fund flow that is not amount less fee', () => {
    expect(kinds({ billed: [billed({ fen: 5001, fundFen: 4971 })] })).toEqual(['amount_differs D1']);
    expect(kinds({ billed: [billed({ wechatNumber: '4200000009' })] })).toEqual(['transaction_differs D1']);
    expect(kinds({ billed: [billed(), billed({ wechatNumber: '4200000009' })] })).toEqual(['transaction_differs D1']);
    // Held in suspense the second payment of an order has a number of its own.
    const twin = fact({ number: 'D2', wechatNumber: '4200000009' });
    expect(kinds({ billed: [billed(), billed({ wechatNumber: '4200000009' })], payments: [fact(), twin], books: { paidFen: 10_000, refundedFen: 0 } })).toEqual([]);
    expect(kinds({ billed: [billed()], payments: [fact(), twin], books: { paidFen: 10_000, refundedFen: 0 } })).toEqual(['missing_there D2']);
    expect(findings({ billed: [billed({ fundFen: 5000 })] })).toMatchObject([{ kind: 'fund_differs', number: '4200000001', billFen: 5000, hereFen: 4970 }]);
    expect(kinds({ billed: [billed({ fundFen: null })] })).toEqual(['fund_differs 4200000001']);
    expect(kinds({ billed: [billed({ fundFen: null })], hasFund: false })).toEqual([]);
  });

  it('names books that moved by another sum than the payments', () => {
    expect(findings({ books: { paidFen: 4000, refundedFen: 0 } })).toMatchObject([{ kind: 'books_differ', number: DAY, billFen: 4000, hereFen: 5000 }]);
  });
});
