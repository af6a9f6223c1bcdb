import type { BillStatus } from '@xianfeng/shared-types';

/** Something is still to be paid. */
export const isOpen = (status: BillStatus): boolean => status === 'unpaid' || status === 'partial';

/** A bill that was freed or has nothing to pay stays so; of the others the money tells. */
export function billStatus({ status, dueFen, paidFen }: { status: BillStatus; dueFen: number; paidFen: number }): BillStatus {
  if (status === 'exempt' || status === 'waived') return status;
  if (paidFen >= dueFen) return 'paid';
  return paidFen > 0 ? 'partial' : 'unpaid';
}
