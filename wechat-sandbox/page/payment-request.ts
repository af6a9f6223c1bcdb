import { BridgeError } from './bridge.js';
import type { Phone } from './phone.js';
import { paymentDone, paymentSheet } from './sheets/payment.js';

const fail = (text: string) => new BridgeError(`requestPayment:fail ${text}`);
const messageOf = (error: unknown) => fail((error as Error).message);
let open = false;

/** `wx.requestPayment`: the parameters are checked, the user pays or turns back, the page hears how it ended. */
export async function requestPayment(phone: Phone, params: Record<string, unknown>): Promise<Record<string, string>> {
  if (open) throw fail('last call has not ended');
  open = true;
  try {
    const payment = await phone.api.openPayment(params).catch((error: unknown) => Promise.reject(messageOf(error)));
    const choice = await paymentSheet(payment);
    if (choice === 'cancel') throw fail('cancel');
    if (choice === 'fail') throw fail('余额不足');
    const { outcome } = await phone.api.confirmPayment(payment.prepayId).catch((error: unknown) => Promise.reject(messageOf(error)));
    if (outcome === 'failed') throw fail('网络异常');
    await paymentDone(payment);
    return { errMsg: 'requestPayment:ok' };
  } finally {
    open = false;
  }
}
