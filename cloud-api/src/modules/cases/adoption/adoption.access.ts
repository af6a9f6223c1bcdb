import { Injectable } from '@nestjs/common';
import type { AdoptionAction, Id } from '@xianfeng/shared-types';
import { currentPrincipal, requireScope } from '../../../platform/access';
import { Problem } from '../../../platform/http';
import { RoleDirectory } from '../../roles';
import type { CaseAdoption } from './adoption.entity';
import { adoptionMachine } from './adoption.workflow';

/** Who may do what with an adoption. */
@Injectable()
export class AdoptionAccess {
  constructor(private readonly roles: RoleDirectory) {}

  /** The adopting branch's committee, or 404. */
  requireBranch(row: CaseAdoption): void {
    requireScope('case:adopt', row.orgPath, '借鉴记录');
  }

  /**
   * The secretary confirms what others entered; what the secretary entered, another committee member or the committee above.
   * Alone in the branch, one may confirm one's own.
   */
  async requireConfirmer(row: CaseAdoption): Promise<void> {
    this.requireBranch(row);
    const refusal = await this.refusal(row);
    if (refusal === 'self') throw new Problem('adoption.self_confirm', { detail: '成效由您填报，请支部其他委员或上级党组织确认。' });
    if (refusal) throw new Problem('access.denied', { detail: '成效由支部书记确认；书记填报的，由其他委员或上级党组织确认。' });
  }

  async allowedActions(row: CaseAdoption): Promise<AdoptionAction[]> {
    if (!currentPrincipal().can('case:adopt', row.orgPath)) return [];
    const actions: AdoptionAction[] = adoptionMachine.actions(row.status).filter((action) => action !== 'confirm' && action !== 'return');
    if (row.status === 'planned') actions.push('plan');
    if (row.status === 'confirmed' && row.dueOn !== null) actions.push('follow_up');
    if (row.status === 'result_submitted' && !(await this.refusal(row))) actions.push('confirm', 'return');
    return actions;
  }

  /** Why the caller may not confirm a result of the branch, told for whoever entered it; null when the caller may. */
  async judge({ orgId, orgPath }: Pick<CaseAdoption, 'orgId' | 'orgPath'>): Promise<(resultById: Id | null) => 'self' | 'role' | null> {
    const me = currentPrincipal();
    const confirms = me.can('case:confirm-adoption', orgPath);
    const [secretaries, committee] = await Promise.all([
      this.roles.holders(['branch_secretary'], orgId), this.roles.holders(['branch_secretary', 'branch_committee'], orgId),
    ]);
    return (resultById) => {
      if (resultById === me.memberId && committee.some((id) => id !== me.memberId)) return 'self';
      if (confirms) return null;
      return resultById !== null && resultById !== me.memberId && secretaries.includes(resultById) ? null : 'role';
    };
  }

  private async refusal(row: CaseAdoption): Promise<'self' | 'role' | null> {
    return (await this.judge(row))(row.resultById);
  }
}
