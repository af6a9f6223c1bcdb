import { Injectable } from '@nestjs/common';
import { ROLE_PERMISSIONS, type Id, type Me } from '@xianfeng/shared-types';
import { notFound } from '../../platform/http';
import { MemberDirectory } from '../members';
import { implicitAssignments, RoleDirectory } from '../roles';
import { WechatAccounts } from './wechat-accounts';

/** The first screen's facts about the caller. */
@Injectable()
export class MeService {
  constructor(
    private readonly members: MemberDirectory,
    private readonly roles: RoleDirectory,
    private readonly accounts: WechatAccounts,
  ) {}

  async of(memberId: Id): Promise<Me> {
    const [member, granted, wechatBound] = await Promise.all([
      this.members.findSelf(memberId),
      this.roles.grantedTo(memberId),
      this.accounts.isBound(memberId),
    ]);
    if (!member) throw notFound('党员');
    const { id, name, maskedPhone, orgId, orgName } = member;
    const held = [...granted, ...implicitAssignments(member).map((assignment) => ({ ...assignment, orgName }))];
    return {
      member: { id, name, maskedPhone, orgId, orgName },
      // What everybody holds everywhere, to read, is not worth a line.
      roles: held.filter(({ role }) => role !== 'reader').map(({ role, orgId, orgName, reach }) => ({ role, orgId, orgName, reach })),
      permissions: [...new Set(held.flatMap(({ role }) => ROLE_PERMISSIONS[role]))],
      wechatBound,
    };
  }
}
