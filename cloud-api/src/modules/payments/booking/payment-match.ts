import type { PaymentException, PaymentExceptionKind } from '@xianfeng/shared-types';
import type { PayTransaction } from '../../../platform/wechat-pay';
import { yuan } from '../payment-words';

export interface Expected {
  appId: string;
  mchId: string;
  number: string;
  amountFen: number;
  openidHash: string;
}

export interface Mismatch {
  kind: Extract<PaymentExceptionKind, 'merchant_mismatch' | 'amount_mismatch' | 'payer_mismatch'>;
  reason: string;
  facts: PaymentException['facts'];
}

/** Compares a successful transaction with its order; null when all agrees. Openids are compared by hash and never shown. */
export function mismatchOf(expected: Expected, transaction: PayTransaction, openidHash: string): Mismatch | null {
  const { appId, mchId, amountFen } = transaction;
  if (appId !== expected.appId || mchId !== expected.mchId) {
    return {
      kind: 'merchant_mismatch', reason: '支付通知中的商户号或小程序与本系统不符，未入账。',
      facts: [{ label: '商户号', expected: expected.mchId, actual: mchId }, { label: '小程序', expected: expected.appId, actual: appId }],
    };
  }
  if (amountFen !== expected.amountFen) {
    return {
      kind: 'amount_mismatch', reason: `订单金额 ${yuan(expected.amountFen)}，微信支付告知到账 ${yuan(amountFen)}，未入账。`,
      facts: [{ label: '金额', expected: yuan(expected.amountFen), actual: yuan(amountFen) }],
    };
  }
  if (openidHash !== expected.openidHash) {
    return {
      kind: 'payer_mismatch', reason: '实际付款的微信账号不是下单时的账号，未入账。',
      facts: [{ label: '付款微信', expected: '下单时的微信账号', actual: '另一个微信账号' }],
    };
  }
  return null;
}
