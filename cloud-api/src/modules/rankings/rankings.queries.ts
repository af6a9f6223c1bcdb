import { Injectable } from '@nestjs/common';
import type { HomeRank, Id, IsoMonth, OrgClass, PageQuery, RankingClassPage, RankingPage, RankingUnit, RankingUnitDetail, TrendPoint } from '@xianfeng/shared-types';
import { isoTime, type SqlParam, UnitOfWork } from '../../database';
import { currentPrincipal, type Principal, scopeSql } from '../../platform/access';
import { Clock, shiftMonth } from '../../platform/clock';
import { cursorNumber, decodeCursor, encodeCursor, notFound, pageLimit } from '../../platform/http';
import { RuleBook } from '../../platform/rules';
import { OrgDirectory } from '../orgs';
import { PointTotals } from '../points';
import { explain, tieRule } from './ranking-words';
import type { RankingRow, RankingSeal } from './ranking.entity';

const MONTHS_SHOWN = 24;
const TREND_MONTHS = 12;
/** A unit's row with its place a month before. */
const SELECT_UNIT = `SELECT r.*, p.place AS placeBefore FROM ranking_row r
  LEFT JOIN ranking_row p ON p.month = ? AND p.orgId = r.orgId AND p.orgClass = r.orgClass`;

type Unit = RankingRow & { placeBefore: number | null };

