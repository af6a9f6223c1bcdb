import { Injectable } from '@nestjs/common';
import type { DutyList } from '@xianfeng/shared-types';
import { currentPrincipal } from '../../platform/access';
import { OrgDirectory } from '../orgs';
import { ROLE_DUTIES } from './role-duties';

/** 我的职责 of the caller. */
@Injectable()
export class RoleDutiesService {
  constructor(private readonly orgs: OrgDirectory) {}

  /** One list for each role in force, granted ones first. */
  async mine(): Promise<DutyList[]> {
    const held = currentPrincipal().assignments.filter(({ role }) => ROLE_DUTIES[role].length > 0);
    const names = await this.orgs.getMany(held.map(({ orgId }) => orgId));
    return held.map(({ role, orgId }) => ({ role, orgId, orgName: names.get(orgId)?.name ?? '', duties: [...ROLE_DUTIES[role]] }));
  }
}
