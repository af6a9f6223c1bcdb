import { Injectable } from '@nestjs/common';
import type { Id, IsoMonth, PointRuleFinding, PreviewNewRuleBody, PreviewRuleBody } from '@xianfeng/shared-types';
import { num, prefixEnd, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { notFound } from '../../platform/http';
import { OrgDirectory } from '../orgs';
import { lintPointRule } from './point-rule.linter';
import { PointMonths } from './point-months';
import { PointRulesService } from './point-rules.service';
import type { OrgMonthSums } from './point-totals';
import { type GivenEntry, recount } from './rule-recount';

/** The open month as it is and as it would be. */
export interface RuleTrial {
  month: IsoMonth;
  findings: PointRuleFinding[];
  entries: number;
  changedEntries: number;
  membersAffected: number;
  beforeCenti: number;
  afterCenti: number;
  cutByCaps: number;
  before: Map<Id, OrgMonthSums>;
  after: Map<Id, OrgMonthSums>;
  /** Units below this path alone are concerned. */
  under: string;
}

interface EntryRow {
  id: Id;
  orgId: Id;
  memberId: Id | null;
  deltaCenti: number;
  settled: number;
}

interface SumRow {
  orgId: Id;
  memberId: Id | null;
  entries: number | string;
  total: number | string;
}

/** Counts the open month anew under other terms of a rule. Reads only. */
@Injectable()
export class PointRuleTrial {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly months: PointMonths,
    private readonly rules: PointRulesService,
    private readonly orgs: OrgDirectory,
  ) {}

  /** For those who may revise the rule; 404 for others. */
  async try(code: string, body: PreviewRuleBody): Promise<RuleTrial> {
    const [newest] = await this.rules.versions(code);
    if (!newest.allowedActions.includes('revise')) throw notFound('积分规则');
    const month = await this.months.current();
    const [given, sums] = await Promise.all([this.given(month, code), this.sums(month)]);
    const terms = body.status === 'retired' ? { ...body, pointsCenti: 0 } : body;
    const { points, cutByCaps } = recount(given, terms);
    const changed = given.filter((entry) => points.get(entry.id) !== entry.deltaCenti);
    const sum = (of: (entry: GivenEntry) => number) => given.reduce((total, entry) => total + of(entry), 0);
    return {
      month, findings: lintPointRule(body), entries: given.length, changedEntries: changed.length, cutByCaps,
      membersAffected: new Set(changed.flatMap((entry) => entry.memberId ?? [])).size,
      beforeCenti: sum((entry) => entry.deltaCenti), afterCenti: sum((entry) => points.get(entry.id)!),
      before: orgSums(sums), after: orgSums(withChanges(sums, changed, points)), under: '/',
    };
  }

  /** For those who may make such a rule: every standing award of the rule that it is likened to brings one of the new rule besides. */
  async tryNew(body: PreviewNewRuleBody): Promise<RuleTrial> {
    const owner = await this.orgs.get(body.ownerOrgId);
    if (!currentPrincipal().can('point:rule', owner.path)) throw notFound('组织');
    await this.rules.versions(body.likeCode);
    const month = await this.months.current();
    const [like, sums] = await Promise.all([this.given(month, body.likeCode, owner.path), this.sums(month)]);
    const given = like.filter(({ settled }) => !settled).map((entry) => ({ ...entry, deltaCenti: 0 }));
    const { points, cutByCaps } = recount(given, body);
    const changed = given.filter((entry) => points.get(entry.id) !== 0);
    return {
      month, findings: lintPointRule(body), entries: given.length, changedEntries: changed.length, cutByCaps,
      membersAffected: new Set(changed.flatMap((entry) => entry.memberId ?? [])).size,
      beforeCenti: 0, afterCenti: given.reduce((total, entry) => total + points.get(entry.id)!, 0),
      before: orgSums(sums), after: orgSums(withChanges(sums, changed, points)), under: owner.path,
    };
  }

  /** Entries of the rule, those that a correction or an earlier month has settled marked. */
  private async given(month: IsoMonth, code: string, under = '/'): Promise<GivenEntry[]> {
    const rows = await this.uow.read((tx) =>
      tx.select<EntryRow>(
        `SELECT e.id, e.orgId, e.memberId, e.deltaCenti,
                CASE WHEN e.source IN ('reversal', 'appeal') OR SUBSTR(e.occurredOn, 1, 7) <> e.month OR r.id IS NOT NULL THEN 1 ELSE 0 END AS settled
         FROM point_entry e LEFT JOIN point_entry r ON r.reversesId = e.id WHERE e.month = ? AND e.ruleCode = ? AND e.orgPath >= ? AND e.orgPath < ? ORDER BY e.id`,
        [month, code, under, prefixEnd(under)],
      ),
    );
    return rows.map((row) => ({ ...row, settled: Number(row.settled) === 1 }));
  }

  private sums(month: IsoMonth): Promise<SumRow[]> {
    return this.uow.read((tx) =>
      tx.select<SumRow>('SELECT orgId, memberId, COUNT(*) AS entries, SUM(deltaCenti) AS total FROM point_entry WHERE month = ? GROUP BY orgId, memberId', [month]),
    );
  }
}

function withChanges(sums: readonly SumRow[], changed: readonly GivenEntry[], points: ReadonlyMap<Id, number>): SumRow[] {
  const more = new Map<string, number>();
  const keyOf = ({ orgId, memberId }: { orgId: Id; memberId: Id | null }) => `${orgId} ${memberId}`;
  for (const entry of changed) more.set(keyOf(entry), (more.get(keyOf(entry)) ?? 0) + points.get(entry.id)! - entry.deltaCenti);
  return sums.map((row) => ({ ...row, total: num(row.total) + (more.get(keyOf(row)) ?? 0) }));
}

/** The same figures that the month's close adds up. */
function orgSums(rows: readonly SumRow[]): Map<Id, OrgMonthSums> {
  const sums = new Map<Id, OrgMonthSums>();
  for (const { orgId, memberId, entries, total } of rows) {
    const sum = sums.get(orgId) ?? { orgId, entries: 0, totalCenti: 0, earners: 0, memberSum: 0, memberSquares: 0 };
    sum.entries += num(entries);
    sum.totalCenti += num(total);
    if (memberId !== null) {
      sum.earners += 1;
      sum.memberSum += num(total);
      sum.memberSquares += num(total) ** 2;
    }
    sums.set(orgId, sum);
  }
  return sums;
}
