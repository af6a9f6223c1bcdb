import type { OrgClass, OrgKind } from '@xianfeng/shared-types';
import type { UnitOfWork } from '../../src/database';
import { Org } from '../../src/modules/orgs/org.entity';
import { initialsOf, sortKeyOf } from '../../src/modules/orgs/org-names';
import { newId } from '../../src/platform/ids';

export interface OrgSpec {
  name: string;
  kind?: OrgKind;
  orgClass?: OrgClass;
  /** Left out for a top organisation. */
  parent?: Org | null;
  /** Any other column. */
  with?: Partial<Org>;
}

const NOW = new Date('2026-01-01T00:00:00.000Z');

/** An organisation that is not yet in the database. */
export function buildOrg({ name, kind = 'branch', orgClass = 'department', parent = null, with: more = {} }: OrgSpec): Org {
  const id = newId();
  return Object.assign(new Org(), {
    id, name, kind, orgClass, parentId: parent?.id ?? null, path: `${parent?.path ?? '/'}${id}/`, shortName: name.slice(0, 50),
    initials: initialsOf(name), sortKey: sortKeyOf(kind, name), unitName: null, unitCreditCode: null, otherUnits: [], upperCode: null,
    foundedOn: null, termStart: null, termEnd: null, termAlarm: null, endsOn: null, latitudeE6: null, longitudeE6: null, address: null,
    status: 'active', closedOn: null, mergedIntoId: null, version: 1, createdAt: NOW, updatedAt: NOW,
    ...more,
  } satisfies Org);
}

/** Puts one organisation straight into the database. */
export async function createOrg(uow: UnitOfWork, spec: OrgSpec): Promise<Org> {
  const org = buildOrg(spec);
  await uow.run((tx) => tx.repo(Org).insert(org));
  return org;
}

/** The tree most suites use: group → committees A, B → branches A1, A2, B1. */
export interface OrgTree {
  group: Org;
  a: Org;
  b: Org;
  a1: Org;
  a2: Org;
  b1: Org;
}

/** Puts the small tree into the database; several trees may stand side by side. */
export async function createOrgTree(uow: UnitOfWork): Promise<OrgTree> {
  const group = buildOrg({ name: '先锋银行集团党委', kind: 'party_committee', orgClass: 'committee' });
  const a = buildOrg({ name: '甲分行党委', kind: 'party_committee', orgClass: 'committee', parent: group });
  const b = buildOrg({ name: '乙分行党委', kind: 'party_committee', orgClass: 'committee', parent: group });
  const a1 = buildOrg({ name: '甲分行机关第一党支部', parent: a });
  const a2 = buildOrg({ name: '甲分行城东网点党支部', orgClass: 'outlet', parent: a });
  const b1 = buildOrg({ name: '乙分行机关第一党支部', parent: b });
  const tree = { group, a, b, a1, a2, b1 };
  await uow.run((tx) => tx.repo(Org).insert(Object.values(tree)));
  return tree;
}
