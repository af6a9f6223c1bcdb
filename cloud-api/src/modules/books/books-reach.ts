import { Injectable } from '@nestjs/common';
import type { Id, Permission } from '@xianfeng/shared-types';
import { currentPrincipal } from '../../platform/access';
import { notFound } from '../../platform/http';
import { OrgDirectory, type OrgRef } from '../orgs';

export interface Readable {
  org: OrgRef;
  /** Who answers for its books today: itself, or the organisation it was merged into. */
  keeper: OrgRef;
}

/** Whose books somebody may look into: those of an organisation that was merged are its successor's, and stay with the one above it. */
@Injectable()
export class BooksReach {
  constructor(private readonly orgs: OrgDirectory) {}

  /** The organisation, or 404. */
  async of(permission: Permission, orgId: Id): Promise<Readable> {
    const org = await this.orgs.get(orgId);
    const keeper = org.status === 'closed' ? ((await this.orgs.successorsOf([orgId])).get(orgId) ?? org) : org;
    const caller = currentPrincipal();
    if (!caller.can(permission, org.path) && !caller.can(permission, keeper.path)) throw notFound('组织');
    return { org, keeper };
  }
}
