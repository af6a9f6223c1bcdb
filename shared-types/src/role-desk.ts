import type { GrantableRole, Permission, Role } from './constants';
import { endpoint } from './endpoint';
import type { Id, Page, PageQuery } from './primitives';
import type { AccessReason, RoleAssignment } from './roles';

/** Rows and columns of the rights matrix. */
export interface RoleMatrix {
  permissions: { code: Permission; name: string; group: string; groupName: string }[];
  roles: {
    role: Role;
    name: string;
    /** Every active member holds it, nobody grants it. */
    implicit: boolean;
    permissions: Permission[];
    /** Active assignments in the caller's reach; 0 for implicit ones. */
    holders: number;
    /** The caller may give it somewhere. */
    grantable: boolean;
  }[];
}

/** An assignment in a list over many organisations. */
export interface RoleHolding extends RoleAssignment {
  memberOrgName: string;
  /** Ends within the days of the rule `role.expiring_days`. */
  expiring: boolean;
}

export interface RoleHoldingsQuery extends PageQuery {
  /** Given at this organisation or below. */
  orgId?: Id;
  role?: GrantableRole;
  /** Roles with this permission. */
  permission?: Permission;
  memberId?: Id;
  /** Only those that end soon. */
  expiring?: boolean;
  /** Also those that have ended. */
  includeEnded?: boolean;
}

/** Objects that an explanation can be asked about. */
export const ACCESS_OBJECT_LABELS = { org: '组织', member: '党员', case: '案例', appeal: '积分申诉', bulletin: '通报' } as const;
export type AccessObject = keyof typeof ACCESS_OBJECT_LABELS;

export interface ObjectAccessQuery {
  memberId: Id;
  permission: Permission;
  objectType: AccessObject;
  objectId: Id;
}

/** Objects found by words; organisations are chosen from the tree. */
export type FindableObject = Exclude<AccessObject, 'org'>;

export interface FindObjectsQuery {
  type: FindableObject;
  /** Name or pinyin of a member (appeals too), or part of a title. */
  q: string;
}

export interface FoundObject {
  id: Id;
  title: string;
  /** Where it belongs and how it stands, to tell equal titles apart. */
  note: string;
}

/** One gate on the way: may log in, holds the permission, reaches the organisation, and the rules of the object itself. */
export interface AccessStep {
  gate: 'login' | 'permission' | 'scope' | 'workflow';
  name: string;
  passed: boolean;
  /** Why, one sentence in Chinese. */
  sentence: string;
}

export interface ObjectAccess {
  allowed: boolean;
  object: { type: AccessObject; typeName: string; title: string; orgName: string };
  /** In the order in which a request meets them; what comes after the first closed gate is told all the same. */
  steps: AccessStep[];
  reasons: AccessReason[];
  /** The answer in one sentence. */
  sentence: string;
  /** What would have to change, one sentence; null when it is allowed. */
  remedy: string | null;
}

export const roleDeskApi = {
  /** Which role may do what. */
  matrix: endpoint<{ reply: RoleMatrix }>('GET', '/api/roles/matrix'),
  /** Who holds what in the caller's reach, the newest first. */
  holdings: endpoint<{ query: RoleHoldingsQuery; reply: Page<RoleHolding> }>('GET', '/api/roles'),
  /** Members and things in the caller's reach by words, at most 20. */
  find: endpoint<{ query: FindObjectsQuery; reply: { items: FoundObject[] } }>('GET', '/api/roles/objects'),
  /** Why a member can or can't do something with an object. Needs role:read at the object and at the member. */
  explainObject: endpoint<{ query: ObjectAccessQuery; reply: ObjectAccess }>('GET', '/api/roles/object-explanation'),
};
