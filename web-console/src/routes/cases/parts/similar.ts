import type { CasePart, CaseSectionTexts, Id } from '@xianfeng/shared-types';
import { CASE_SECTION_KEYS } from '@xianfeng/shared-types';
import type { MarkedPassage } from './case-text';

/** A text of the library that is alike; blind reviewers learn neither its name nor where it is from. */
export interface SimilarRow {
  caseId?: Id;
  title?: string;
  orgName?: string;
  percent: number;
  passages: { mine: string; theirs: string; part: CasePart }[];
}

/** The likeness that is looked at. */
export interface Comparison {
  row: SimilarRow;
  /** Place among the passages of the row. */
  passage: number;
}

export const similarName = ({ title }: SimilarRow, index: number): string => (title ? `《${title}》` : `相似案例 ${index + 1}`);

/** The passages of this text, each leading to the other one. */
export const marksOfMine = (rows: readonly SimilarRow[], open: (comparison: Comparison) => void): MarkedPassage[] =>
  rows.flatMap((row, index) =>
    row.passages.map(({ mine, part }, passage) => ({
      part, text: mine, hint: `与${similarName(row, index)}相似，点击对照`, onOpen: () => open({ row, passage }),
    })),
  );

/** The same passages where they stand in the other text, whichever part that is. */
export function marksOfTheirs({ row, passage }: Comparison): MarkedPassage[] {
  const parts: (keyof CaseSectionTexts | 'summary')[] = ['summary', ...CASE_SECTION_KEYS];
  return row.passages.flatMap(({ theirs }, index) => parts.map((part) => ({ part, text: theirs, hint: `相似段落 ${index + 1}`, current: index === passage })));
}
