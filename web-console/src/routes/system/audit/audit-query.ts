import type { AuditQuery } from '@xianfeng/shared-types';
import dayjs from 'dayjs';

export const AUDIT_KEYS = ['person', 'personName', 'objectType', 'object', 'objectName', 'action', 'org', 'orgName', 'from', 'to'] as const;
export type AuditChoice = Partial<Record<(typeof AUDIT_KEYS)[number], string>>;

/** The question of a choice; both days are meant whole. */
export function auditQuery({ person, objectType, object, action, org, from, to }: AuditChoice): AuditQuery {
  return {
    actorId: person, objectType, objectId: object, action, orgId: org,
    from: from && dayjs(from).startOf('day').toISOString(),
    to: to && dayjs(to).add(1, 'day').startOf('day').toISOString(),
  };
}
