import type { DifferenceKind, Fen, Id, IsoDate } from '@xianfeng/shared-types';
import type { PaymentFact } from '../../payments';
import type { BillRow } from './bill-row.entity';

/** A row of the bill, as far as it is compared. */
export type Billed = Pick<BillRow, 'kind' | 'number' | 'wechatNumber' | 'fen' | 'feeFen' | 'fundFen'>;

/** Something on which the sides don't agree. */
export interface Finding {
  kind: DifferenceKind;
  number: string;
  billFen: Fen | null;
  hereFen: Fen | null;
  explanation: string;
  orderId: Id | null;
  orgId: Id | null;
  orgPath: string | null;
}

/** Booked here on the day, by number. */
export type HereOfDay = Record<Billed['kind'], ReadonlyMap<string, PaymentFact>>;

/** What moved on 微信支付结算款 on the day. */
export interface BooksOfDay {
  paidFen: Fen;
  refundedFen: Fen;
}

const WORDS = {
  payment: { missingHere: 'missing_here', missingThere: 'missing_there', differs: 'amount_differs', thing: '支付' },
  refund: { missingHere: 'refund_missing_here', missingThere: 'refund_missing_there', differs: 'refund_differs', thing: '退款' },
} as const;
const KINDS = ['payment', 'refund'] as const;

/** What moved on the merchant's account for a row: a payment less its fee, a refund with the fee that came back. */
const movedBy = ({ kind, fen, feeFen }: Billed): number => (kind === 'payment' ? fen : -fen) - feeFen;

/** A day's bill row by row against the payments and refunds of the day; keeps no more than what doesn't agree. */
export class DayComparison {
  private readonly found: Finding[] = [];
  private readonly unseen: Record<Billed['kind'], Set<string>>;
  /** Made when the first row asks for it: on most days none does. */
  private readonly byWechatNumber: Partial<Record<Billed['kind'], Map<string | null, PaymentFact>>> = {};

  /** @param hasFund whether a fund-flow bill was read. */
  constructor(
    private readonly day: IsoDate,
    private readonly hasFund: boolean,
    private readonly here: HereOfDay,
  ) {
    this.unseen = { payment: new Set(here.payment.keys()), refund: new Set(here.refund.keys()) };
  }

  /** @param fact what is booked here under the row's number, on whatever day. */
  add(row: Billed, told: PaymentFact | undefined): void {
    const fact = told && told.wechatNumber !== row.wechatNumber ? (this.twinOf(row) ?? told) : told;
    this.unseen[row.kind].delete(fact?.number ?? row.number);
    const amounts = compareRow(row, fact);
    if (amounts) this.found.push(amounts);
    const fund = this.hasFund ? compareFund(row) : null;
    if (fund) this.found.push(fund);
  }

  /** A second payment of an order, which was booked under a number of its own. */
  private twinOf({ kind, wechatNumber }: Billed): PaymentFact | undefined {
    this.byWechatNumber[kind] ??= new Map([...this.here[kind].values()].map((fact) => [fact.wechatNumber, fact]));
    return this.byWechatNumber[kind].get(wechatNumber);
  }

  /** All that doesn't agree once every row was added. */
  findings(books: BooksOfDay): Finding[] {
    const missing = KINDS.flatMap((kind) => [...this.unseen[kind]].map((number) => missingThere(kind, this.here[kind].get(number)!)));
    const inBooks = this.compareBooks(books);
    return [...this.found, ...missing, ...(inBooks ? [inBooks] : [])];
  }

  /** One finding for the day. */
  private compareBooks(books: BooksOfDay): Finding | null {
    if (booksAgree(this.here, books)) return null;
    const words = '党费账上“微信支付结算款”当日的收付，与支付记录的合计不一致。请联系系统维护人员核查。';
    return { ...finding('books_differ', this.day, books.paidFen - books.refundedFen, null, words), hereFen: netOf(this.here) };
  }
}

/** The books must have moved by what was paid and refunded. */
export const booksAgree = (here: HereOfDay, { paidFen, refundedFen }: BooksOfDay): boolean => netOf(here) === paidFen - refundedFen;

const netOf = (here: HereOfDay): Fen => sumOf(here.payment) - sumOf(here.refund);

export const sumOf = (facts: ReadonlyMap<string, PaymentFact>): Fen => {
  let sum = 0;
  for (const { fen } of facts.values()) sum += fen;
  return sum;
};

function compareRow(row: Billed, fact: PaymentFact | undefined): Finding | null {
  const { missingHere, differs, thing } = WORDS[row.kind];
  const of = (found: DifferenceKind, explanation: string) => finding(found, row.number, row.fen, fact ?? null, explanation);
  if (!fact) return of(missingHere, `微信账单有这笔${thing}，本系统没有入账。可“重新查询”；查询后仍未入账的，多半在待人工处理清单里。`);
  if (fact.fen !== row.fen) return of(differs, `同一单号的${thing}金额不一致，请核对订单与微信商户平台。`);
  if (row.kind === 'payment' && fact.wechatNumber !== row.wechatNumber) {
    return of('transaction_differs', `本系统记的微信支付订单号是 ${fact.wechatNumber}，账单是 ${row.wechatNumber}：同一订单可能收到两次付款。`);
  }
  return null;
}

function missingThere(kind: Billed['kind'], fact: PaymentFact): Finding {
  const { missingThere: found, thing } = WORDS[kind];
  const check = `请到微信商户平台核实款项是否真实${kind === 'payment' ? '到账' : '退出'}。`;
  return finding(found, fact.number, null, fact, `本系统当日记有这笔${thing}，微信账单没有。${check}`);
}

function compareFund(row: Billed): Finding | null {
  const expected = movedBy(row);
  if (row.fundFen === expected) return null;
  return { ...finding('fund_differs', row.wechatNumber, row.fundFen, null, '资金账单上这笔业务的收支，与交易账单的金额、手续费算得的不一致。'), hereFen: expected };
}

type Here = Pick<PaymentFact, 'fen' | 'orderId' | 'orgId' | 'orgPath'>;

export const finding = (kind: DifferenceKind, number: string, billFen: Fen | null, here: Here | null, explanation: string): Finding => ({
  kind, number, billFen, hereFen: here?.fen ?? null, explanation, orderId: here?.orderId ?? null, orgId: here?.orgId ?? null, orgPath: here?.orgPath ?? null,
});
