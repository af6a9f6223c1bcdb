import { Injectable } from '@nestjs/common';
import type { Id, IsoMonth } from '@xianfeng/shared-types';
import { num, UnitOfWork } from '../../database';
import { PointAppealRow } from './point-appeal.entity';
import { PointRuleBook } from './point-rule-book';

/** A month's sums of one organisation, all whole numbers. */
export interface OrgMonthSums {
  orgId: Id;
  entries: number;
  totalCenti: number;
  /** Members with points. */
  earners: number;
  /** Sum over members of their month's points, and of its square: centi and centi². */
  memberSum: number;
  memberSquares: number;
}

type Raw = { orgId: Id } & Record<Exclude<keyof OrgMonthSums, 'orgId'>, number | string | null>;

/** Figures of the ledger for the month's ranking, added up by the database. */
@Injectable()
export class PointTotals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rules: PointRuleBook,
  ) {}

  /** Sums of the organisations with from ≤ id ≤ to; those without entries are missing. Read from one index, in its order. */
  async ofOrgs(month: IsoMonth, from: Id, to: Id): Promise<Map<Id, OrgMonthSums>> {
    const rows = await this.uow.read((tx) =>
      tx.select<Raw>(
        `SELECT orgId, SUM(n) AS entries, SUM(total) AS totalCenti, COUNT(memberId) AS earners,
                SUM(CASE WHEN memberId IS NULL THEN 0 ELSE total END) AS memberSum,
                SUM(CASE WHEN memberId IS NULL THEN 0 ELSE total * total END) AS memberSquares
         FROM (SELECT orgId, memberId, COUNT(*) AS n, SUM(deltaCenti) AS total FROM point_entry
               WHERE month = ? AND orgId >= ? AND orgId <= ? GROUP BY orgId, memberId) m
         GROUP BY orgId`,
        [month, from, to],
      ),
    );
    return new Map(rows.map((r) => [r.orgId, {
      orgId: r.orgId, entries: num(r.entries), totalCenti: num(r.totalCenti), earners: num(r.earners), memberSum: num(r.memberSum),
      memberSquares: num(r.memberSquares),
    }]));
  }

  /** Where an organisation's points of a month came from, the largest first. */
  async byRule(month: IsoMonth, orgId: Id): Promise<{ code: string; title: string; totalCenti: number; entries: number }[]> {
    const rows = await this.uow.read((tx) =>
      tx.select<{ code: string; version: number; total: number | string; entries: number | string }>(
        `SELECT ruleCode AS code, MAX(ruleVersion) AS version, SUM(deltaCenti) AS total, COUNT(*) AS entries FROM point_entry
         WHERE month = ? AND orgId = ? GROUP BY ruleCode ORDER BY SUM(deltaCenti) DESC, ruleCode`,
        [month, orgId],
      ),
    );
    const titles = await this.rules.named(rows);
    return rows.map((r) => ({ code: r.code, title: titles.get(`${r.code}@${r.version}`)?.title ?? r.code, totalCenti: num(r.total), entries: num(r.entries) }));
  }

  /** Appeals without an answer against entries of the month. */
  openAppeals(month: IsoMonth): Promise<number> {
    return this.uow.read((tx) =>
      tx.repo(PointAppealRow).createQueryBuilder('a').innerJoin('point_entry', 'e', 'e.id = a.entryId')
        .where("a.status = 'open' AND e.month = :month", { month }).getCount(),
    );
  }
}
