import type { StepWords, Tone } from '@xianfeng/client-core';
import { DIFFERENCE_STATUS_LABELS, type Difference, type DifferenceAction, type DifferenceStatus, type ReconciliationDay, type ReconciliationStatus } from '@xianfeng/shared-types';
import { dateTimeText } from '@/shared/format';

export const DAY_TONES: Record<ReconciliationStatus, Tone> = { waiting: 'grey', failed: 'red', agreed: 'green', differs: 'red', cleared: 'green' };
export const DIFFERENCE_TONES: Record<DifferenceStatus, Tone> = { open: 'red', taken: 'gold', explained: 'blue', settled: 'green' };
export const DIFFERENCE_ACTIONS: Record<DifferenceAction, string> = { take: '由我核查', recheck: '重新核对', explain: '说明原因', reopen: '重新打开' };

/** Whether what the bill says and what is known here part on a day, by payments and by refunds. */
export function sidesPart({ bill, here, books }: Pick<ReconciliationDay, 'bill' | 'here' | 'books'>): { paid: boolean; refunded: boolean } {
  const paid = [bill?.paidFen, here.paidFen, books?.paidFen].filter((fen) => fen !== undefined);
  const refunded = [bill?.refundedFen, here.refundedFen, books?.refundedFen].filter((fen) => fen !== undefined);
  const differs = (sums: number[]) => new Set(sums).size > 1;
  return { paid: differs(paid) || (bill !== null && bill.payments !== here.payments), refunded: differs(refunded) || (bill !== null && bill.refunds !== here.refunds) };
}

export const differenceSteps = ({ history }: Pick<Difference, 'history'>): StepWords[] =>
  history.map(({ at, by, to, reason }) => ({
    key: at + to, title: DIFFERENCE_STATUS_LABELS[to as DifferenceStatus] ?? to, time: `${dateTimeText(at)} · ${by ?? '系统'}`, note: reason || null,
    tone: DIFFERENCE_TONES[to as DifferenceStatus] ?? 'grey',
  }));
