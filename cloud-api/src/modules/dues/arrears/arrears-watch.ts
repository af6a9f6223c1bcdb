import { Injectable } from '@nestjs/common';
import type { Id, IsoMonth } from '@xianfeng/shared-types';
import { chunk, isDuplicateKey, num, placeholders, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { OrgDirectory } from '../../orgs';
import { DuesCaseRow } from '../dues-case.entity';
import { DuesEvents } from '../dues-events';
import { DuesPeople, type DuesPerson } from '../dues-people';
import { DuesTermsBook } from '../dues-terms';
import { newestRun, type UnpaidRun } from './unpaid-run';

const CASES_PAGE = 'packages/dues/desk/index?tab=cases';
const IDS_PER_QUERY = 500;

interface UnpaidRow {
  memberId: Id;
  month: IsoMonth;
  owedFen: number | string;
}

/** Raises a case where months in a row went unpaid (第十三条). It tells people and does nothing else. */
@Injectable()
export class ArrearsWatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly terms: DuesTermsBook,
    private readonly people: DuesPeople,
    private readonly orgs: OrgDirectory,
    private readonly events: DuesEvents,
  ) {}

  async run(): Promise<void> {
    const leastAt = await this.terms.table('case_months');
    const least = Math.min(...(await this.orgs.branches()).map(({ path }) => leastAt(path)));
    for (const ids of chunk(await this.candidates(least), IDS_PER_QUERY)) {
      const [unpaid, people] = await Promise.all([this.unpaid(ids), this.people.findMany(ids)]);
      for (const person of people) {
        const rows = unpaid.filter((row) => row.memberId === person.id);
        const run = newestRun(rows.map((row) => row.month));
        if (person.status !== 'active' || !run || run.months < leastAt(person.orgPath)) continue;
        const owedFen = rows.filter((row) => row.month >= run.fromMonth).reduce((sum, row) => sum + num(row.owedFen), 0);
        await this.raise(person, run, owedFen);
      }
    }
  }

  /** By the lowest number that holds anywhere; each member's own branch is asked afterwards. */
  private async candidates(least: number): Promise<Id[]> {
    const sql = `SELECT b.memberId FROM dues_bill b WHERE b.status = 'unpaid' AND b.dueOn < ?
        AND NOT EXISTS (SELECT 1 FROM dues_case c WHERE c.openKey = b.memberId)
      GROUP BY b.memberId HAVING COUNT(*) >= ? ORDER BY b.memberId`;
    return (await this.uow.read((tx) => tx.select<{ memberId: Id }>(sql, [this.clock.today(), least]))).map((row) => row.memberId);
  }

  /** Months that an earlier case has dealt with don't count again. */
  private unpaid(ids: readonly Id[]): Promise<UnpaidRow[]> {
    const sql = `SELECT b.memberId, b.month, b.dueFen - b.paidFen AS owedFen FROM dues_bill b
      WHERE b.memberId IN (${placeholders(ids)}) AND b.status = 'unpaid' AND b.dueOn < ?
        AND b.month > COALESCE((SELECT MAX(c.toMonth) FROM dues_case c WHERE c.memberId = b.memberId), '')`;
    return this.uow.read((tx) => tx.select<UnpaidRow>(sql, [...ids, this.clock.today()]));
  }

  private async raise(person: DuesPerson, run: UnpaidRun, owedFen: number): Promise<void> {
    const id = newId();
    try {
      await this.uow.run(async (tx) => {
        await tx.repo(DuesCaseRow).insert({
          id, memberId: person.id, orgId: person.orgId, openKey: person.id, ...run, owedFen, status: 'open', outcome: null, version: 1, createdAt: this.clock.now(),
        });
        await this.events.record(tx, { type: 'dues_case', id, orgPath: person.orgPath, title: person.name, from: null, to: 'open', reason: `${run.fromMonth} 至 ${run.toMonth} 连续 ${run.months} 个月未交` });
        await requestNotification(this.outbox, tx, {
          topic: 'dues.todo', period: id, to: { kind: 'roles', roles: ['branch_secretary'], orgId: person.orgId },
          title: `有党员连续 ${run.months} 个月未交党费，请了解情况`, body: `${person.name} ${run.fromMonth} 至 ${run.toMonth} 未交党费，请先了解原因、批评教育。`, page: CASES_PAGE,
        });
      });
    } catch (error) {
      // Another instance raised it a moment ago.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
