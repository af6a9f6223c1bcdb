import { Injectable } from '@nestjs/common';
import type { DuesBill, DuesExplanation, DuesRelief, Id, IsoMonth, MemberDues, MyDues } from '@xianfeng/shared-types';
import { num, type SqlParam, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Clock, shiftMonth } from '../../platform/clock';
import { FIXING_IN_FORCE, RELIEF_IN_FORCE, RELIEVED_FEN } from './bill-maker';
import { BillQueries } from './bill.queries';
import { isOpen } from './bill-status';
import { ConsentQueries } from './consent/consent.queries';
import { DuesCollection } from './dues-collection';
import { DuesPeople, type DuesPerson, seesBase } from './dues-people';
import { DuesTermsBook } from './dues-terms';
import { FixingQueries } from './fixing.queries';
import { MonthLimits } from './month-limits';
import { ReliefQueries } from './relief/relief.queries';
import { relieved } from './relief/relieved';

/** One member's dues: for himself on the phone, and for the officers of his branch. */
@Injectable()
export class MyDuesQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: DuesPeople,
    private readonly collection: DuesCollection,
    private readonly terms: DuesTermsBook,
    private readonly limits: MonthLimits,
    private readonly bills: BillQueries,
    private readonly fixings: FixingQueries,
    private readonly reliefs: ReliefQueries,
    private readonly consents: ConsentQueries,
  ) {}

  async mine(year = Number(this.clock.month().slice(0, 4))): Promise<MyDues> {
    const me = await this.people.me();
    const month = this.clock.month();
    const [terms, limits, bills, open, reliefs, consents, payFor, collectors] = await Promise.all([
      this.terms.of(me.orgPath), this.uow.read((tx) => this.limits.of(tx, me)), this.bills.between(me.id, `${year}-01`, `${year}-12`),
      this.bills.open(me.id, '', month), this.reliefs.ofMember(me.id), this.consents.ofMember(me.id), this.consents.ofPayer(me.id), this.collectors(me.orgId),
    ]);
    const [current] = await this.bills.between(me.id, month, month);
    const [prepay, explanation, grounds] = await Promise.all([this.prepay(me, month, limits.prepay), this.explain(me.id, month, reliefs), this.collection.grounds(me)]);
    const arrears = open.filter((bill) => bill.month < month);
    return {
      month, memberName: me.name, org: { id: me.orgId, name: me.orgName }, quarterly: terms('quarterly').value === 1, collectors, grounds, current: current ?? null,
      arrears, arrearsFen: sumOf(arrears), maxArrearsMonths: limits.arrears, maxPrepayMonths: limits.prepay, prepay, year, bills,
      yearPaidFen: bills.reduce((sum, bill) => sum + bill.paidFen, 0), explanation, reliefs, consents, payFor,
      allowedActions: [
        ...(open.length > 0 ? ['pay' as const] : []), ...(prepay.length > 0 ? ['prepay' as const] : []), 'apply_relief', 'name_payer',
      ],
    };
  }

  /** The base comes along for those who may see it, and the reading leaves a trace. */
  async ofMember(id: Id, year = Number(this.clock.month().slice(0, 4))): Promise<MemberDues> {
    const person = await this.people.require('dues:report', id);
    const caller = currentPrincipal();
    const month = this.clock.month();
    const withBase = seesBase(caller, person);
    const [bills, reliefs, consents] = await Promise.all([
      this.bills.between(id, `${year}-01`, `${year}-12`), this.reliefs.ofMember(id), this.consents.ofMember(id),
    ]);
    const open = await this.bills.open(id, '', month);
    if (withBase && caller.memberId !== id) await this.fixings.recordRead(person);
    const collects = caller.can('dues:collect', person.orgPath);
    return {
      member: { id, name: person.name, probationary: person.category === 'probationary' }, org: { id: person.orgId, name: person.orgName }, bills,
      grounds: await this.collection.grounds(person), owedFen: sumOf(open), reliefs, consents, explanation: withBase ? await this.explain(id, month, reliefs) : null,
      allowedActions: [
        ...(withBase ? ['see_base' as const] : []), ...(caller.can('dues:fix', person.orgPath) && caller.memberId !== id ? ['fix' as const, 'waive' as const] : []),
        ...(collects ? ['enter_relief' as const, 'name_payer' as const, 'enter_cash' as const] : []), ...(collects && caller.memberId !== id ? ['permit' as const] : []),
      ],
    };
  }

  private async explain(memberId: Id, month: IsoMonth, reliefs: readonly DuesRelief[]): Promise<DuesExplanation | null> {
    const explanation = await this.fixings.explanation(memberId, month);
    return explanation && relieved(explanation, reliefs.find((r) => ['approved', 'ended'].includes(r.status) && r.fromMonth <= month && r.toMonth >= month));
  }

  /** Coming months with what they cost by what is fixed now; those paid already are left out. */
  private async prepay({ id }: DuesPerson, month: IsoMonth, most: number): Promise<MyDues['prepay']> {
    const months = Array.from({ length: most }, (_, i) => shiftMonth(month, i + 1));
    const params: SqlParam[] = [];
    const parts = months.map((ahead) => {
      params.push(ahead, ahead, ahead, ahead, ahead, ahead, id);
      return `SELECT ? AS month, ${RELIEVED_FEN} AS dueFen, b.status AS status, b.paidFen AS paidFen
        FROM member m JOIN dues_fixing f ON ${FIXING_IN_FORCE} LEFT JOIN dues_relief r ON ${RELIEF_IN_FORCE}
        LEFT JOIN dues_bill b ON b.memberId = m.id AND b.month = ? WHERE m.id = ?`;
    });
    type Row = { month: IsoMonth; dueFen: number | string; status: DuesBill['status'] | null; paidFen: number | null };
    const rows = await this.uow.read((tx) => tx.select<Row>(parts.join(' UNION ALL '), params));
    return rows
      .filter((row) => num(row.dueFen) > 0 && (row.status === null || isOpen(row.status)))
      .map((row) => ({ month: row.month, dueFen: num(row.dueFen) - (row.paidFen ?? 0) }))
      .sort((a, b) => a.month.localeCompare(b.month));
  }

  private async collectors(orgId: Id): Promise<string[]> {
    const sql = `SELECT m.name FROM member_post p JOIN member m ON m.id = p.memberId
      WHERE p.orgId = ? AND p.post = 'secretary' AND p.startedOn <= ? AND (p.endedOn IS NULL OR p.endedOn > ?) ORDER BY p.id LIMIT 5`;
    const today = this.clock.today();
    return (await this.uow.read((tx) => tx.select<{ name: string }>(sql, [orgId, today, today]))).map((row) => row.name);
  }
}

const sumOf = (bills: readonly DuesBill[]): number => bills.reduce((sum, bill) => sum + bill.dueFen - bill.paidFen, 0);
