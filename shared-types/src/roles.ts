import type { GrantableRole, Permission, Role, RoleReach } from './constants';
import { endpoint } from './endpoint';
import type { Id, IsoDate, IsoDateTime, Page, PageQuery } from './primitives';

/** Where an assignment stands today. */
export type RoleAssignmentState = 'future' | 'active' | 'ended';

/** A role given to a member at an organisation. */
export interface RoleAssignment {
  id: Id;
  memberId: Id;
  memberName: string;
  role: GrantableRole;
  orgId: Id;
  orgName: string;
  reach: RoleReach;
  fromDate: IsoDate;
  /** Last day it holds; null while open. */
  toDate: IsoDate | null;
  state: RoleAssignmentState;
  /** Null when the system gave it, e.g. to the first administrator. */
  grantedByName: string | null;
  grantedAt: IsoDateTime;
  endedByName: string | null;
  endReason: string | null;
  allowedActions: 'end'[];
}

export interface GrantRoleBody {
  memberId: Id;
  role: GrantableRole;
  orgId: Id;
  reach: RoleReach;
  /** Today when left out. */
  fromDate?: IsoDate;
  toDate?: IsoDate | null;
}

export interface EndRoleBody {
  reason: string;
}

export interface OrgRolesQuery extends PageQuery {
  /** Also assignments that have ended. */
  includeEnded?: boolean;
}

/** Why a member may do something at an organisation: each assignment that gives it. */
export interface AccessReason {
  role: Role;
  orgId: Id;
  orgName: string;
  reach: RoleReach;
  /** Every active member holds it, nobody granted it. */
  implicit: boolean;
  /** One sentence in Chinese. */
  sentence: string;
}

export interface AccessExplanation {
  allowed: boolean;
  reasons: AccessReason[];
  /** Says what is missing when nothing allows it. */
  sentence: string;
}

export interface ExplainQuery {
  memberId: Id;
  permission: Permission;
  orgId: Id;
}

/** One thing that a role asks of its holder. */
export interface Duty {
  text: string;
  /** Document and article it comes from. */
  basis: string;
}

/** 我的职责 of one role at one organisation (S0-ORG2). */
export interface DutyList {
  role: Role;
  orgId: Id;
  orgName: string;
  duties: Duty[];
}

export const rolesApi = {
  /** 我的职责: what my roles ask of me, each item with its source. */
  myDuties: endpoint<{ reply: DutyList[] }>('GET', '/api/me/duties'),
  /** Who holds which role at an organisation. */
  listByOrg: endpoint<{ params: { id: Id }; query: OrgRolesQuery; reply: Page<RoleAssignment> }>('GET', '/api/orgs/:id/roles'),
  /** What one member holds and held, newest first. */
  listByMember: endpoint<{ params: { id: Id }; query: OrgRolesQuery; reply: Page<RoleAssignment> }>('GET', '/api/members/:id/roles'),
  grant: endpoint<{ body: GrantRoleBody; reply: RoleAssignment }>('POST', '/api/roles'),
  end: endpoint<{ params: { id: Id }; body: EndRoleBody; reply: RoleAssignment }>('POST', '/api/roles/:id/end'),
  /** Answers "why can this member see that organisation?". */
  explain: endpoint<{ query: ExplainQuery; reply: AccessExplanation }>('GET', '/api/roles/explanation'),
};
