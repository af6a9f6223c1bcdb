import { Injectable } from '@nestjs/common';
import type { AdoptionStatus, Id, IsoDate } from '@xianfeng/shared-types';
import { num, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { AdoptionAccess } from './adoption.access';
import { AdoptionRules } from './adoption-rules';

/** What the caller's branch has to do about what it took up. */
export interface AdoptionTodoCounts {
  start: number;
  report: number;
  confirm: number;
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

/** Adoptions of the caller's own branch for the first screen. */
@Injectable()
export class AdoptionTodos {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: AdoptionAccess,
    private readonly rules: AdoptionRules,
  ) {}

  async counts(): Promise<AdoptionTodoCounts> {
    const me = currentPrincipal();
    const { orgId, orgPath } = me;
    const none: AdoptionTodoCounts = { start: 0, report: 0, confirm: 0, dueOn: null };
    if (!me.can('case:adopt', orgPath)) return none;
    const horizon = await this.rules.horizon(orgPath);
    const groups = await this.uow.read((tx) => tx.select<Group>(WAITING, [orgPath, horizon, horizon]));
    const mine = await this.withoutOthersDuty(groups, orgId, orgPath);
    const of = (...statuses: AdoptionStatus[]) => mine.reduce((sum, { status, n }) => (statuses.includes(status) ? sum + num(n) : sum), 0);
    const [dueOn] = mine.flatMap((group) => group.dueOn ?? []).sort();
    return { start: of('planned'), report: of('in_progress', 'confirmed'), confirm: of('result_submitted'), dueOn: dueOn ?? null };
  }

  /** A result is confirmed by another one than who entered it. */
  private async withoutOthersDuty(groups: Group[], orgId: Id, orgPath: string): Promise<Group[]> {
    if (!groups.some(({ status }) => status === 'result_submitted')) return groups;
    const refusal = await this.access.judge({ orgId, orgPath });
    return groups.filter(({ status, resultById }) => status !== 'result_submitted' || refusal(resultById) === null);
  }
}
