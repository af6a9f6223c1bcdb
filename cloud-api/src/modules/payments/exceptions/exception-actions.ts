import type { ExceptionAction, Fen, PaymentExceptionKind } from '@xianfeng/shared-types';
import type { PaymentExceptionRow } from './exception.entity';

/** About money that is in the books, in suspense. */
export const HELD_KINDS = ['over_paid', 'held'] as const satisfies readonly PaymentExceptionKind[];

/** What a person may do about each kind; `noted` says that it was dealt with outside, and how. */
const ACTIONS: Record<PaymentExceptionKind, readonly ExceptionAction[]> = {
  over_paid: ['book', 'extra', 'refund'],
  held: ['book', 'extra', 'refund'],
  amount_mismatch: ['accept', 'hold', 'noted'],
  payer_mismatch: ['accept', 'hold', 'noted'],
  merchant_mismatch: ['noted'],
  closed_paid: ['accept', 'noted'],
  unknown_order: ['hold', 'noted'],
  paid_twice: ['hold', 'noted'],
  refund_failed: ['noted'],
  refund_unknown: ['accept', 'noted'],
  callback_stuck: ['noted'],
};

type Subject = Pick<PaymentExceptionRow, 'kind' | 'status' | 'content' | 'orderId'>;

/** What WeChat told can be booked, as far as its words were kept; money in suspense that has gone another way meanwhile can only be noted. */
export function actionsFor({ kind, status, content, orderId }: Subject, heldFen: Fen): ExceptionAction[] {
  if (status !== 'open') return [];
  if (HELD_KINDS.some((held) => held === kind) && heldFen === 0) return ['noted'];
  const possible: Partial<Record<ExceptionAction, boolean>> = { accept: content !== null && orderId !== null, hold: content !== null };
  return ACTIONS[kind].filter((action) => possible[action] ?? true);
}
