import { type BillResult, type NotificationReading, type PaymentParams, type PayFailure, WechatPay } from './ports';

const WORDS = '本系统未开通在线缴费';
const REFUSED: PayFailure = { ok: false, kind: 'refused', code: 'NOMERCHANT', message: WORDS, requestId: null };

/** No merchant in the environment: every call is refused in words. */
export class NoWechatPay extends WechatPay {
  readonly enabled = false;

  paymentParams(): PaymentParams {
    throw new Error('no merchant is configured');
  }

  readonly createOrder = async (): Promise<PayFailure> => REFUSED;
  readonly queryOrder = async (): Promise<PayFailure> => REFUSED;
  readonly closeOrder = async (): Promise<PayFailure> => REFUSED;
  readonly refund = async (): Promise<PayFailure> => REFUSED;
  readonly queryRefund = async (): Promise<PayFailure> => REFUSED;
  readonly readNotification = async (): Promise<NotificationReading> => ({ ok: false, reason: 'signature' });
  readonly tradeBill = async (): Promise<BillResult<never>> => ({ kind: 'failed', reason: `${WORDS}。` });
  readonly fundFlowBill = this.tradeBill;
}
