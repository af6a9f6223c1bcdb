import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import type { Tx } from '../../database';

/** A module whose rows belong to organisations and go along when these are merged or closed. */
export interface OrgFollower {
  /** Organisations were merged into another one. */
  reassign(tx: Tx, fromOrgIds: readonly Id[], toOrgId: Id): Promise<unknown>;
  /** An organisation without members was closed. */
  close(tx: Tx, orgId: Id): Promise<unknown>;
}

/** Modules register themselves in onModuleInit; members do it through OrgMembership. */
@Injectable()
export class OrgFollowers {
  private readonly followers: OrgFollower[] = [];

  register(follower: OrgFollower): void {
    this.followers.push(follower);
  }

  async reassign(tx: Tx, fromOrgIds: readonly Id[], toOrgId: Id): Promise<void> {
    for (const follower of this.followers) await follower.reassign(tx, fromOrgIds, toOrgId);
  }

  async close(tx: Tx, orgId: Id): Promise<void> {
    for (const follower of this.followers) await follower.close(tx, orgId);
  }
}
