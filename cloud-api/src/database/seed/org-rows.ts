import type { IsoDate } from '@xianfeng/shared-types';
import { Org } from '../../modules/orgs/org.entity';
import { initialsOf, sortKeyOf } from '../../modules/orgs/org-names';
import { addDays, addMonths, startOfDate } from '../../platform/clock';
import { newId } from '../../platform/ids';
import type { DemoOrg } from './org-plan';
import type { Random } from './random';

/** Rows of the planned tree by upper-system code. Terms end at different times, some soon, so that reminders have work. */
export function orgRows(plan: DemoOrg[], today: IsoDate, random: Random): Map<string, Org> {
  const r = random.fork('org-rows');
  const rows = new Map<string, Org>();
  for (const demo of plan) {
    const parent = demo.parent ? rows.get(demo.parent)! : null;
    const id = newId();
    // Committees elect every five years, branches every three (任期意见 item 1).
    const years = demo.kind === 'party_committee' ? 5 : 3;
    const termStart = addDays(addMonths(today, -12 * years), r.int(20, 365 * (years - 1)));
    const createdAt = startOfDate(termStart);
    rows.set(
      demo.code,
      Object.assign(new Org(), {
        id, parentId: parent?.id ?? null, path: `${parent?.path ?? '/'}${id}/`, name: demo.name, shortName: demo.name.slice(0, 50),
        initials: initialsOf(demo.name), sortKey: sortKeyOf(demo.kind, demo.name), kind: demo.kind, orgClass: demo.orgClass,
        unitName: demo.unitName, unitCreditCode: null,
        otherUnits: demo.kind === 'joint_branch' ? [{ name: `${demo.unitName}便民服务点`, creditCode: null }] : [],
        upperCode: demo.code, foundedOn: addMonths(termStart, -12 * years), termStart, termEnd: addMonths(termStart, 12 * years), termAlarm: null, endsOn: null,
        latitudeE6: Math.round(demo.lat * 1e6), longitudeE6: Math.round(demo.lng * 1e6), address: `滨海省${demo.unitName}`.slice(0, 200),
        status: 'active', closedOn: null, mergedIntoId: null, version: 1, createdAt, updatedAt: createdAt,
      } satisfies Org),
    );
  }
  return rows;
}
