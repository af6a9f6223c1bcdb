import type { CasePart, SafetyFinding, SafetyState } from '@xianfeng/shared-types';

export interface FindingGroup {
  verdict: SafetyState;
  /** What and why, in words; empty where there is nothing to say. */
  words: string;
  parts: CasePart[];
}

const wordsOf = ({ label, keywords, undecided }: SafetyFinding): string =>
  [label, keywords.length > 0 && `涉及：${keywords.join('、')}`, undecided].filter(Boolean).join('；');

/** Parts with the same verdict for the same reason, in the order of their first part. */
export function groupFindings(rows: readonly SafetyFinding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const row of rows) {
    const words = wordsOf(row);
    const key = `${row.verdict} ${words}`;
    const group = groups.get(key) ?? { verdict: row.verdict, words, parts: [] };
    group.parts.push(row.part);
    groups.set(key, group);
  }
  return [...groups.values()];
}
