import type { DaySide, ReconciliationDay, ReconciliationStatus } from '@xianfeng/shared-types';
import type { ReconDayRow } from '../days/recon-day.entity';

export const NOTHING: DaySide = { payments: 0, paidFen: 0, refunds: 0, refundedFen: 0 };

/** @param here sums of a day that was not compared yet; a comparison has its own. */
export function dayView(row: ReconDayRow, here: DaySide, differences: { open: number; all: number }): ReconciliationDay {
  const compared = row.comparedAt !== null;
  return {
    day: row.day, status: statusOf(row, differences), openDifferences: differences.open, differences: differences.all, comparedAt: row.comparedAt?.toISOString() ?? null,
    bill: row.readAt && { payments: row.payments, paidFen: row.paidFen, refunds: row.refunds, refundedFen: row.refundedFen, feeFen: row.feeFen },
    here: compared ? { payments: row.herePayments, paidFen: row.herePaidFen, refunds: row.hereRefunds, refundedFen: row.hereRefundedFen } : here,
    books: compared ? { paidFen: row.booksPaidFen, refundedFen: row.booksRefundedFen } : null,
    fund: row.fundInFen === null ? null : { inFen: row.fundInFen, outFen: row.fundOutFen!, withdrawnFen: row.withdrawnFen! },
    problem: row.problem, billSha1: row.billSha1, allowedActions: ['run'],
  };
}

function statusOf({ status }: ReconDayRow, { open, all }: { open: number; all: number }): ReconciliationStatus {
  if (status !== 'compared') return status;
  if (open > 0) return 'differs';
  return all > 0 ? 'cleared' : 'agreed';
}
