import { Injectable } from '@nestjs/common';
import { type Principal, reaches } from '../../../platform/access';
import type { RuleInForce } from '../../../platform/rules';
import { OrgDirectory } from '../../orgs';
import type { DuesReliefRow } from '../dues-relief.entity';
import { DuesTermsBook } from '../dues-terms';

/** Who studies a relief: the branch. Who approves it: the party committee above the branch, or for retired members the branch itself. */
@Injectable()
export class ReliefApprovers {
  constructor(
    private readonly terms: DuesTermsBook,
    private readonly orgs: OrgDirectory,
  ) {}

  async of(relief: Pick<DuesReliefRow, 'retired'>, orgPath: string): Promise<{ approver: 'branch' | 'higher_committee'; rule: RuleInForce }> {
    const terms = await this.terms.of(orgPath);
    const rule = terms(relief.retired ? 'relief.branch_decides_retired' : 'relief.branch_decides');
    return { approver: rule.value === 1 ? 'branch' : 'higher_committee', rule };
  }

  /** An office at the branch itself, whose meeting it was: those above only read. */
  mayStudy(caller: Principal, relief: DuesReliefRow, orgPath: string): boolean {
    return relief.memberId !== caller.memberId && caller.scopes('dues:collect').some((scope) => scope.path === orgPath);
  }

  /** An office of a party committee above the branch; neither the member, nor who wrote the branch's decision down. */
  async mayDecide(caller: Principal, relief: DuesReliefRow, orgPath: string): Promise<boolean> {
    if (relief.memberId === caller.memberId || relief.studiedBy === caller.memberId) return false;
    const above = caller.scopes('dues:relief').filter((scope) => scope.path !== orgPath && reaches(scope, orgPath));
    const orgs = await this.orgs.getMany(above.map((scope) => scope.orgId));
    return [...orgs.values()].some((org) => org.kind === 'party_committee');
  }
}
