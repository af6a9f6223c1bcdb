import { Injectable } from '@nestjs/common';
import type { DaySide, Fen, Id, IsoDate } from '@xianfeng/shared-types';
import { instant, num, placeholders, type SqlParam, UnitOfWork } from '../../../database';
import { addDays, startOfDate, toBusinessDate } from '../../../platform/clock';
import { OrderInquiry } from '../orders/order-inquiry';
import { PaymentOrderRow } from '../orders/order.entity';
import { RefundWatch } from '../refunds/refund-watch';

/** A payment or refund as booked here. */
export interface PaymentFact {
  /** 商户订单号 or 商户退款单号. */
  number: string;
  /** 微信支付订单号 or 微信支付退款单号. */
  wechatNumber: string | null;
  fen: Fen;
  /** Business day on which the money moved. */
  day: IsoDate;
  orderId: Id;
  orgId: Id;
  orgPath: string;
}

type Raw = Omit<PaymentFact, 'day'> & { at: Date | string };
type Kind = 'payment' | 'refund';

const NUMBERS_PER_QUERY = 1_000;
const ROWS_PER_QUERY = 10_000;

const SOURCES: Record<Kind, { columns: string; table: string; at: string; number: string; fen: string; booked: string }> = {
  payment: {
    columns: 'o.number, o.transactionId AS wechatNumber, o.amountFen AS fen, o.id AS orderId, o.orgId, o.orgPath, o.paidAt AS at',
    table: 'payment_order o', at: 'o.paidAt', number: 'o.number', fen: 'o.amountFen', booked: 'o.transactionId IS NOT NULL',
  },
  refund: {
    columns: 'r.number, r.refundId AS wechatNumber, r.fen, r.orderId, r.orgId, r.orgPath, r.succeededAt AS at',
    table: 'payment_refund r', at: 'r.succeededAt', number: 'r.number', fen: 'r.fen', booked: "r.status = 'succeeded'",
  },
};

/** What was booked of WeChat payments, for those who compare it with WeChat's own figures. */
@Injectable()
export class PaymentFacts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly inquiry: OrderInquiry,
    private readonly refunds: RefundWatch,
  ) {}

  /** All of a business day. */
  async ofDay(kind: Kind, day: IsoDate): Promise<PaymentFact[]> {
    const { columns, table, at, number, booked } = SOURCES[kind];
    const facts: PaymentFact[] = [];
    let after: SqlParam[] = [startOfDate(day), ''];
    for (;;) {
      const sql = `SELECT ${columns} FROM ${table} WHERE ${booked} AND ${at} < ? AND (${at} > ? OR (${at} = ? AND ${number} > ?)) ORDER BY ${at}, ${number} LIMIT ${ROWS_PER_QUERY}`;
      const rows = await this.uow.read((tx) => tx.select<Raw>(sql, [startOfDate(addDays(day, 1)), after[0], after[0], after[1]]));
      facts.push(...rows.map(factOf));
      if (rows.length < ROWS_PER_QUERY) return facts;
      const last = rows.at(-1)!;
      after = [instant(last.at), last.number];
    }
  }

  /** Those of the numbers that were booked, on whatever day. */
  async ofNumbers(kind: Kind, numbers: readonly string[]): Promise<PaymentFact[]> {
    const { columns, table, number, booked } = SOURCES[kind];
    const facts: PaymentFact[] = [];
    for (let from = 0; from < numbers.length; from += NUMBERS_PER_QUERY) {
      const part = numbers.slice(from, from + NUMBERS_PER_QUERY);
      const sql = `SELECT ${columns} FROM ${table} WHERE ${booked} AND ${number} IN (${placeholders(part)})`;
      facts.push(...(await this.uow.read((tx) => tx.select<Raw>(sql, part))).map(factOf));
    }
    return facts;
  }

  /** Sums of business days, those without money left out. Beijing's midnight falls on a full hour of UTC, so hours can be told apart by text. */
  async sumsByDay(from: IsoDate, to: IsoDate): Promise<Map<IsoDate, DaySide>> {
    const sums = new Map<IsoDate, DaySide>();
    for (const kind of ['payment', 'refund'] as const) {
      const { table, at, fen, booked } = SOURCES[kind];
      const sql = `SELECT SUBSTR(${at}, 1, 13) AS hour, COUNT(*) AS n, SUM(${fen}) AS fen FROM ${table} WHERE ${booked} AND ${at} >= ? AND ${at} < ? GROUP BY SUBSTR(${at}, 1, 13)`;
      const rows = await this.uow.read((tx) => tx.select<{ hour: string; n: number | string; fen: number | string }>(sql, [startOfDate(from), startOfDate(addDays(to, 1))]));
      for (const row of rows) {
        const day = toBusinessDate(new Date(`${row.hour.replace(' ', 'T')}:00:00Z`));
        const sum = sums.get(day) ?? { payments: 0, paidFen: 0, refunds: 0, refundedFen: 0 };
        if (kind === 'payment') sums.set(day, { ...sum, payments: sum.payments + num(row.n), paidFen: sum.paidFen + num(row.fen) });
        else sums.set(day, { ...sum, refunds: sum.refunds + num(row.n), refundedFen: sum.refundedFen + num(row.fen) });
      }
    }
    return sums;
  }

  /** Day of the first order ever, paid or not; null before it. */
  async firstDay(): Promise<IsoDate | null> {
    const [row] = await this.uow.read((tx) => tx.select<{ at: Date | string }>('SELECT createdAt AS at FROM payment_order ORDER BY id LIMIT 1'));
    return row ? toBusinessDate(instant(row.at)) : null;
  }

  /** Asks WeChat about an order of this number and books what it tells. False: no order here has the number. Not inside a unit of work. */
  async recheck(number: string): Promise<boolean> {
    const order = await this.uow.read((tx) => tx.repo(PaymentOrderRow).findOneBy({ number }));
    if (!order) return false;
    await this.inquiry.ask(order);
    return true;
  }

  /** The same about a refund; one that this system did not ask for goes to a person. */
  recheckRefund(number: string): Promise<void> {
    return this.refunds.ask(number);
  }

  /** Up to a day, what would make the books untrue: payments that a person has to decide on, and cash that nobody has confirmed. */
  async openMatters(to: IsoDate): Promise<{ exceptions: number; cash: number }> {
    const [[exceptions], [cash]] = await this.uow.read((tx) => Promise.all([
      tx.select<{ n: number | string }>("SELECT COUNT(*) AS n FROM payment_exception WHERE status = 'open' AND createdAt < ?", [startOfDate(addDays(to, 1))]),
      tx.select<{ n: number | string }>("SELECT COUNT(*) AS n FROM payment_cash WHERE status = 'registered' AND receivedOn <= ?", [to]),
    ]));
    return { exceptions: num(exceptions.n), cash: num(cash.n) };
  }
}

const factOf = ({ at, fen, ...raw }: Raw): PaymentFact => ({ ...raw, fen: num(fen), day: toBusinessDate(instant(at)) });
