import type { PayOrder } from './model';
import type { Pay } from './pay';

/** A payment that happened without the API: for bills with many rows. */
export interface PaidInput {
  outTradeNo: string;
  amountFen: number;
  openid: string;
  transactionId: string;
  /** ISO time. */
  paidAt: string;
  description?: string;
  attach?: string;
}

/** Books payments as they are given; nobody is told. Answers how many. */
export function importPaid(pay: Pay, inputs: PaidInput[]): number {
  const { feeRate } = pay.settings;
  for (const { outTradeNo, amountFen, openid, transactionId, paidAt, description = '党费', attach = '' } of inputs) {
    const at = Date.parse(paidAt);
    const order: PayOrder = {
      outTradeNo, appid: pay.appid, mchid: pay.options.mchid, description, attach, notifyUrl: '', totalFen: amountFen, openid, createdAt: at,
      expiresAt: at, request: '', prepayId: '', prepayAt: at, state: 'SUCCESS', transactionId, paidAt: at,
      feeFen: Math.round((amountFen * feeRate) / 10_000), feeRate,
    };
    pay.store.save('order', order);
  }
  return inputs.length;
}
