import type { IsoDate } from '@xianfeng/shared-types';
import type { Member } from '../../modules/members/member.entity';
import type { Org } from '../../modules/orgs/org.entity';
import { RoleAssignmentRow } from '../../modules/roles/role-assignment.entity';
import { addMonths, startOfDate } from '../../platform/clock';
import { newId } from '../../platform/ids';
import type { DemoRole } from './role-plan';

export function roleRows(plan: DemoRole[], members: Map<number, Member>, orgs: Map<string, Org>, today: IsoDate): RoleAssignmentRow[] {
  const fromDate = addMonths(today, -14);
  return plan.map((demo) =>
    Object.assign(new RoleAssignmentRow(), {
      id: newId(), memberId: members.get(demo.memberNo)!.id, role: demo.role, orgId: orgs.get(demo.orgCode)!.id, reach: demo.reach,
      fromDate, toDate: null, grantedById: null, grantedAt: startOfDate(fromDate), endedAt: null, endedById: null, endReason: null,
    } satisfies RoleAssignmentRow),
  );
}
