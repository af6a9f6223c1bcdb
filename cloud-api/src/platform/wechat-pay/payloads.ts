import type { PayRefund, PayTransaction, RefundState, TradeState } from './ports';

/** Signed by WeChat, and still not what the documents describe: nothing is booked on a guess. */
export class PayContentError extends Error {}

type Fields = Record<string, unknown>;

const TRADE_STATES: readonly TradeState[] = ['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR'];
const REFUND_STATES: readonly RefundState[] = ['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL'];
const CURRENCY = 'CNY';

/** A transaction as a query or a notification carries it. */
export function transactionOf(body: unknown): PayTransaction {
  const from = fieldsOf(body);
  const amount = amountOf(from);
  return {
    appId: text(from, 'appid'),
    mchId: text(from, 'mchid'),
    outTradeNo: text(from, 'out_trade_no'),
    state: oneOf(from, 'trade_state', TRADE_STATES),
    transactionId: optional(from, 'transaction_id'),
    paidAt: instant(from, 'success_time'),
    amountFen: fen(amount, 'total'),
    payerFen: amount.payer_total === undefined ? null : fen(amount, 'payer_total'),
    openid: from.payer === undefined ? null : optional(fieldsOf(from.payer), 'openid'),
    bankType: optional(from, 'bank_type'),
    attach: optional(from, 'attach') ?? '',
  };
}

/** @param state `status` in replies, `refund_status` in notifications */
export function refundOf(body: unknown, state: 'status' | 'refund_status'): PayRefund {
  const from = fieldsOf(body);
  const amount = amountOf(from);
  return {
    refundId: text(from, 'refund_id'),
    outRefundNo: text(from, 'out_refund_no'),
    outTradeNo: text(from, 'out_trade_no'),
    transactionId: text(from, 'transaction_id'),
    state: oneOf(from, state, REFUND_STATES),
    refundFen: fen(amount, 'refund'),
    totalFen: fen(amount, 'total'),
    succeededAt: instant(from, 'success_time'),
    receivedBy: optional(from, 'user_received_account'),
  };
}

export function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw new PayContentError('not an object');
  return value as Fields;
}

export function text(from: Fields, name: string): string {
  const value = from[name];
  if (typeof value !== 'string' || value === '') throw new PayContentError(`${name} is missing`);
  return value;
}

function amountOf(from: Fields): Fields {
  const amount = fieldsOf(from.amount);
  if ((amount.currency ?? CURRENCY) !== CURRENCY) throw new PayContentError('amount is not in CNY');
  return amount;
}

const optional = (from: Fields, name: string): string | null => (typeof from[name] === 'string' && from[name] !== '' ? from[name] : null);

function oneOf<T extends string>(from: Fields, name: string, values: readonly T[]): T {
  const value = text(from, name) as T;
  if (!values.includes(value)) throw new PayContentError(`${name} is unknown`);
  return value;
}

function fen(from: Fields, name: string): number {
  const value = from[name];
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new PayContentError(`${name} is not an amount`);
  return value as number;
}

function instant(from: Fields, name: string): Date | null {
  const value = optional(from, name);
  if (value === null) return null;
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) throw new PayContentError(`${name} is not a time`);
  return at;
}
