import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Id, type IsoMonth, ORG_CLASSES } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { Audit } from '../../platform/audit';
import { Clock, lastDayOf, monthRange } from '../../platform/clock';
import { RuleBook } from '../../platform/rules';
import { OrgDirectory, OrgMembership, type UnitOn } from '../orgs';
import { PointMonths, PointTotals } from '../points';
import { MonthCloseRow } from './month-close.entity';
import { classFigures, FORMAT, MonthSnapshot, ranked, snapshotHash } from './month-snapshot';
import { figures } from './month-verifier';
import { type Part, PartsAhead } from './parts-ahead';
import { type RankingRow, RankingSeal } from './ranking.entity';

const LEASE_MS = 120_000;
/** Units that are ranked: those that have members for good. */
export const RANKED_KINDS = ['branch', 'joint_branch'] as const;

/** A unit as it stood at the month's end. */
interface Unit extends UnitOn {
  heads: number;
}


type Advance = Partial<Pick<MonthCloseRow, 'phase' | 'cursor' | 'done' | 'total' | 'closedAt'>>;

/**
 * Closes a month step by step. Each step is one unit of work that moves the phase or the cursor together with its result, and
 * only while the lease is held: a killed closer loses at most the step at hand, and the next one goes on from there.
 */
@Injectable()
export class MonthCloser {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly settings: RuleBook,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly months: PointMonths,
    private readonly totals: PointTotals,
    private readonly snapshot: MonthSnapshot,
  ) {}

  /** Puts the close of a month on record, with the figures in force on the month's last day; a second one hits the primary key. */
  async begin(tx: Tx, month: IsoMonth, startedBy: Id | null): Promise<void> {
    const lastDay = lastDayOf(month);
    const terms = {
      smallUnitHeads: await this.settings.number('ranking.small_unit_heads', lastDay),
      bandWidth: await this.settings.number('ranking.band_width', lastDay),
    };
    await tx.repo(MonthCloseRow).insert({
      month, phase: 'checking', cursor: '', done: 0, total: 0, terms, leaseToken: null, leaseUntil: null, startedBy, startedAt: this.clock.now(), closedAt: null,
    });
  }

  /** Goes on with a started close until the month is closed; does nothing when another instance is at it. */
  async run(month: IsoMonth): Promise<void> {
    const token = randomBytes(16).toString('hex');
    if (!(await this.takeLease(month, token))) return;
    try {
      let close = await this.uow.read((tx) => tx.repo(MonthCloseRow).findOneByOrFail({ month }));
      const ledger = new PartsAhead(await this.units(month), (part) => this.sums(month, part));
      while (close.phase !== 'closed') close = await this.step(close, token, ledger);
    } finally {
      await this.uow.run((tx) => tx.repo(MonthCloseRow).update({ month, leaseToken: token }, { leaseToken: null, leaseUntil: null }));
    }
  }

  /** One unit of work; answers the close as it stands after it. */
  async step(close: MonthCloseRow, token: string, ledger: PartsAhead<Unit, RankingRow>): Promise<MonthCloseRow> {
    const { month, phase, cursor } = close;
    const part = phase === 'aggregating' ? await ledger.after(cursor) : null;
    return this.uow.run(async (tx) => {
      const change = await this.advance(tx, close, ledger.units.length, part);
      const leaseUntil = new Date(this.clock.now().getTime() + LEASE_MS);
      const held = await tx.repo(MonthCloseRow).update({ month, leaseToken: token, phase, cursor }, { ...change, leaseUntil });
      if (held.affected !== 1) throw new Error(`close of ${month}: the lease went to another instance`);
      return { ...close, ...change };
    });
  }

  private advance(tx: Tx, close: MonthCloseRow, units: number, part: Part<RankingRow> | null): Promise<Advance> {
    if (close.phase === 'checking') return this.freeze(tx, close, units);
    if (close.phase === 'aggregating') return this.aggregate(tx, part);
    if (close.phase === 'ranking') return this.rank(tx, close);
    if (close.phase === 'sealing') return this.seal(tx, close);
    throw new Error(`month ${close.month} is closed already`);
  }

  /** From here on the month takes no entries. */
  private async freeze(tx: Tx, close: MonthCloseRow, units: number): Promise<Advance> {
    await this.months.freeze(tx, close.month);
    return { phase: 'aggregating', cursor: '', done: 0, total: units };
  }

  private async aggregate(tx: Tx, part: Part<RankingRow> | null): Promise<Advance> {
    if (!part) return { phase: 'ranking', cursor: '', done: 0, total: ORG_CLASSES.length };
    await this.snapshot.put(tx, part.rows);
    return { cursor: part.last, done: part.done };
  }

  /** Units without members have no score per head and are left out. */
  private async sums(month: IsoMonth, part: readonly Unit[]): Promise<RankingRow[]> {
    const [parents, sums] = await Promise.all([this.orgs.getMany(part.flatMap((unit) => unit.parentId ?? [])), this.totals.ofUnits(month, part)]);
    return part.flatMap((unit) => {
      const { heads, mergedIds } = unit;
      if (heads === 0) return [];
      return [{
        month, orgId: unit.id, orgName: unit.shortName, parentName: (unit.parentId && parents.get(unit.parentId)?.shortName) || '', orgPath: unit.path,
        orgClass: unit.orgClass, heads, mergedIds, ...figures(heads, sums.get(unit.id)),
        perHeadCenti: 0, small: false, bandCenti: 0, place: 0, sharedBy: 0, totalPlace: 0, position: 0,
      }];
    });
  }

  private async rank(tx: Tx, close: MonthCloseRow): Promise<Advance> {
    const orgClass = ORG_CLASSES.at(close.done)!;
    await this.snapshot.put(tx, ranked(await this.snapshot.rows(close.month, orgClass), close.terms));
    const done = close.done + 1;
    return done === ORG_CLASSES.length ? { phase: 'sealing', cursor: '', done: 0, total: 1 } : { cursor: orgClass, done };
  }

  private async seal(tx: Tx, close: MonthCloseRow): Promise<Advance> {
    const { month, terms } = close;
    const [before] = await tx.repo(RankingSeal).find({ order: { month: 'DESC' }, take: 1 });
    const rows = await this.snapshot.rows(month);
    const prevHash = before?.hash ?? '';
    const hash = snapshotHash(FORMAT, month, prevHash, terms, rows);
    await tx.repo(RankingSeal).insert({ month, hash, prevHash, prevMonth: before?.month ?? '', format: FORMAT, terms, classes: classFigures(rows), sealedAt: this.clock.now() });
    const [root] = await this.orgs.roots();
    await this.audit.record(tx, {
      action: 'ranking.seal', objectType: 'month', objectId: month, orgPath: root.path, title: `${month} 结账封存`, detail: { hash, prevHash, units: rows.length },
    });
    return { phase: 'closed', done: 1, total: 1, closedAt: this.clock.now() };
  }

  private async takeLease(month: IsoMonth, token: string): Promise<boolean> {
    const now = this.clock.now();
    const taken = await this.uow.run((tx) =>
      tx.execute("UPDATE month_close SET leaseToken = ?, leaseUntil = ? WHERE month = ? AND phase <> 'closed' AND (leaseUntil IS NULL OR leaseUntil < ?)", [
        token, new Date(now.getTime() + LEASE_MS), month, now,
      ]),
    );
    return taken === 1;
  }

  /** As the tree and the rolls were at the month's end, whenever the month is closed; in order of ids, as the cursor goes. */
  private async units(month: IsoMonth): Promise<Unit[]> {
    const [units, heads] = await Promise.all([this.orgs.unitsOn(lastDayOf(month), RANKED_KINDS), this.people.countByOrgAt(monthRange(month).to)]);
    return units.map((unit) => ({ ...unit, heads: heads.get(unit.id) ?? 0 }));
  }
}
