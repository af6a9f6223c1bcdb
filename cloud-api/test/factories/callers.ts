import type { Role, RoleReach } from '@xianfeng/shared-types';
import type { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import type { TestCaller } from '../harness';

type Place = Pick<Org, 'id' | 'path'>;

/** A caller with one role at an organisation and nothing else. */
export function callerWith(role: Role, at: Place, reach: RoleReach = 'subtree', memberId = newId()): TestCaller {
  return { memberId, orgId: at.id, orgPath: at.path, assignments: [{ role, orgId: at.id, orgPath: at.path, reach }] };
}

/** A member as log-in makes one: to act in the own organisation, to read in the whole group; more roles may be added. */
export function memberOf(org: Place, group: Place, memberId = newId(), more: TestCaller['assignments'] = []): TestCaller {
  return {
    memberId, orgId: org.id, orgPath: org.path,
    assignments: [
      ...more,
      { role: 'member', orgId: org.id, orgPath: org.path, reach: 'self' },
      { role: 'reader', orgId: group.id, orgPath: group.path, reach: 'subtree' },
    ],
  };
}

/** A member at home in an organisation, with a role there for itself or, above branches, for everything below. */
export function callerAt(home: Place, role: Role, memberId = newId(), office: Place = home): TestCaller {
  const reach = role === 'member' || role.startsWith('branch') ? 'self' : 'subtree';
  const held = { role, orgId: office.id, orgPath: office.path, reach } as const;
  const member = { role: 'member', orgId: home.id, orgPath: home.path, reach: 'self' } as const;
  return { memberId, orgId: home.id, orgPath: home.path, assignments: role === 'member' ? [member] : [member, held] };
}
