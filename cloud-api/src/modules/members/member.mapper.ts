import { Injectable } from '@nestjs/common';
import type { Id, MemberOrg, MemberView } from '@xianfeng/shared-types';
import { currentPrincipal } from '../../platform/access';
import { OrgDirectory } from '../orgs';
import { MemberAccess, type MemberInOrg } from './member.access';
import { MemberQueries } from './member.queries';
import { MemberVault } from './member-vault';

/** A member as the caller may see it. */
@Injectable()
export class MemberViews {
  constructor(
    private readonly orgs: OrgDirectory,
    private readonly access: MemberAccess,
    private readonly queries: MemberQueries,
    private readonly vault: MemberVault,
  ) {}

  async view({ member: m, org }: MemberInOrg): Promise<MemberView> {
    const others = await this.orgs.getMany([m.homeOrgId, m.hostOrgId].filter((id): id is Id => id !== null));
    const orgOf = (id: Id | null): MemberOrg | null => {
      const found = id === null ? undefined : others.get(id);
      return found ? { id: found.id, name: found.name } : null;
    };
    const writes = currentPrincipal().can('member:write', org.path);
    return {
      id: m.id, name: m.name, sex: m.sex, nation: m.nation, birthDate: m.birthDate, education: m.education, category: m.category, kind: m.kind,
      status: m.status, joinedOn: m.joinedOn, fullOn: m.fullOn, job: m.job, employment: m.employment, lostSince: writes ? m.lostSince : null,
      mobileSince: m.mobileSince, mobileTo: m.mobileTo, hostOrgId: m.hostOrgId, hasActivityCard: m.hasActivityCard, org: { id: org.id, name: org.name }, homeOrg: orgOf(m.homeOrgId),
      hostOrg: orgOf(m.hostOrgId), ...this.vault.masked(m), posts: await this.queries.postsOf(m.id), version: m.version,
      updatedAt: m.updatedAt.toISOString(), allowedActions: this.access.allowedActions({ member: m, org }),
    };
  }
}
