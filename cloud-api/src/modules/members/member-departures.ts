import { Injectable } from '@nestjs/common';
import type { Id, IsoDate } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { Clock } from '../../platform/clock';
import type { Member } from './member.entity';
import { MemberFollowers } from './member-followers';

type Place = Pick<Member, 'orgId' | 'homeOrgId'>;

/** Who is sent to a temporary branch leaves no branch; who then goes elsewhere leaves both. */
export const branchesLeft = (before: Place, after: Place): Id[] =>
  [before.orgId, before.homeOrgId].filter((id): id is Id => id !== null && id !== after.orgId && id !== after.homeOrgId);

/** What a member holds by belonging to a branch ends when the member leaves it, however that is entered. */
@Injectable()
export class MemberDepartures {
  constructor(
    private readonly clock: Clock,
    private readonly followers: MemberFollowers,
  ) {}

  /** Posts in the branches and their groups, and what other modules gave there. */
  async fromBranches(tx: Tx, memberId: Id, branchIds: readonly Id[]): Promise<void> {
    for (const orgId of branchIds) {
      const sql = 'UPDATE member_post SET endedOn = ? WHERE memberId = ? AND endedOn IS NULL AND orgId IN (SELECT id FROM org WHERE id = ? OR parentId = ?)';
      await tx.execute(sql, [this.clock.today(), memberId, orgId, orgId]);
      await this.followers.leave(tx, { memberId, orgId, reason: '调离党支部' });
    }
  }

  async fromRolls(tx: Tx, memberId: Id, on: IsoDate, reason: string): Promise<void> {
    await tx.execute('UPDATE member_post SET endedOn = ? WHERE memberId = ? AND endedOn IS NULL', [on, memberId]);
    await this.followers.leave(tx, { memberId, reason });
  }
}
