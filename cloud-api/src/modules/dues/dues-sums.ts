import type { DuesSums } from '@xianfeng/shared-types';
import { num } from '../../database';
import { RATE_PARTS } from './dues.rules';

type Counted = Exclude<keyof DuesSums, 'rate'>;
export type SumRow = Record<Counted, number | string | null>;

const OPEN = "b.status IN ('unpaid', 'partial')";
/** Sums of bills `b`; parameters: today, today. */
export const SUM_COLUMNS = `COUNT(*) AS members, SUM(CASE WHEN b.status = 'paid' THEN 1 ELSE 0 END) AS paidMembers,
  SUM(CASE WHEN b.status IN ('exempt', 'waived') THEN 1 ELSE 0 END) AS exemptMembers,
  SUM(CASE WHEN ${OPEN} AND b.dueOn < ? THEN 1 ELSE 0 END) AS overdueMembers,
  SUM(CASE WHEN b.status = 'waived' THEN 0 ELSE b.dueFen END) AS dueFen, SUM(b.paidFen) AS paidFen,
  SUM(CASE WHEN ${OPEN} THEN b.dueFen - b.paidFen ELSE 0 END) AS owedFen,
  SUM(CASE WHEN ${OPEN} AND b.dueOn < ? THEN b.dueFen - b.paidFen ELSE 0 END) AS overdueFen`;

const COUNTED: readonly Counted[] = ['members', 'paidMembers', 'exemptMembers', 'overdueMembers', 'dueFen', 'paidFen', 'owedFen', 'overdueFen'];

/** Rows added up; the rate in whole parts of a hundred thousand, rounded down so that 100 % means everything. */
export function addUp(rows: readonly SumRow[]): DuesSums {
  const sums = Object.fromEntries(COUNTED.map((key) => [key, rows.reduce((total, row) => total + num(row[key]), 0)])) as Record<Counted, number>;
  const rate = sums.dueFen === 0 ? RATE_PARTS : Number((BigInt(sums.paidFen) * BigInt(RATE_PARTS)) / BigInt(sums.dueFen));
  return { ...sums, rate };
}
