import type { LedgerEntry } from './ledger';

/** Planted into every bill of one day, so that all downloads agree. */
export interface BillFault {
  date: string;
  /** out_trade_no or out_refund_no of rows that are missing. */
  drop: string[];
  /** Of rows whose amount is 1 分 more than was paid. */
  change: string[];
  /** Rows of orders that the merchant never made. */
  foreign: number;
}

const numberOf = ({ order, refund }: LedgerEntry): string => refund?.outRefundNo ?? order.outTradeNo;

/** The day's entries as its bills show them. */
export function withFaults(entries: LedgerEntry[], fault: BillFault | undefined): LedgerEntry[] {
  if (!fault || entries.length === 0) return entries;
  const kept = entries.filter((entry) => !fault.drop.includes(numberOf(entry))).map((entry) => (fault.change.includes(numberOf(entry)) ? changed(entry) : entry));
  return [...kept, ...Array.from({ length: fault.foreign }, (_, index) => foreign(entries[0]!, index))];
}

function changed(entry: LedgerEntry): LedgerEntry {
  if (entry.refund) return { ...entry, refund: { ...entry.refund, refundFen: entry.refund.refundFen + 1 } };
  return { ...entry, order: { ...entry.order, totalFen: entry.order.totalFen + 1 } };
}

function foreign({ at, order }: LedgerEntry, index: number): LedgerEntry {
  const number = `${index + 1}`.padStart(6, '0');
  return { at, order: { ...order, outTradeNo: `FOREIGN${number}`, transactionId: `4200000000000000000000${number}`, totalFen: 100, feeFen: 1 }, refund: null };
}
