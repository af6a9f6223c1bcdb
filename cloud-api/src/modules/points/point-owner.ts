import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { num } from '../../database';
import type { Principal } from '../../platform/access';
import { MemberDirectory, MemberFollowers } from '../members';

/** Whose an entry is: of a person who was entered twice, also what the ledger has under the other id. */
@Injectable()
export class PointOwner implements OnModuleInit {
  constructor(
    private readonly members: MemberDirectory,
    private readonly followers: MemberFollowers,
  ) {}

  onModuleInit(): void {
    this.followers.declare([{ table: 'point_appeal', column: 'memberId', kind: 'appeals' }]);
    this.followers.register(async (tx, fromId) => {
      const sql = "SELECT SUM(totalCenti) AS total FROM point_balance WHERE kind = 'member' AND subjectId = ?";
      const [{ total }] = await tx.select<{ total: number | string | null }>(sql, [fromId]);
      return [{ kind: 'points', total: num(total) }];
    });
  }

  async idsOf({ memberId }: Principal): Promise<Id[]> {
    return [memberId, ...(await this.members.aliasesOf(memberId))];
  }
}
