import { digestOf, fen, notifyUrl, object, text } from './fields';
import { paramError } from './pay-error';

export interface RefundRequest {
  /** One of the two is given. */
  transactionId: string;
  outTradeNo: string;
  outRefundNo: string;
  reason: string;
  notifyUrl: string;
  refundFen: number;
  totalFen: number;
  request: string;
}

/** Reads POST /v3/refund/domestic/refunds. Errors: PARAM_ERROR, whose detail names the field. */
export function readRefundRequest(body: Record<string, unknown>): RefundRequest {
  const transactionId = text(body, 'transaction_id', { max: 32, optional: true });
  const outTradeNo = text(body, 'out_trade_no', { max: 32, min: 6, optional: true });
  if (!transactionId && !outTradeNo) throw paramError('out_trade_no', '', '“transaction_id”与“out_trade_no”二选一');
  const amount = object(body, 'amount');
  if (text(amount, 'currency', { max: 16, at: 'amount/currency' }) !== 'CNY') throw paramError('amount/currency', amount['currency'], '货币类型应为 CNY');
  return {
    transactionId,
    outTradeNo,
    outRefundNo: text(body, 'out_refund_no', { max: 64, pattern: /^[0-9A-Za-z_\-|*@]+$/ }),
    reason: text(body, 'reason', { max: 80, optional: true }),
    notifyUrl: notifyUrl(body, { max: 256, optional: true }),
    refundFen: fen(amount, 'refund'),
    totalFen: fen(amount, 'total'),
    request: digestOf(body),
  };
}
