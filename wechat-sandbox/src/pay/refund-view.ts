import { rfc3339 } from './beijing-time';
import type { PayRefund } from './model';

const RECEIVED_BY = '支付用户零钱';

const amountOf = ({ totalFen, refundFen }: PayRefund) => ({ total: totalFen, refund: refundFen, payer_total: totalFen, payer_refund: refundFen });

/** A refund as the API answers it. */
export function refundView(refund: PayRefund): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: RECEIVED_BY,
    ...(refund.succeededAt !== null && { success_time: rfc3339(refund.succeededAt) }),
    create_time: rfc3339(refund.createdAt),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: { ...amountOf(refund), settlement_refund: refund.refundFen, settlement_total: refund.totalFen, discount_refund: 0, currency: 'CNY', from: [] },
    promotion_detail: [],
  };
}

/** What a refund's callback carries; its state stands in `refund_status`, unlike in the API's answer. */
export function refundNotice(refund: PayRefund, mchid: string): Record<string, unknown> {
  return {
    mchid,
    out_trade_no: refund.outTradeNo,
    transaction_id: refund.transactionId,
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund_status: refund.status,
    ...(refund.succeededAt !== null && { success_time: rfc3339(refund.succeededAt) }),
    user_received_account: RECEIVED_BY,
    amount: amountOf(refund),
  };
}
