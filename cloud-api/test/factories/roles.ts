import type { GrantableRole, RoleReach } from '@xianfeng/shared-types';
import type { UnitOfWork } from '../../src/database';
import { RoleAssignmentRow } from '../../src/modules/roles/role-assignment.entity';
import { newId } from '../../src/platform/ids';

export interface RoleSpec {
  memberId: string;
  orgId: string;
  role?: GrantableRole;
  reach?: RoleReach;
  with?: Partial<RoleAssignmentRow>;
}

/** Puts one assignment straight into the database. */
export async function createRole(uow: UnitOfWork, { memberId, orgId, role = 'branch_committee', reach = 'self', with: more = {} }: RoleSpec): Promise<RoleAssignmentRow> {
  const row = Object.assign(new RoleAssignmentRow(), {
    id: newId(), memberId, orgId, role, reach, fromDate: '2026-01-01', toDate: null, grantedById: null, grantedAt: new Date('2026-01-01T00:00:00.000Z'),
    endedAt: null, endedById: null, endReason: null, ...more,
  } satisfies RoleAssignmentRow);
  await uow.run((tx) => tx.repo(RoleAssignmentRow).insert(row));
  return row;
}
