import { rfc3339 } from './beijing-time';
import type { PayOrder, PayRefund } from './model';

const STATE_TEXTS = { SUCCESS: '支付成功', REFUND: '订单发生过退款', NOTPAY: '订单未支付', CLOSED: '订单已关闭' };
export type TradeState = keyof typeof STATE_TEXTS;

/** `now` decides whether an unpaid order has run out. */
export function tradeState(order: PayOrder, refunds: PayRefund[], now: number): TradeState {
  if (order.state === 'SUCCESS') return refunds.some(({ status }) => status !== 'CLOSED') ? 'REFUND' : 'SUCCESS';
  return order.state === 'NOTPAY' && order.expiresAt <= now ? 'CLOSED' : order.state;
}

/** An order as queries and callbacks give it; what only a payment brings is absent before. */
export function transactionView(order: PayOrder, state: TradeState): Record<string, unknown> {
  const paid = order.transactionId !== null;
  return {
    mchid: order.mchid,
    appid: order.appid,
    out_trade_no: order.outTradeNo,
    ...(paid && { transaction_id: order.transactionId, trade_type: 'JSAPI' }),
    trade_state: state,
    trade_state_desc: STATE_TEXTS[state],
    ...(paid && { bank_type: 'OTHERS' }),
    attach: order.attach,
    ...(paid && { success_time: rfc3339(order.paidAt!) }),
    payer: paid ? { openid: order.openid } : {},
    amount: paid
      ? { total: order.totalFen, payer_total: order.totalFen, currency: 'CNY', payer_currency: 'CNY' }
      : { total: order.totalFen, currency: 'CNY' },
  };
}
