import { Injectable } from '@nestjs/common';
import type { OrgWarning } from '@xianfeng/shared-types';
import { Clock } from '../../platform/clock';
import { RuleBook } from '../../platform/rules';
import { OrgMembership } from './org-membership';
import { ORG_RULE_CODES } from './org-rules';
import { warningsOf } from './org-warnings';
import type { Org } from './org.entity';
import { unitsOf } from './org.mapper';

/** Gathers what the dated rules look at. */
@Injectable()
export class OrgWarningsService {
  constructor(
    private readonly rules: RuleBook,
    private readonly membership: OrgMembership,
    private readonly clock: Clock,
  ) {}

  /** @param members active ones at the organisation and below it. */
  async of(org: Org, members: number): Promise<OrgWarning[]> {
    const today = this.clock.today();
    const rule = await this.rules.lookup(ORG_RULE_CODES, today, org.path);
    const facts = {
      ...org,
      members,
      unitCount: unitsOf(org).length,
      fullMembers: (await this.membership.fullMemberCounts([org.id])).get(org.id) ?? 0,
      committeeSeats: (await this.membership.committeeSeats([org.id])).get(org.id) ?? 0,
    };
    return warningsOf(facts, today, rule);
  }
}
