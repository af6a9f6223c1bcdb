import type { CaseFigures, CaseStatsCell, Id, IsoMonth } from '@xianfeng/shared-types';

/** One thing that happened to a case, placed where it counts. */
export interface CaseFact {
  month: IsoMonth;
  category: string;
  orgId: Id;
  kind: 'submitted' | 'published' | 'adopted';
  /** Days from submission to publication, for what was published. */
  days?: number;
}

/** Middle value, the mean of the two in the middle for an even number; null without any. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Counts of facts. */
export function figuresOf(facts: readonly CaseFact[]): CaseFigures {
  const count = (kind: CaseFact['kind']) => facts.filter((fact) => fact.kind === kind).length;
  return {
    submitted: count('submitted'), published: count('published'), adopted: count('adopted'),
    medianReviewDays: median(facts.flatMap(({ days }) => days ?? [])),
  };
}

/** Facts by a key, in the order in which the keys first come. */
export function groupFacts(facts: readonly CaseFact[], key: (fact: CaseFact) => string): Map<string, CaseFact[]> {
  const groups = new Map<string, CaseFact[]>();
  for (const fact of facts) {
    const group = groups.get(key(fact));
    if (group) group.push(fact);
    else groups.set(key(fact), [fact]);
  }
  return groups;
}

/** Category × organisation × month, without the empty ones, in order of months. */
export function cellsOf(facts: readonly CaseFact[]): CaseStatsCell[] {
  const groups = groupFacts(facts, ({ month, category, orgId }) => `${month} ${category} ${orgId}`);
  const cells = [...groups.values()].map((group) => {
    const { month, category, orgId } = group[0];
    const { medianReviewDays: _days, ...counts } = figuresOf(group);
    return { month, category, orgId, ...counts };
  });
  return cells.sort((a, b) => a.month.localeCompare(b.month) || a.category.localeCompare(b.category) || a.orgId.localeCompare(b.orgId));
}
