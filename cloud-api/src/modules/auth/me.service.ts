import { Injectable } from '@nestjs/common';
import { ROLE_PERMISSIONS, type Id, type Me, type MyRole } from '@xianfeng/shared-types';
import type { Assignment } from '../../platform/access';
import { maskPhone } from '../../platform/crypto';
import { notFound } from '../../platform/http';
import { MemberDirectory } from '../members';
import { OrgDirectory } from '../orgs';
import { RoleDirectory } from '../roles';
import { WechatAccounts } from './wechat-accounts';

/** The first screen's facts about the caller. */
@Injectable()
export class MeService {
  constructor(
    private readonly members: MemberDirectory,
    private readonly orgs: OrgDirectory,
    private readonly roles: RoleDirectory,
    private readonly accounts: WechatAccounts,
  ) {}

  async of(memberId: Id): Promise<Me> {
    const member = await this.members.findById(memberId);
    if (!member) throw notFound('党员');
    const { id, name, orgId, orgName, orgPath } = member;
    const [assignments, phones, wechatBound] = await Promise.all([
      this.roles.assignmentsOf({ memberId: id, orgId, orgPath }),
      this.members.phonesOf([id]),
      this.accounts.isBound(id),
    ]);
    const phone = phones.get(id);
    return {
      member: { id, name, maskedPhone: phone ? maskPhone(phone) : null, orgId, orgName },
      roles: await this.named(assignments),
      permissions: [...new Set(assignments.flatMap((a) => ROLE_PERMISSIONS[a.role]))],
      wechatBound,
    };
  }

  /** What everybody holds everywhere, to read, is not worth a line. */
  private async named(assignments: Assignment[]): Promise<MyRole[]> {
    const shown = assignments.filter((a) => a.role !== 'reader');
    const orgs = await this.orgs.getMany(shown.map((a) => a.orgId));
    return shown.map(({ role, orgId, reach }) => ({ role, orgId, orgName: orgs.get(orgId)?.name ?? '', reach }));
  }
}
