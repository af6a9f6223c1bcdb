import { Injectable } from '@nestjs/common';
import type { Id, IsoMonth } from '@xianfeng/shared-types';
import { chunk, num, placeholders, UnitOfWork } from '../../database';
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

/** An organisation that is ranked, with those whose entries count for it besides its own. */
export interface RankedUnit {
  id: Id;
  mergedIds: readonly Id[];
}

const IDS_PER_QUERY = 500;

/** Figures of the ledger for the month's ranking, added up by the database. */
@Injectable()
export class PointTotals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rules: PointRuleBook,
  ) {}

  /** Sums of the units; those without entries are missing. */
  async ofUnits(month: IsoMonth, units: readonly RankedUnit[]): Promise<Map<Id, OrgMonthSums>> {
    if (units.length === 0) return new Map();
    const ids = units.map((unit) => unit.id).sort();
    const sums = await this.ofOrgs(month, ids[0], ids.at(-1)!);
    for (const [id, union] of await this.ofUnions(month, units.filter((unit) => unit.mergedIds.length > 0))) sums.set(id, union);
    return sums;
  }

  /** A member who earned on both sides of a merger is one member: the squares are of the whole. */
  private async ofUnions(month: IsoMonth, units: readonly RankedUnit[]): Promise<Map<Id, OrgMonthSums>> {
    const unitOf = new Map(units.flatMap(({ id, mergedIds }) => [id, ...mergedIds].map((source) => [source, id] as const)));
    const unions = new Map<Id, { sums: OrgMonthSums; members: Map<Id, number> }>();
    for (const part of chunk([...unitOf.keys()], IDS_PER_QUERY)) {
      const sql = `SELECT orgId, memberId, COUNT(*) AS n, SUM(deltaCenti) AS total FROM point_entry
        WHERE month = ? AND orgId IN (${placeholders(part)}) GROUP BY orgId, memberId`;
      const rows = await this.uow.read((tx) => tx.select<{ orgId: Id; memberId: Id | null; n: number | string; total: number | string }>(sql, [month, ...part]));
      for (const { orgId: source, memberId, n, total } of rows) {
        const orgId = unitOf.get(source)!;
        const union = unions.get(orgId) ?? { sums: { orgId, entries: 0, totalCenti: 0, earners: 0, memberSum: 0, memberSquares: 0 }, members: new Map() };
        unions.set(orgId, union);
        union.sums.entries += num(n);
        union.sums.totalCenti += num(total);
        if (memberId) union.members.set(memberId, (union.members.get(memberId) ?? 0) + num(total));
      }
    }
    return new Map([...unions].map(([id, { sums, members }]) => {
      const totals = [...members.values()];
      const memberSum = totals.reduce((sum, one) => sum + one, 0);
      return [id, { ...sums, earners: totals.length, memberSum, memberSquares: totals.reduce((sum, one) => sum + one * one, 0) }];
    }));
  }

  /** Sums of the organisations with from ≤ id ≤ to; those without entries are missing. Read from one index, in its order. */
  private async ofOrgs(month: IsoMonth, from: Id, to: Id): Promise<Map<Id, OrgMonthSums>> {
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

  /** Where the points of a unit's organisations in a month came from, the largest first. */
  async byRule(month: IsoMonth, orgIds: readonly Id[]): Promise<{ code: string; title: string; totalCenti: number; entries: number }[]> {
    const rows = await this.uow.read((tx) =>
      tx.select<{ code: string; version: number; total: number | string; entries: number | string }>(
        `SELECT ruleCode AS code, MAX(ruleVersion) AS version, SUM(deltaCenti) AS total, COUNT(*) AS entries FROM point_entry
         WHERE month = ? AND orgId IN (${placeholders(orgIds)}) GROUP BY ruleCode ORDER BY SUM(deltaCenti) DESC, ruleCode`,
        [month, ...orgIds],
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
