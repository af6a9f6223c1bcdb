import { Injectable } from '@nestjs/common';
import { BRANCH_KINDS, type BillsMade, type Id, type IsoMonth } from '@xianfeng/shared-types';
import { encodeTime } from 'ulid';
import { chunk, num, placeholders, prefixEnd, type SqlParam, type Tx, UnitOfWork } from '../../database';
import { Clock, firstDayOf, shiftMonth, startOfDate } from '../../platform/clock';
import { OrgDirectory } from '../orgs';
import { DuesBillRow } from './dues-bill.entity';
import { type CollectionSql, DuesCollection } from './dues-collection';
import { type DueDates, DuesTermsBook } from './dues-terms';

const ORGS_PER_STATEMENT = 400;

/** The fixing that holds for a member `m` in a month. */
export const fixingInForce = (month: string): string => `f.memberId = m.id AND f.currentKey IS NOT NULL AND f.precedence = (
  SELECT MAX(x.precedence) FROM dues_fixing x WHERE x.memberId = m.id AND x.currentKey IS NOT NULL AND x.fromMonth <= ${month} AND (x.toMonth IS NULL OR x.toMonth >= ${month}))`;
/** Parameters: month, month. */
export const FIXING_IN_FORCE = fixingInForce('?');

/** The relief that holds for a member `m` in a month; an ended one up to its last month. */
export const reliefInForce = (month: string): string => `r.id = (
  SELECT MAX(y.id) FROM dues_relief y WHERE y.memberId = m.id AND y.status IN ('approved', 'ended') AND y.fromMonth <= ${month} AND y.toMonth >= ${month})`;
/** Parameters: month, month. */
export const RELIEF_IN_FORCE = reliefInForce('?');

export const RELIEVED_FEN = `CASE WHEN r.kind = 'exempt' THEN 0 WHEN r.monthlyFen < f.monthlyFen THEN r.monthlyFen ELSE f.monthlyFen END`;
export const RELIEVED_STATUS = `CASE WHEN r.kind = 'exempt' THEN 'exempt' WHEN f.monthlyFen = 0 OR r.monthlyFen = 0 THEN 'waived' ELSE 'unpaid' END`;

interface BillRun {
  month: IsoMonth;
  dates: DueDates;
  collected: CollectionSql;
}

/**
 * Makes bills by one statement for hundreds of branches: nothing is read into the service, wage bases stay sealed. A bill's id is
 * the month's time and the member's own random part, so that the database can make it.
 */
