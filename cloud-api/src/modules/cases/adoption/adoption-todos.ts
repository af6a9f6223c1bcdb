import { Injectable } from '@nestjs/common';
import type { AdoptionStatus, Id, IsoDate } from '@xianfeng/shared-types';
import { num, UnitOfWork } from '../../../database';
import { currentPrincipal, type Principal, scopeSql } from '../../../platform/access';
import { RoleDirectory } from '../../roles';
import { AdoptionAccess } from './adoption.access';
import { AdoptionRules } from './adoption-rules';

/** What the caller's branch has to do about what it took up. */
export interface AdoptionTodoCounts {
  start: number;
  report: number;
  confirm: number;
  /** Results that secretaries below have entered themselves: the committee above confirms them. */
  above: number;
  /** The earliest day by which one of them is due. */
  dueOn: IsoDate | null;
}

interface Group {
  status: AdoptionStatus;
  resultById: Id | null;
  n: number | string;
  dueOn: IsoDate | null;
}

/** A day still far off is nothing to do yet; a result that waits for confirmation is. */
const WAITING = `SELECT status, resultById, COUNT(*) AS n, MIN(CASE WHEN status = 'planned' THEN planOn ELSE dueOn END) AS dueOn
  FROM case_adoption WHERE orgPath = ? AND ((status = 'planned' AND planOn <= ?) OR (status IN ('in_progress', 'confirmed') AND dueOn <= ?)
    OR status = 'result_submitted') GROUP BY status, resultById`;

/** More secretaries than these wait for nobody's answer in one day. */
const GROUPS = 500;

/** Adoptions of the caller's own branch, and what waits from below, for the first screen. */
@Injectable()
export class AdoptionTodos {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: AdoptionAccess,
    private readonly rules: AdoptionRules,
    private readonly roles: RoleDirectory,
  ) {}

  async counts(): Promise<AdoptionTodoCounts> {
    const me = currentPrincipal();
    const { orgId, orgPath } = me;
    const above = await this.fromBelow(me);
    if (!me.can('case:adopt', orgPath)) return { start: 0, report: 0, confirm: 0, above, dueOn: null };
    const horizon = await this.rules.horizon(orgPath);
    const groups = await this.uow.read((tx) => tx.select<Group>(WAITING, [orgPath, horizon, horizon]));
    const mine = await this.withoutOthersDuty(groups, orgId, orgPath);
    const of = (...statuses: AdoptionStatus[]) => mine.reduce((sum, { status, n }) => (statuses.includes(status) ? sum + num(n) : sum), 0);
    const [dueOn] = mine.flatMap((group) => group.dueOn ?? []).sort();
    return { start: of('planned'), report: of('in_progress', 'confirmed'), confirm: of('result_submitted'), above, dueOn: dueOn ?? null };
  }

  private async fromBelow(me: Principal): Promise<number> {
    const scopes = me.scopes('case:confirm-adoption').filter(({ reach, path }) => reach === 'subtree' || path !== me.orgPath);
    if (scopes.length === 0) return 0;
    const scope = scopeSql('orgPath', scopes);
    const groups = await this.uow.read((tx) =>
      tx.select<{ orgId: Id; resultById: Id; n: number | string }>(
        `SELECT orgId, resultById, COUNT(*) AS n FROM case_adoption WHERE ${scope.sql} AND orgPath <> ? AND status = 'result_submitted' AND resultById IS NOT NULL
         GROUP BY orgId, resultById ORDER BY orgId, resultById LIMIT ${GROUPS}`, [...scope.params, me.orgPath],
      ),
    );
    if (groups.length === 0) return 0;
    const secretaryOf = await this.roles.orgsWhere('branch_secretary', groups.map((group) => group.resultById));
    return groups.reduce((sum, { orgId, resultById, n }) => (resultById !== me.memberId && secretaryOf.get(resultById)?.has(orgId) ? sum + num(n) : sum), 0);
  }

  /** A result is confirmed by another one than who entered it. */
  private async withoutOthersDuty(groups: Group[], orgId: Id, orgPath: string): Promise<Group[]> {
    if (!groups.some(({ status }) => status === 'result_submitted')) return groups;
    const refusal = await this.access.judge({ orgId, orgPath });
    return groups.filter(({ status, resultById }) => status !== 'result_submitted' || refusal(resultById) === null);
  }
}
