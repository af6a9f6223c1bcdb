import type { Id, OrgEffect } from '@xianfeng/shared-types';
import type { Tx } from '../../database';

/** What organisations and roles need to know of a member. */
export interface OrgPerson {
  id: Id;
  name: string;
  orgId: Id;
  /** May log in and hold roles. */
  active: boolean;
}

/**
 * Port to the members of organisations, implemented by the members module: members know organisations, never the reverse.
 * Ids without an entry in a map count as zero.
 */
export abstract class OrgMembership {
  /** Active members whose organisation this is. */
  abstract countByOrg(orgIds: readonly Id[]): Promise<Map<Id, number>>;
  /** Members on the rolls whom a closing would leave without a branch: of any standing, and those away at a temporary branch. */
  abstract belonging(orgId: Id): Promise<number>;
  /** Members who were active at an instant, by the organisation that was theirs then. */
  abstract countByOrgAt(at: Date): Promise<Map<Id, number>>;
  /** Active members at each path and below it, keyed by path. */
  abstract countInSubtrees(paths: readonly string[]): Promise<Map<string, number>>;
  /** Full members (正式党员), without probationary ones. */
  abstract fullMemberCounts(orgIds: readonly Id[]): Promise<Map<Id, number>>;
  /** Committee posts (支委) in force, the secretary's among them. */
  abstract committeeSeats(orgIds: readonly Id[]): Promise<Map<Id, number>>;
  abstract people(memberIds: readonly Id[]): Promise<Map<Id, OrgPerson>>;
  /** Makes others who decide about the member's roles wait until the unit of work ends. */
  abstract hold(tx: Tx, memberId: Id): Promise<void>;
  /** Moves members, whatever their status, from several organisations to one and ends their posts there. */
  abstract reassign(tx: Tx, fromOrgIds: readonly Id[], toOrgId: Id): Promise<OrgEffect[]>;
  /** Returns the members of a temporary branch to the branches they came from. */
  abstract returnFromTemporary(tx: Tx, orgId: Id): Promise<OrgEffect[]>;
  /** Names of members who live organisation life at the path or below it, in the order of lists, as many as asked for. */
  abstract namesInSubtree(path: string, limit: number): Promise<string[]>;
}
