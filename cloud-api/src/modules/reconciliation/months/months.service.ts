import { Injectable } from '@nestjs/common';
import type { DaySide, IsoDate, IsoMonth, ReconciliationDay, ReconciliationMonth } from '@xianfeng/shared-types';
import { num, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { addDays, Clock, firstDayOf, lastDayOf, shiftMonth } from '../../../platform/clock';
import { Problem } from '../../../platform/http';
import { BooksMonths } from '../../books';
import { OrgDirectory, type OrgRef } from '../../orgs';
import { PaymentFacts } from '../../payments';
import { unreadDay } from '../days/bill-intake';
import { ReconDayRow } from '../days/recon-day.entity';
import { dayView, NOTHING } from './day.view';
import { MonthChecks } from './month-checks';

interface Counts {
  open: number;
  all: number;
}

/** A month of days, and its closing. Only who keeps the books of the top organisation sees the merchant's figures. */
@Injectable()
export class MonthsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly orgs: OrgDirectory,
    private readonly payments: PaymentFacts,
    private readonly checks: MonthChecks,
    private readonly books: BooksMonths,
  ) {}

  async month(month: IsoMonth): Promise<ReconciliationMonth> {
    const top = await this.top();
    const [days, closedUpTo] = [await this.between(firstDayOf(month), lastDayOf(month)), await this.books.closedUpTo(top.path)];
    const closed = closedUpTo !== null && closedUpTo >= month;
    const unclosed = closedUpTo === null ? '' : firstDayOf(shiftMonth(closedUpTo, 1));
    const checks = closed ? [] : await this.checks.of(month, lastDayOf(month), this.clock.today(), await this.between(unclosed, lastDayOf(month)));
    const bills = days.flatMap(({ bill }) => bill ?? []);
    return {
      month, days, closed, checks, sums: { bill: { ...total(bills), feeFen: bills.reduce((sum, { feeFen }) => sum + feeFen, 0) }, here: total(days.map(({ here }) => here)) },
      allowedActions: !closed && checks.every(({ ok }) => ok) ? ['close'] : [],
    };
  }

  /** One day of the month's list. */
  async day(day: IsoDate): Promise<ReconciliationDay> {
    return (await this.between(day, day))[0] ?? dayView(unreadDay(day), NOTHING, { open: 0, all: 0 });
  }

  /** Only for who keeps the books of the top organisation; 403 for others, whatever they keep below. */
  async top(): Promise<OrgRef> {
    const [top] = await this.orgs.roots();
    if (!currentPrincipal().can('dues:finance', top.path)) throw new Problem('access.denied', { detail: '对账由集团党委的党费管理员办理。' });
    return top;
  }

  async close(month: IsoMonth): Promise<void> {
    const top = await this.top();
    const failed = (await this.month(month)).checks.filter(({ ok }) => !ok);
    if (failed.length > 0) throw new Problem('dues.month_not_ready', { detail: `${failed.map(({ detail }) => detail).join('；')}。`, meta: { checks: failed.map(({ code }) => code) } });
    await this.uow.run(async (tx) => {
      const { memberId } = currentPrincipal();
      if (!(await this.books.close(tx, top.id, month, memberId))) return;
      await this.audit.record(tx, { action: 'dues-books.close', objectType: 'dues_month', objectId: month, orgPath: top.path, title: `${month} 党费账结账`, detail: { month } });
    });
  }

  /** From the first order on, up to yesterday, the newest first. */
  private async between(first: IsoDate, last: IsoDate): Promise<ReconciliationDay[]> {
    const firstDay = await this.payments.firstDay();
    const [from, to] = [max(first, firstDay ?? '9999-12-31'), min(last, addDays(this.clock.today(), -1))];
    if (from > to) return [];
    const known = new Map((await this.uow.read((tx) => tx.repo(ReconDayRow).createQueryBuilder('d').where('d.day >= :from AND d.day <= :to', { from, to }).getMany())).map((row) => [row.day, row]));
    const days: IsoDate[] = [];
    for (let day = to; day >= from; day = addDays(day, -1)) days.push(day);
    const uncompared = days.filter((day) => !known.get(day)?.comparedAt);
    const here = uncompared.length > 0 ? await this.payments.sumsByDay(uncompared.at(-1)!, uncompared[0]) : new Map<IsoDate, DaySide>();
    const counts = await this.counts(from, to);
    return days.map((day) => dayView(known.get(day) ?? unreadDay(day), here.get(day) ?? NOTHING, counts.get(day) ?? { open: 0, all: 0 }));
  }

  private async counts(from: IsoDate, to: IsoDate): Promise<Map<IsoDate, Counts>> {
    const sql = "SELECT day, COUNT(*) AS n, SUM(CASE WHEN status IN ('open', 'taken') THEN 1 ELSE 0 END) AS open FROM recon_difference WHERE day >= ? AND day <= ? GROUP BY day";
    const rows = await this.uow.read((tx) => tx.select<{ day: IsoDate; n: number | string; open: number | string }>(sql, [from, to]));
    return new Map(rows.map(({ day, n, open }) => [day, { all: num(n), open: num(open) }]));
  }
}

const max = (a: string, b: string): string => (a > b ? a : b);
const min = (a: string, b: string): string => (a < b ? a : b);

const total = (sides: readonly DaySide[]): DaySide => sides.reduce((sum, side) => ({
  payments: sum.payments + side.payments, paidFen: sum.paidFen + side.paidFen, refunds: sum.refunds + side.refunds, refundedFen: sum.refundedFen + side.refundedFen,
}), NOTHING);
