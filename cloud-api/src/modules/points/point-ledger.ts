import { Injectable } from '@nestjs/common';
import type { Id, IsoDate, IsoMonth, OrgClass, PointSource } from '@xianfeng/shared-types';
import { num, type Tx } from '../../database';
import { Clock, monthOf } from '../../platform/clock';
import { newId } from '../../platform/ids';
import { PointBalances } from './point-balances';
import { PointEntryRow } from './point-entry.entity';
import { PointMonths } from './point-months';
import { PointRuleBook } from './point-rule-book';
import type { PointRuleVersion } from './point-rule.entity';

/** A fact that a rule gives points for. */
export interface PointFact {
  ruleCode: string;
  org: { id: Id; path: string; orgClass: OrgClass };
  /** Null for points of the branch as a whole. */
  memberId: Id | null;
  occurredOn: IsoDate;
  source: PointSource;
  sourceId: string;
  subject: string;
  evidencePage: string | null;
  evidenceNote: string | null;
  /** The same fact delivered twice has the same key. */
  idempotencyKey: string;
  createdBy: Id | null;
}

interface Correction {
  source: 'reversal' | 'appeal';
  reason: string;
  createdBy: Id | null;
}

type NewEntry = Omit<PointEntryRow, 'id' | 'month' | 'createdAt'>;

/** The only writer of point_entry. Call it inside a unit of work; balances move in the same one. */
@Injectable()
export class PointLedger {
  constructor(
    private readonly clock: Clock,
    private readonly rules: PointRuleBook,
    private readonly months: PointMonths,
    private readonly balances: PointBalances,
  ) {}

  /**
   * Writes the entry of a fact by the rule version of the fact's own month; what a cap leaves over is written with the reason.
   * Null when no rule was in force for it. Given the same fact again it answers the first entry.
   */
  async post(tx: Tx, fact: PointFact): Promise<PointEntryRow | null> {
    const known = await tx.repo(PointEntryRow).findOneBy({ idempotencyKey: fact.idempotencyKey });
    if (known) return known;
    const rule = await this.rules.inForce(fact.ruleCode, monthOf(fact.occurredOn), fact.org.path);
    if (!rule) return null;
    const month = await this.months.claim(tx, fact.occurredOn);
    await this.lock(tx, fact.org.id, fact.memberId, month);
    const deltaCenti = await this.capped(tx, rule, fact, month);
    const { org, ...same } = fact;
    return this.append(tx, month, {
      ...same, ruleVersion: rule.version, orgId: org.id, orgPath: org.path, orgClass: org.orgClass, deltaCenti, reversesId: null,
      reason: deltaCenti === rule.pointsCenti ? null : '已达本月上限，按上限计分',
    });
  }

  /** Takes an entry back by a new one, in the open month when its own is closed. A second reversal hits the UNIQUE of reversesId. */
  async reverse(tx: Tx, entry: PointEntryRow, correction: Correction): Promise<PointEntryRow> {
    return this.correct(tx, entry, -entry.deltaCenti, { ...correction, reversesId: entry.id, idempotencyKey: `reverse:${entry.id}` });
  }

  /** What an entry should have been, after its reversal. */
  async replace(tx: Tx, entry: PointEntryRow, deltaCenti: number, correction: Correction): Promise<PointEntryRow> {
    return this.correct(tx, entry, deltaCenti, { ...correction, reversesId: null, idempotencyKey: `replace:${entry.id}` });
  }

  private async correct(
    tx: Tx, entry: PointEntryRow, deltaCenti: number, change: Correction & Pick<PointEntryRow, 'reversesId' | 'idempotencyKey'>,
  ): Promise<PointEntryRow> {
    const month = await this.months.claim(tx, entry.occurredOn);
    await this.lock(tx, entry.orgId, entry.memberId, month);
    const { id: _id, month: _month, createdAt: _createdAt, ...same } = entry;
    return this.append(tx, month, { ...same, ...change, deltaCenti });
  }

  /** Organisation before member, always: writers of the same branch queue up and never wait for each other in a circle. */
  private async lock(tx: Tx, orgId: Id, memberId: Id | null, month: IsoMonth): Promise<void> {
    await this.balances.lock(tx, 'org', orgId, month);
    if (memberId) await this.balances.lock(tx, 'member', memberId, month);
  }

  private async append(tx: Tx, month: IsoMonth, entry: NewEntry): Promise<PointEntryRow> {
    const row: PointEntryRow = { ...entry, id: newId(), month, createdAt: this.clock.now() };
    await tx.repo(PointEntryRow).insert(row);
    await this.balances.add(tx, row.orgId, month, row.deltaCenti);
    if (row.memberId) await this.balances.add(tx, row.memberId, month, row.deltaCenti);
    return row;
  }

  /** Caps limit what a rule gives, never what it takes. */
  private async capped(tx: Tx, rule: PointRuleVersion, fact: PointFact, month: IsoMonth): Promise<number> {
    if (rule.pointsCenti < 0) return rule.pointsCenti;
    let left = rule.pointsCenti;
    const limit = async (cap: number | null, column: 'memberId' | 'orgId', subjectId: Id | null) => {
      if (cap === null || subjectId === null) return;
      const sql = `SELECT SUM(deltaCenti) AS total FROM point_entry WHERE ${column} = ? AND month = ? AND ruleCode = ?${tx.forUpdateSql}`;
      const [row] = await tx.select<{ total: number | string | null }>(sql, [subjectId, month, rule.code]);
      left = Math.max(0, Math.min(left, cap - num(row.total)));
    };
    await limit(rule.memberMonthlyCapCenti, 'memberId', fact.memberId);
    await limit(rule.orgMonthlyCapCenti, 'orgId', fact.org.id);
    return left;
  }
}