/** What members and officers read of sealed months. Persons never appear here. */
@Injectable()
export class RankingsQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: RuleBook,
    private readonly orgs: OrgDirectory,
    private readonly totals: PointTotals,
  ) {}

  /** Everything of the ranking page; the class is that of the caller's branch. */
  async page(asked?: IsoMonth): Promise<RankingPage> {
    const caller = currentPrincipal();
    const months = (await this.uow.read((tx) => tx.select<{ month: IsoMonth }>(`SELECT month FROM ranking_seal ORDER BY month DESC LIMIT ${MONTHS_SHOWN}`))).map((r) => r.month);
    const month = asked ?? months[0];
    const seal = month ? await this.seal(month) : null;
    if (!month || !seal) throw notFound('已公布的排名');
    const mine = await this.find(month, caller.orgId);
    const orgClass = mine?.orgClass ?? (await this.orgs.get(caller.orgId)).orgClass;
    const figures = seal.classes.find((c) => c.orgClass === orgClass) ?? seal.classes[0];
    const [top, bulletin, trend] = await Promise.all([
      this.inClass(month, figures?.orgClass ?? orgClass, 0, await this.topList()),
      this.bulletin(month),
      mine ? this.trend(month, mine.orgId) : [],
    ]);
    const of = figures?.units ?? 0;
    return {
      month, months, orgClass: figures?.orgClass ?? orgClass, of, top: top.map(unitView), tieRule: tieRule(seal.terms), bulletin,
      mine: mine ? { ...unitView(mine), trend, explanation: explain(mine, of) } : null,
    };
  }

  /** The top list for everybody; what lies below only the unit itself and those above it see, unless the customer shows the whole class. */
  async classList(month: IsoMonth, orgClass: OrgClass, query: PageQuery): Promise<RankingClassPage> {
    const caller = currentPrincipal();
    const seal = await this.seal(month);
    if (!seal) throw notFound('已公布的排名');
    const limit = pageLimit(query);
    const after = cursorNumber(decodeCursor(query, 1)?.[0] ?? 0);
    const whole = (await this.settings.number('ranking.show_whole_class', this.clock.today())) === 1;
    const rows = await this.inClass(month, orgClass, after, limit + 1, whole ? undefined : { caller, top: await this.topList() });
    const items = rows.slice(0, limit);
    const next = rows.length > limit ? encodeCursor([items.at(-1)!.position]) : null;
    return { items: items.map(unitView), next, of: seal.classes.find((c) => c.orgClass === orgClass)?.units ?? 0, partial: !whole };
  }

  async unit(month: IsoMonth, orgId: Id): Promise<RankingUnitDetail> {
    const caller = currentPrincipal();
    const [seal, row] = await Promise.all([this.seal(month), this.find(month, orgId)]);
    if (!seal || !row || !this.belongs(row, caller)) throw notFound('该单位的排名');
    const of = seal.classes.find((c) => c.orgClass === row.orgClass)!.units;
    const [trend, byRule] = await Promise.all([this.trend(month, orgId), this.totals.byRule(month, [orgId, ...row.mergedIds])]);
    return { ...unitView(row), month, orgClass: row.orgClass, of, trend, byRule, explanation: explain(row, of) };
  }

  /** Place of an organisation in the last sealed month; null when it was not ranked. */
  async standing(orgId: Id): Promise<HomeRank | null> {
    const sql = 'SELECT month, classes FROM ranking_seal ORDER BY month DESC LIMIT 1';
    const [last] = await this.uow.read((tx) => tx.select<{ month: IsoMonth; classes: string }>(sql));
    const row = last ? await this.find(last.month, orgId) : null;
    if (!last || !row) return null;
    const of = classesOf(last).find((c) => c.orgClass === row.orgClass)!.units;
    return { month: last.month, orgClass: row.orgClass, place: row.place, of, perHeadCenti: row.perHeadCenti };
  }

  /** The units that a bulletin prints of a class. */
  async top(month: IsoMonth, orgClass: OrgClass): Promise<RankingUnit[]> {
    return (await this.inClass(month, orgClass, 0, await this.topList())).map(unitView);
  }

  private belongs(row: RankingRow, caller: Principal): boolean {
    return row.orgId === caller.orgId || caller.can('point:read-branch', row.orgPath);
  }

  private topList(): Promise<number> {
    return this.settings.number('ranking.top_list', this.clock.today());
  }

  private async seal(month: IsoMonth): Promise<Pick<RankingSeal, 'terms' | 'classes'> | null> {
    const [row] = await this.uow.read((tx) => tx.select<{ terms: string; classes: string }>('SELECT terms, classes FROM ranking_seal WHERE month = ?', [month]));
    return row ? { terms: JSON.parse(row.terms), classes: classesOf(row) } : null;
  }

  private async find(month: IsoMonth, orgId: Id): Promise<Unit | null> {
    const [row] = await this.rows(month, 'r.orgId = ?', [orgId], 1);
    return row ?? null;
  }

  private inClass(month: IsoMonth, orgClass: OrgClass, after: number, limit: number, only?: { caller: Principal; top: number }): Promise<Unit[]> {
    if (!only) return this.rows(month, 'r.orgClass = ? AND r.position > ?', [orgClass, after], limit);
    const scope = scopeSql('r.orgPath', only.caller.scopes('point:read-branch'));
    const visible = `(r.position <= ? OR r.orgId = ? OR ${scope.sql})`;
    return this.rows(month, `r.orgClass = ? AND r.position > ? AND ${visible}`, [orgClass, after, only.top, only.caller.orgId, ...scope.params], limit);
  }

  private async rows(month: IsoMonth, where: string, params: SqlParam[], limit: number): Promise<Unit[]> {
    const sql = `${SELECT_UNIT} WHERE r.month = ? AND ${where} ORDER BY r.orgClass, r.position LIMIT ${limit}`;
    const raw = await this.uow.read((tx) => tx.select<Omit<Unit, 'small' | 'mergedIds'> & { small: number; mergedIds: string }>(sql, [shiftMonth(month, -1), month, ...params]));
    return raw.map((row) => ({ ...row, small: row.small === 1, mergedIds: JSON.parse(row.mergedIds) as Id[] }));
  }

  /** The last 12 sealed months of a unit, oldest first. */
  private async trend(month: IsoMonth, orgId: Id): Promise<TrendPoint[]> {
    const rows = await this.uow.read((tx) =>
      tx.select<{ month: IsoMonth; place: number; perHeadCenti: number; orgClass: OrgClass; classes: string }>(
        `SELECT r.month, r.place, r.perHeadCenti, r.orgClass, s.classes FROM ranking_row r JOIN ranking_seal s ON s.month = r.month
         WHERE r.orgId = ? AND r.month <= ? ORDER BY r.month DESC LIMIT ${TREND_MONTHS}`,
        [orgId, month],
      ),
    );
    return rows.reverse().map((r) => {
      const figures = classesOf(r).find((c) => c.orgClass === r.orgClass)!;
      return { month: r.month, place: r.place, of: figures.units, perHeadCenti: r.perHeadCenti, classPerHeadCenti: figures.perHeadCenti };
    });
  }

  private async bulletin(month: IsoMonth): Promise<RankingPage['bulletin']> {
    const [row] = await this.uow.read((tx) =>
      tx.select<{ id: Id; title: string; publishedAt: Date | string }>("SELECT id, title, publishedAt FROM bulletin WHERE month = ? AND status = 'published'", [month]),
    );
    return row ? { id: row.id, title: row.title, publishedAt: isoTime(row.publishedAt) } : null;
  }
}

const classesOf = (seal: { classes: string }): RankingSeal['classes'] => JSON.parse(seal.classes);

export function unitView(row: Unit): RankingUnit {
  return {
    orgId: row.orgId, orgName: row.orgName, parentName: row.parentName, place: row.place, sharedBy: row.sharedBy, perHeadCenti: row.perHeadCenti,
    totalCenti: row.totalCenti, totalPlace: row.totalPlace, heads: row.heads, small: row.small, bandCenti: row.bandCenti,
    change: row.placeBefore === null ? null : row.placeBefore - row.place,
  };
}
