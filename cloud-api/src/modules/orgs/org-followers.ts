import { Injectable } from '@nestjs/common';
import type { Id, OrgEffect, OrgOpenMatter } from '@xianfeng/shared-types';
import type { Tx } from '../../database';

/**
 * A module whose rows belong to organisations and go along when the tree changes, in the same unit of work; each tells what it
 * took along. Rows with a path that decides who sees them (cases) replace the prefix on a move; rows that keep the organisation's
 * id alone (members, roles) need nothing; snapshots keep the path of their time (ledger entries, sealed rankings, audit).
 */
export interface OrgFollower {
  /** Organisations were merged into another one. */
  reassign?(tx: Tx, fromOrgIds: readonly Id[], toOrgId: Id): Promise<OrgEffect[]>;
  /** What has to be settled before the organisation may be closed; changes nothing. */
  unsettled?(tx: Tx, orgId: Id): Promise<OrgOpenMatter[]>;
  /** An organisation without members was closed. */
  close?(tx: Tx, orgId: Id): Promise<OrgEffect[]>;
  /** An organisation stands elsewhere, and every path below it has changed. */
  move?(tx: Tx, oldPath: string, newPath: string): Promise<OrgEffect[]>;
}

/** Modules register themselves in onModuleInit; members do it through OrgMembership. */
@Injectable()
export class OrgFollowers {
  private readonly followers: OrgFollower[] = [];

  register(follower: OrgFollower): void {
    this.followers.push(follower);
  }

  reassign(tx: Tx, fromOrgIds: readonly Id[], toOrgId: Id): Promise<OrgEffect[]> {
    return this.each((follower) => follower.reassign?.(tx, fromOrgIds, toOrgId));
  }

  close(tx: Tx, orgId: Id): Promise<OrgEffect[]> {
    return this.each((follower) => follower.close?.(tx, orgId));
  }

  move(tx: Tx, oldPath: string, newPath: string): Promise<OrgEffect[]> {
    return this.each((follower) => follower.move?.(tx, oldPath, newPath));
  }

  unsettled(tx: Tx, orgId: Id): Promise<OrgOpenMatter[]> {
    return this.each((follower) => follower.unsettled?.(tx, orgId));
  }

  private async each<T>(ask: (follower: OrgFollower) => Promise<T[]> | undefined): Promise<T[]> {
    const told: T[] = [];
    for (const follower of this.followers) told.push(...((await ask(follower)) ?? []));
    return told;
  }
}
