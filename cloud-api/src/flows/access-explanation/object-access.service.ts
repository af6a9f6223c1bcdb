import { Injectable } from '@nestjs/common';
import { ACCESS_OBJECT_LABELS, PERMISSIONS, type AccessStep, type ObjectAccess, type ObjectAccessQuery, type Permission } from '@xianfeng/shared-types';
import { type GateView, RoleExplanation } from '../../modules/roles';
import { type ObjectFact, ObjectFacts } from './object-facts';
import { workflowStep } from './workflow-step';

const REMEDIES: Record<AccessStep['gate'], string> = {
  login: '党籍状态恢复正常后方可登录。',
  permission: '授予含有此权限的角色。',
  scope: '在该组织或其上级组织授予含有此权限的角色。',
  workflow: '由符合条件的同志办理，或待状态改变后再办理。',
};

/** Answers "why can this member do that with this thing, or why not", gate by gate. */
@Injectable()
export class ObjectAccessService {
  constructor(
    private readonly explanation: RoleExplanation,
    private readonly facts: ObjectFacts,
  ) {}

  async explain({ memberId, permission, objectType, objectId }: ObjectAccessQuery): Promise<ObjectAccess> {
    const fact = await this.facts.find(objectType, objectId, memberId);
    const view = await this.explanation.gates(memberId, permission, fact.orgId);
    const { person, org, reasons, principal } = view;
    const steps = [...roleSteps(view, permission), workflowStep(permission, fact, (other) => principal.can(other, org.path))];
    const own = ownReading(permission, fact) && person.active;
    const closed = own ? undefined : steps.find(({ passed }) => !passed);
    const title = `${ACCESS_OBJECT_LABELS[objectType]}“${fact.title}”`;
    const what = `对${title}${closed ? '没有' : '有'}“${PERMISSIONS[permission]}”权限`;
    return {
      allowed: !closed, object: { type: objectType, typeName: ACCESS_OBJECT_LABELS[objectType], title: fact.title, orgName: org.name }, steps, reasons,
      sentence: closed ? `${person.name}${what}：${closed.sentence}` : `${person.name}${what}。`,
      remedy: closed ? REMEDIES[closed.gate] : null,
    };
  }
}

/** Authors read their own case wherever they stand. */
const ownReading = (permission: Permission, fact: ObjectFact): boolean => permission === 'case:read' && (fact.case?.author ?? false);

function roleSteps({ person, org, held, reasons }: GateView, permission: Permission): AccessStep[] {
  const name = PERMISSIONS[permission];
  return [
    { gate: 'login', name: '可以登录', passed: person.active, sentence: person.active ? '党籍状态正常，可以登录。' : '当前不能登录，没有任何权限。' },
    {
      gate: 'permission', name: '持有权限', passed: held.length > 0,
      sentence: held.length > 0 ? `所任角色含有“${name}”。` : `所任角色均不含“${name}”。`,
    },
    {
      gate: 'scope', name: '范围覆盖', passed: reasons.length > 0,
      sentence: reasons.length > 0 ? `范围包括${org.name}。` : `所任角色的范围不包括${org.name}。`,
    },
  ];
}
