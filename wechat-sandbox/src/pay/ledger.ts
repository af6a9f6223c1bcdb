import { beijingDate } from './beijing-time';
import type { PayOrder, PayRefund } from './model';
import type { PayStore } from './pay-store';

/** A payment or a refund that succeeded, with its time. */
export type LedgerEntry = { at: number; order: PayOrder; refund: null } | { at: number; order: PayOrder; refund: PayRefund };

/** What happened to the merchant's money until `until`, oldest first. */
export function ledgerEntries(store: PayStore, until = Number.POSITIVE_INFINITY): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const order of store.orders.values()) if (order.paidAt !== null && order.paidAt < until) entries.push({ at: order.paidAt, order, refund: null });
  for (const refund of store.refunds.values()) {
    if (refund.succeededAt !== null && refund.succeededAt < until) entries.push({ at: refund.succeededAt, order: store.orders.get(refund.outTradeNo)!, refund });
  }
  return entries.sort((a, b) => a.at - b.at);
}

export interface LedgerSums {
  paidCount: number;
  paidFen: number;
  refundCount: number;
  refundFen: number;
  /** Kept by the platform. */
  feeFen: number;
  /** In the merchant's account: paid − refunded − fees. */
  balanceFen: number;
}

/** Sums of everything, or of one Beijing day. */
export function ledgerSums(store: PayStore, date?: string): LedgerSums {
  const sums = { paidCount: 0, paidFen: 0, refundCount: 0, refundFen: 0, feeFen: 0 };
  const counts = (at: number | null) => at !== null && (date === undefined || beijingDate(at) === date);
  for (const { paidAt, totalFen, feeFen } of store.orders.values()) {
    if (!counts(paidAt)) continue;
    sums.paidCount += 1;
    sums.paidFen += totalFen;
    sums.feeFen += feeFen;
  }
  for (const { succeededAt, refundFen, feeFen } of store.refunds.values()) {
    if (!counts(succeededAt)) continue;
    sums.refundCount += 1;
    sums.refundFen += refundFen;
    sums.feeFen -= feeFen;
  }
  return { ...sums, balanceFen: sums.paidFen - sums.refundFen - sums.feeFen };
}
