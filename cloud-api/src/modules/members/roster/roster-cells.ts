import type { Id, MemberFields, MemberSecrets } from '@xianfeng/shared-types';
import type { Member } from '../member.entity';
import { ROSTER_COLUMNS, type RosterCells, type RosterKey } from './roster-columns';

export const EMPTY_CELLS = Object.fromEntries(ROSTER_COLUMNS.map((c) => [c.key, ''])) as RosterCells;

/** A record as the roster writes it: codes in words, organisations by `nameOf`. */
export function cellsOf(m: MemberFields & Pick<Member, 'orgId' | 'homeOrgId' | 'status'>, secrets: MemberSecrets, nameOf: (orgId: Id) => string): RosterCells {
  const text: Partial<Record<RosterKey, string | null>> = {
    name: m.name, ...secrets, sex: m.sex, nation: m.nation, birthDate: m.birthDate, education: m.education, category: m.category,
    org: nameOf(m.orgId), joinedOn: m.joinedOn, fullOn: m.fullOn, job: m.job, employment: m.employment, status: m.status, kind: m.kind,
    lostSince: m.lostSince, mobileSince: m.mobileSince, mobileTo: m.mobileTo, hostOrg: m.hostOrgId && nameOf(m.hostOrgId),
    homeOrg: m.homeOrgId && nameOf(m.homeOrgId), hasActivityCard: m.kind === 'mobile' ? String(Number(m.hasActivityCard)) : '',
  };
  const cells = { ...EMPTY_CELLS };
  for (const { key, codes } of ROSTER_COLUMNS) {
    const value = text[key] ?? '';
    cells[key] = codes?.[value] ?? value;
  }
  return cells;
}