@Injectable()
export class BillMaker {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly terms: DuesTermsBook,
    private readonly collection: DuesCollection,
    private readonly orgs: OrgDirectory,
  ) {}

  /** Missing bills of everybody at the path and below; those of another run are left alone. */
  async make(orgPath: string, month: IsoMonth): Promise<BillsMade> {
    const datesAt = await this.terms.dueDates(month);
    const groups = new Map<string, { dates: DueDates; ids: Id[] }>();
    for (const org of await this.orgs.subtree(orgPath, { kinds: BRANCH_KINDS })) {
      const dates = datesAt(org.path);
      const key = Object.values(dates).join();
      const group = groups.get(key) ?? { dates, ids: [] };
      group.ids.push(org.id);
      groups.set(key, group);
    }
    const collected = await this.collection.sql(month);
    const collectingElsewhere = await this.collectingElsewhere(collected);
    await this.moveAhead(orgPath, month, datesAt, collected);
    let made = 0;
    for (const { dates, ids } of groups.values()) {
      for (const part of chunk(ids, ORGS_PER_STATEMENT)) made += await this.uow.run((tx) => this.ofOrgs(tx, { month, dates, collected }, part, collectingElsewhere));
    }
    return { month, made, unfixed: await this.unfixed(orgPath, month) };
  }

  /** One member's missing bill of a month, e.g. to pay in advance; none where nothing is fixed. */
  async makeFor(tx: Tx, memberId: Id, orgPath: string, month: IsoMonth): Promise<void> {
    const datesAt = await this.terms.dueDates(month);
    await this.insert(tx, { month, dates: datesAt(orgPath), collected: await this.collection.sql(month) }, 'm.id = ?', [memberId]);
  }

  /** Members at the path and below who have no bill of the month. */
  async unfixed(orgPath: string, month: IsoMonth): Promise<number> {
    const collected = await this.collection.sql(month);
    const below = await this.collection.below(orgPath, collected);
    const sql = `SELECT COUNT(*) AS n FROM member m JOIN org o ON o.id = ${collected.orgId}
      WHERE ${below.sql} AND m.joinedOn < ?
        AND NOT EXISTS (SELECT 1 FROM dues_bill b WHERE b.memberId = m.id AND b.month = ?)`;
    const params = [...below.params, firstDayOf(shiftMonth(month, 1)), month];
    const [row] = await this.uow.read((tx) => tx.select<{ n: number | string }>(sql, params));
    return num(row.n);
  }

  /** Bills made in advance and not paid belong to the branch that the member is in once the month has come (第九条). */
  private async moveAhead(orgPath: string, month: IsoMonth, datesAt: (orgPath: string) => DueDates, collected: CollectionSql): Promise<void> {
    const sql = `SELECT b.id, o.id AS orgId, o.path FROM dues_bill b JOIN member m ON m.id = b.memberId JOIN org o ON o.id = ${collected.orgId}
      WHERE b.month = ? AND b.paidFen = 0 AND b.createdAt < ? AND b.orgId <> o.id AND o.path >= ? AND o.path < ?`;
    const moved = await this.uow.read((tx) => tx.select<{ id: Id; orgId: Id; path: string }>(sql, [month, startOfDate(firstDayOf(month)), orgPath, prefixEnd(orgPath)]));
    for (const { id, orgId, path } of moved) {
      await this.uow.run((tx) => tx.repo(DuesBillRow).update({ id, paidFen: 0 }, { orgId, dueOn: datesAt(path).on }));
    }
  }

  /** By the branch that collects (第九条): first from those who are at it, then from those who are elsewhere. */
  private async ofOrgs(tx: Tx, run: BillRun, orgIds: Id[], collectingElsewhere: ReadonlySet<Id>): Promise<number> {
    const { orgId } = run.collected;
    const settled = await this.insert(tx, run, `m.orgId IN (${placeholders(orgIds)}) AND ${orgId} = m.orgId`, orgIds);
    const away = orgIds.filter((id) => collectingElsewhere.has(id));
    if (away.length === 0) return settled;
    const list = placeholders(away);
    const who = `(m.homeOrgId IN (${list}) OR m.hostOrgId IN (${list})) AND ${orgId} IN (${list}) AND ${orgId} <> m.orgId`;
    return settled + (await this.insert(tx, run, who, [...away, ...away, ...away]));
  }

  /** Branches that collect from members who are not at them: few, and a database that is asked for them by lists of all branches reads every member. */
  private async collectingElsewhere({ orgId }: CollectionSql): Promise<Set<Id>> {
    const sql = `SELECT DISTINCT ${orgId} AS id FROM member m WHERE (m.homeOrgId IS NOT NULL OR m.hostOrgId IS NOT NULL) AND ${orgId} <> m.orgId`;
    return new Set((await this.uow.read((tx) => tx.select<{ id: Id }>(sql))).map(({ id }) => id));
  }

  private insert(tx: Tx, { month, dates, collected }: BillRun, who: string, whoParams: SqlParam[]): Promise<number> {
    const sql = `${tx.dialect === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE'} INTO dues_bill
      (id, memberId, orgId, month, dueOn, dueFen, paidFen, status, fixingId, reliefId, paidAt, createdAt)
      SELECT CONCAT(?, SUBSTR(m.id, 11)), m.id, ${collected.orgId}, ?, CASE WHEN m.joinedOn > ? THEN ? ELSE ? END,
        ${RELIEVED_FEN}, 0, ${RELIEVED_STATUS}, f.id, r.id, NULL, ?
      FROM member m JOIN dues_fixing f ON ${FIXING_IN_FORCE} LEFT JOIN dues_relief r ON ${RELIEF_IN_FORCE}
      WHERE ${who} AND ${collected.pays} AND m.joinedOn < ? AND NOT EXISTS (SELECT 1 FROM dues_bill b WHERE b.memberId = m.id AND b.month = ?)`;
    return tx.execute(sql, [
      encodeTime(startOfDate(firstDayOf(month)).getTime(), 10), month, dates.joinedAfter, dates.lateOn, dates.on, this.clock.now(),
      month, month, month, month, ...whoParams, firstDayOf(shiftMonth(month, 1)), month,
    ]);
  }
}
