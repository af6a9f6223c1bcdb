import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { invalidField } from '../../../platform/http';
import { LedgerFacts } from '../../books';
import { type PaymentFact, PaymentFacts } from '../../payments';
import { Differences } from '../differences/differences';
import { newestBillDay } from './bill-day';
import { BillIntake } from './bill-intake';
import { type BilledRow, billedRows } from './billed-rows';
import { booksAgree, type BooksOfDay, DayComparison, type HereOfDay, sumOf } from './compare';
import { FeeBooking } from './fee-booking';
import { FundFlows } from './fund-flows';
import { ReconDayRow } from './recon-day.entity';

type Kind = BilledRow['kind'];
type Facts = ReadonlyMap<string, PaymentFact>;

/** A day's reconciliation: reads the bill once, compares as often as wanted; a comparison that finds nothing new changes nothing. */
@Injectable()
export class DayRun {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly intake: BillIntake,
    private readonly payments: PaymentFacts,
    private readonly ledger: LedgerFacts,
    private readonly differences: Differences,
    private readonly fees: FeeBooking,
    private readonly funds: FundFlows,
  ) {}

  /** What an officer asks for; a day too new would be read as an empty one. */
  async asked(day: IsoDate): Promise<void> {
    if (day > newestBillDay(this.clock.now())) throw invalidField('day', '微信支付在次日 10 点后提供账单，请到时再对账');
    await this.run(day);
  }

  /** Not inside a unit of work: WeChat is asked for the bill. */
  async run(day: IsoDate): Promise<void> {
    if ((await this.intake.ensure(day)) === 'read') await this.compare(day);
  }

  /** Compares what was read before. */
  async compare(day: IsoDate): Promise<void> {
    await this.uow.run(async (tx) => {
      const run = await this.lock(tx, day);
      const { here, books } = await this.booked(day);
      const comparison = new DayComparison(day, run.fundInFen !== null, here);
      const booked = await this.fees.book(tx, run, this.compareRows(tx, day, here, comparison));
      const flows = await this.funds.book(tx, day);
      await this.differences.record(tx, day, [...comparison.findings(books), ...flows]);
      await tx.repo(ReconDayRow).update({ day }, {
        status: 'compared', comparedAt: this.clock.now(), problem: null, feeRuns: run.feeRuns + (booked ? 1 : 0), herePayments: here.payment.size,
        herePaidFen: sumOf(here.payment), hereRefunds: here.refund.size, hereRefundedFen: sumOf(here.refund), booksPaidFen: books.paidFen, booksRefundedFen: books.refundedFen,
      });
    });
  }

  /** Two comparisons of a day come one after the other; what was read before the wait would open again what the first one settled. */
  private lock(tx: Tx, day: IsoDate): Promise<ReconDayRow> {
    return tx.forUpdate(tx.repo(ReconDayRow).createQueryBuilder('d').where('d.day = :day', { day })).getOneOrFail();
  }

  /** A payment that is booked between the two readings is no difference between them: what disagrees is read once more. */
  private async booked(day: IsoDate): Promise<{ here: HereOfDay; books: BooksOfDay }> {
    const read = async () => ({ here: { payment: await this.ofDay('payment', day), refund: await this.ofDay('refund', day) }, books: await this.ledger.wechatOn(day) });
    const first = await read();
    return booksAgree(first.here, first.books) ? first : read();
  }

  /** Hands on the rows, compared, with what is booked here under their numbers. */
  private async *compareRows(tx: Tx, day: IsoDate, here: HereOfDay, comparison: DayComparison): AsyncGenerator<[BilledRow[], Facts]> {
    for (const kind of ['payment', 'refund'] as const) {
      for await (const rows of billedRows(tx, day, kind)) {
        const facts = await this.factsOf(kind, rows, here[kind]);
        for (const row of rows) comparison.add(row, facts.get(row.number));
        yield [rows, facts];
      }
    }
  }

  private async ofDay(kind: Kind, day: IsoDate): Promise<Facts> {
    return new Map((await this.payments.ofDay(kind, day)).map((fact) => [fact.number, fact]));
  }

  /** Those of the day and, for numbers that are not among them, those of other days. */
  private async factsOf(kind: Kind, rows: readonly BilledRow[], ofDay: Facts): Promise<Facts> {
    const elsewhere = rows.flatMap(({ number }) => (ofDay.has(number) ? [] : [number]));
    if (elsewhere.length === 0) return ofDay;
    const others = new Map((await this.payments.ofNumbers(kind, elsewhere)).map((fact) => [fact.number, fact]));
    return new Map(rows.flatMap(({ number }): [string, PaymentFact][] => {
      const fact = ofDay.get(number) ?? others.get(number);
      return fact ? [[number, fact]] : [];
    }));
  }
}
