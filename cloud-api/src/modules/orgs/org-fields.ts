import { isCalendarDate, isCreditCode, ORG_CHILD_KINDS, ORG_KIND_LABELS, type FieldError, type OrgFields, type OrgKind } from '@xianfeng/shared-types';
import { Problem } from '../../platform/http';
import { initialsOf, sortKeyOf } from './org-names';
import type { Org } from './org.entity';

/** Columns of the fields that were given; those left out stay untouched, null empties what may be empty. */
export function columnsOf(fields: Partial<OrgFields>, kind: OrgKind): Partial<Org> {
  const columns: Partial<Org> = {};
  const { name, shortName, orgClass, units, location } = fields;
  if (name) Object.assign(columns, { name, initials: initialsOf(name), sortKey: sortKeyOf(kind, name) });
  if (shortName) columns.shortName = shortName;
  if (orgClass) columns.orgClass = orgClass;
  if (units) {
    const [first, ...others] = units;
    Object.assign(columns, { unitName: first?.name ?? null, unitCreditCode: first?.creditCode ?? null, otherUnits: others });
  }
  if (location !== undefined) {
    columns.latitudeE6 = location && Math.round(location.latitude * 1e6);
    columns.longitudeE6 = location && Math.round(location.longitude * 1e6);
  }
  for (const column of ['upperCode', 'foundedOn', 'termStart', 'termEnd', 'endsOn', 'address'] as const) {
    if (fields[column] !== undefined) columns[column] = fields[column] || null;
  }
  return columns;
}

const DATES = [['foundedOn', '成立日期'], ['termStart', '任期开始日期'], ['termEnd', '任期届满日期'], ['endsOn', '到期日期']] as const;

/** Refuses what can't be, all faults at once: check digits, dates, units of another kind. Sizes and terms only warn. */
export function checkFields(org: Pick<Org, 'kind' | 'unitCreditCode' | 'otherUnits' | 'foundedOn' | 'termStart' | 'termEnd' | 'endsOn'>): void {
  const errors: FieldError[] = [];
  const codes = [org.unitCreditCode, ...org.otherUnits.map((unit) => unit.creditCode)];
  codes.forEach((code, i) => {
    if (code && !isCreditCode(code)) errors.push({ path: `units.${i}.creditCode`, message: '统一社会信用代码校验不通过，请核对 18 位代码' });
  });
  if (org.otherUnits.length > 0 && org.kind !== 'joint_branch') errors.push({ path: 'units', message: '只有联合党支部可以登记多个单位' });
  for (const [name, label] of DATES) {
    const date = org[name];
    if (date && !isCalendarDate(date)) errors.push({ path: name, message: `${label}不是有效日期` });
  }
  if (org.termStart && org.termEnd && org.termEnd <= org.termStart) errors.push({ path: 'termEnd', message: '任期届满日期应晚于任期开始日期' });
  if (org.kind === 'temporary_branch' && !org.endsOn) errors.push({ path: 'endsOn', message: '临时党支部应填写到期日期，到期后党员自动返回原支部' });
  if (org.kind !== 'temporary_branch' && org.endsOn) errors.push({ path: 'endsOn', message: '只有临时党支部有到期日期' });
  if (errors.length > 0) throw new Problem('request.invalid', { errors });
}

/** Refuses a kind that can't stand under the parent's. */
export function requireKinds(parent: OrgKind, child: OrgKind): void {
  if (!ORG_CHILD_KINDS[parent].includes(child)) {
    throw new Problem('org.kind', { detail: `${ORG_KIND_LABELS[parent]}下不能设${ORG_KIND_LABELS[child]}。` });
  }
}
