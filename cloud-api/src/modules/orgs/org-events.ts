import type { Id } from '@xianfeng/shared-types';

/**
 * Outbox topic: an organisation stands elsewhere in the tree and every path below it has changed.
 * Current paths: `org.path` and `rule_value.orgPath` change in the same unit of work; members and role assignments keep the
 * organisation's id alone; other tables with a path that decides who sees a row (cases) replace the prefix `oldPath` by
 * `newPath` on this event. Snapshots keep the path of their time: ledger entries, sealed rankings, deliveries, audit.
 */
export const ORG_MOVED = 'org.moved';
export interface OrgMoved {
  orgId: Id;
  oldPath: string;
  newPath: string;
}

/** Outbox topic: organisations were merged into another and closed. */
export const ORG_MERGED = 'org.merged';
export interface OrgMerged {
  fromOrgIds: Id[];
  toOrgId: Id;
  toPath: string;
}
