import { verify } from 'node:crypto';
import type { Persona } from '../core/model';
import type { PayOrder } from './model';
import { PaymentRefused } from './orders';
import type { Pay } from './pay';

const KEPT_RECEIPTS = 50;

/** Arguments of `wx.requestPayment`. */
export type PaymentParams = Partial<Record<'timeStamp' | 'nonceStr' | 'package' | 'signType' | 'paySign', unknown>>;

/** What the payment sheet shows. */
export interface PaymentSheet {
  prepayId: string;
  merchantName: string;
  description: string;
  amountFen: number;
}

/** A message of 微信支付: a payment's receipt or a refund that has come. */
export interface PayReceipt {
  id: string;
  kind: 'payment' | 'refund';
  at: number;
  amountFen: number;
  merchantName: string;
  description: string;
  outTradeNo: string;
}

/** Checks `wx.requestPayment` as the client does before it shows anything; throws PaymentRefused. */
export function openPayment(pay: Pay, persona: Persona, params: PaymentParams): PaymentSheet {
  const order = checkedOrder(pay, params);
  const refusal = pay.orders.refusal(order, persona.openid);
  if (refusal) throw new PaymentRefused(refusal);
  return { prepayId: order.prepayId, merchantName: pay.options.merchantName, description: order.description, amountFen: order.totalFen };
}

function checkedOrder(pay: Pay, { timeStamp, nonceStr, package: prepay, signType, paySign }: PaymentParams): PayOrder {
  for (const [name, value] of Object.entries({ timeStamp, nonceStr, package: prepay, signType, paySign })) {
    if (typeof value !== 'string' || value === '') throw new PaymentRefused(`parameter error: parameter.${name} should be String instead of ${typeof value};`);
  }
  if (signType !== 'RSA' || !pay.keys.merchant) throw new PaymentRefused('支付验证签名失败');
  const message = Buffer.from(`${pay.appid}\n${timeStamp as string}\n${nonceStr as string}\n${prepay as string}\n`);
  if (!verify('RSA-SHA256', message, pay.keys.merchant, Buffer.from(paySign as string, 'base64'))) throw new PaymentRefused('支付验证签名失败');
  return pay.orders.byPrepay((prepay as string).replace(/^prepay_id=/, ''));
}

/** The receipts of a persona, newest last. */
export function receiptsOf(pay: Pay, persona: Persona): PayReceipt[] {
  const { merchantName } = pay.options;
  const receipts = pay.store.ordersOfPayer(persona.openid).flatMap((order) => {
    const { description, outTradeNo } = order;
    const common = { merchantName, description, outTradeNo };
    const paid = order.paidAt === null ? [] : [{ ...common, id: outTradeNo, kind: 'payment' as const, at: order.paidAt, amountFen: order.totalFen }];
    const refunds = pay.store.refundsOfOrder(outTradeNo).filter(({ succeededAt }) => succeededAt !== null);
    return [...paid, ...refunds.map((one) => ({ ...common, id: one.outRefundNo, kind: 'refund' as const, at: one.succeededAt!, amountFen: one.refundFen }))];
  });
  return receipts.sort((a, b) => a.at - b.at).slice(-KEPT_RECEIPTS);
}
