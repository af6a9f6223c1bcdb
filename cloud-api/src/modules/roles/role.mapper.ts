import type { Id, IsoDate, RoleAssignment, RoleAssignmentState } from '@xianfeng/shared-types';
import type { Principal } from '../../platform/access';
import type { OrgPerson, OrgRef } from '../orgs';
import { mayGrant } from './role.access';
import type { RoleAssignmentRow } from './role-assignment.entity';

export function stateOn({ fromDate, toDate }: Pick<RoleAssignmentRow, 'fromDate' | 'toDate'>, date: IsoDate): RoleAssignmentState {
  if (toDate !== null && toDate < date) return 'ended';
  return fromDate > date ? 'future' : 'active';
}

export interface RoleContext {
  orgs: ReadonlyMap<Id, OrgRef>;
  people: ReadonlyMap<Id, OrgPerson>;
  today: IsoDate;
  principal: Principal;
}

export function toAssignment(row: RoleAssignmentRow, { orgs, people, today, principal }: RoleContext): RoleAssignment {
  const org = orgs.get(row.orgId);
  const nameOf = (id: Id | null) => (id === null ? null : (people.get(id)?.name ?? null));
  const state = stateOn(row, today);
  return {
    id: row.id,
    memberId: row.memberId,
    memberName: nameOf(row.memberId) ?? '',
    role: row.role,
    orgId: row.orgId,
    orgName: org?.name ?? '',
    reach: row.reach,
    fromDate: row.fromDate,
    toDate: row.toDate,
    state,
    grantedByName: nameOf(row.grantedById),
    grantedAt: row.grantedAt.toISOString(),
    endedByName: nameOf(row.endedById),
    endReason: row.endReason,
    allowedActions: state !== 'ended' && org && mayGrant(principal, row.role, org.path, row.reach) ? ['end'] : [],
  };
}
