import { Injectable } from '@nestjs/common';
import type { Fen, Id, IsoDate } from '@xianfeng/shared-types';
import { num, placeholders, UnitOfWork } from '../../database';
import { OrgDirectory } from '../orgs';

/** What a member has to pay up to a day. */
export interface DueSoon {
  memberId: Id;
  /** Day of the newest bill among them. */
  dueOn: IsoDate;
  months: number;
  owedFen: Fen;
}

const OPEN = "b.status IN ('unpaid', 'partial')";

/** Members with a bill that falls due soon, with all that they owe by then. */
@Injectable()
export class DueSoonQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
  ) {}

  /**
   * A bill of theirs falls due from the day on until the last one that their branch looks ahead to; in order of ids, after one if
   * given. `last` is where the next page begins, null when there is none.
   */
  async page(from: IsoDate, until: (orgPath: string) => IsoDate, after: Id, limit: number): Promise<{ items: DueSoon[]; last: Id | null }> {
    const furthest = (await this.orgs.branches()).map(({ path }) => until(path)).reduce((a, b) => (a > b ? a : b), from);
    const sql = `SELECT b.memberId, MIN(b.dueOn) AS dueOn, MIN(o.path) AS orgPath FROM dues_bill b JOIN org o ON o.id = b.orgId
        JOIN member m ON m.id = b.memberId AND m.status = 'active'
      WHERE ${OPEN} AND b.dueOn >= ? AND b.dueOn <= ? AND b.memberId > ? GROUP BY b.memberId ORDER BY b.memberId LIMIT ${limit}`;
    type Row = { memberId: Id; dueOn: IsoDate; orgPath: string };
    const rows = await this.uow.read((tx) => tx.select<Row>(sql, [from, furthest, after]));
    const due = new Map<IsoDate, Id[]>();
    for (const { memberId, dueOn, orgPath } of rows) {
      const to = until(orgPath);
      if (dueOn <= to) due.set(to, [...(due.get(to) ?? []), memberId]);
    }
    const items = (await Promise.all([...due].map(([to, ids]) => this.owed(ids, to)))).flat();
    return { items, last: rows.length === limit ? rows.at(-1)!.memberId : null };
  }

  private async owed(ids: readonly Id[], to: IsoDate): Promise<DueSoon[]> {
    const sums = `SELECT b.memberId, MAX(b.dueOn) AS dueOn, COUNT(*) AS months, SUM(b.dueFen - b.paidFen) AS owedFen FROM dues_bill b
      WHERE b.memberId IN (${placeholders(ids)}) AND ${OPEN} AND b.dueOn <= ? GROUP BY b.memberId ORDER BY b.memberId`;
    const rows = await this.uow.read((tx) => tx.select<Record<'memberId' | 'dueOn', string> & Record<'months' | 'owedFen', number | string>>(sums, [...ids, to]));
    return rows.map(({ memberId, dueOn, months, owedFen }) => ({ memberId, dueOn, months: num(months), owedFen: num(owedFen) }));
  }
}
