import type { Id, OrgAction, OrgChange, OrgDetail, OrgNode, OrgUnit, OrgWarning } from '@xianfeng/shared-types';
import type { OrgRow } from './org.queries';
import type { OrgRef } from './org-directory';
import type { Org, OrgChangeRow } from './org.entity';

export interface OrgCounts {
  children: ReadonlyMap<Id, number>;
  /** Active members here and below, by path. */
  members: ReadonlyMap<string, number>;
}

export const toNode = (row: OrgRow | Org, counts: OrgCounts): OrgNode => ({
  id: row.id,
  name: row.name,
  shortName: row.shortName,
  kind: row.kind,
  orgClass: row.orgClass,
  status: row.status,
  parentId: row.parentId,
  childCount: counts.children.get(row.id) ?? 0,
  memberCount: counts.members.get(row.path) ?? 0,
});

export const unitsOf = (org: Pick<Org, 'unitName' | 'unitCreditCode' | 'otherUnits'>): OrgUnit[] =>
  org.unitName === null ? [] : [{ name: org.unitName, creditCode: org.unitCreditCode }, ...org.otherUnits];

export interface DetailParts {
  ancestors: OrgRef[];
  mergedInto: OrgRef | null;
  counts: OrgCounts;
  warnings: OrgWarning[];
  allowedActions: OrgAction[];
}

export const toDetail = (org: Org, parts: DetailParts): OrgDetail => ({
  ...toNode(org, parts.counts),
  ancestors: parts.ancestors.map(({ id, name, kind }) => ({ id, name, kind })),
  units: unitsOf(org),
  upperCode: org.upperCode,
  foundedOn: org.foundedOn,
  termStart: org.termStart,
  termEnd: org.termEnd,
  endsOn: org.endsOn,
  location: org.latitudeE6 === null || org.longitudeE6 === null ? null : { latitude: org.latitudeE6 / 1e6, longitude: org.longitudeE6 / 1e6 },
  address: org.address,
  closedOn: org.closedOn,
  mergedInto: parts.mergedInto && { id: parts.mergedInto.id, name: parts.mergedInto.name },
  version: org.version,
  warnings: parts.warnings,
  allowedActions: parts.allowedActions,
});

export const toChange = (row: OrgChangeRow, names: ReadonlyMap<Id, { name: string }>): OrgChange => ({
  id: row.id,
  kind: row.kind,
  at: row.at.toISOString(),
  byName: row.actorId && (names.get(row.actorId)?.name ?? null),
  reason: row.reason,
  changes: row.changes,
});
