import type { Id } from '@xianfeng/shared-types';

/** An entry that a rule gave in the month, in the order in which they were written. */
export interface GivenEntry {
  id: Id;
  orgId: Id;
  memberId: Id | null;
  deltaCenti: number;
  /** Stands as it is: corrected, reversed, or counted by the version of an earlier month. */
  settled: boolean;
}

export interface RecountTerms {
  pointsCenti: number;
  memberMonthlyCapCenti: number | null;
  orgMonthlyCapCenti: number | null;
}

export interface Recount {
  /** New points by entry. */
  points: Map<Id, number>;
  cutByCaps: number;
}

/** What the entries would have been under other terms, caps applied in the order in which they came, as the ledger does. */
export function recount(entries: readonly GivenEntry[], terms: RecountTerms): Recount {
  const points = new Map<Id, number>();
  const members = new Map<Id, number>();
  const orgs = new Map<Id, number>();
  let cutByCaps = 0;
  for (const entry of entries) {
    const given = entry.settled ? entry.deltaCenti : capped(entry, terms, members, orgs);
    if (!entry.settled && given !== terms.pointsCenti) cutByCaps++;
    points.set(entry.id, given);
    orgs.set(entry.orgId, (orgs.get(entry.orgId) ?? 0) + given);
    if (entry.memberId) members.set(entry.memberId, (members.get(entry.memberId) ?? 0) + given);
  }
  return { points, cutByCaps };
}

/** Caps limit what a rule gives, never what it takes. */
function capped({ orgId, memberId }: GivenEntry, terms: RecountTerms, members: ReadonlyMap<Id, number>, orgs: ReadonlyMap<Id, number>): number {
  const { pointsCenti, memberMonthlyCapCenti, orgMonthlyCapCenti } = terms;
  if (pointsCenti < 0) return pointsCenti;
  let left = pointsCenti;
  if (memberMonthlyCapCenti !== null && memberId) left = Math.min(left, memberMonthlyCapCenti - (members.get(memberId) ?? 0));
  if (orgMonthlyCapCenti !== null) left = Math.min(left, orgMonthlyCapCenti - (orgs.get(orgId) ?? 0));
  return Math.max(0, left);
}
