import type { ImportProblem, ImportView } from '@xianfeng/shared-types';
import type { ImportJob } from './import.entity';
import { letterOf, ROSTER_COLUMNS } from './roster-columns';
import type { CellProblem } from './row-parser';
import type { RosterHead } from './roster-reader';

export function viewOf(job: ImportJob): ImportView {
  const { id, fileName, state, processed, total, created, updated, unchanged, failed, failure, createdAt, finishedAt } = job;
  return {
    id, fileName, state, progress: { processed, total }, counts: { created, updated, unchanged, failed }, failure, createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

/** A problem with its cell as the officer's Excel names it. */
export function problemOf(head: RosterHead, row: number, { key, value, reason, fix }: CellProblem): ImportProblem {
  const column = head.columnOf[key];
  const cell = column === undefined ? `${head.sheet}!${row}:${row}` : `${head.sheet}!${letterOf(column)}${row}`;
  return { row, cell, field: ROSTER_COLUMNS.find((c) => c.key === key)!.heading, value, reason, fix };
}
