import { Injectable } from '@nestjs/common';
import type { GrantRoleBody } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { OrgDirectory } from '../orgs';
import { RolesService } from './roles.service';

/** Roles that no officer gives: to the first administrator and officers of a customer, and in the demo group. */
@Injectable()
export class RoleSetup {
  constructor(
    private readonly roles: RolesService,
    private readonly orgs: OrgDirectory,
  ) {}

  async grant(tx: Tx, body: GrantRoleBody): Promise<void> {
    await this.roles.insert(tx, body, await this.orgs.get(body.orgId), null);
  }
}
