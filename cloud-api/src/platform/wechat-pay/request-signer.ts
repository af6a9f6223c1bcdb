import { type KeyObject, randomInt, sign } from 'node:crypto';
import type { Clock } from '../clock';
import type { PaymentParams } from './ports';

export const SIGNATURE_TYPE = 'WECHATPAY2-SHA256-RSA2048';

const NONCE_LENGTH = 32;
const NONCE_LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** What is signed in a message of WeChat Pay: every part on a line of its own, the last one ended too. */
export const signedLines = (...parts: (string | number)[]): string => parts.map((part) => `${part}\n`).join('');

export const signText = (text: string, key: KeyObject): string => sign('sha256', Buffer.from(text, 'utf8'), key).toString('base64');

const nonce = (): string => Array.from({ length: NONCE_LENGTH }, () => NONCE_LETTERS[randomInt(NONCE_LETTERS.length)]).join('');

/** Signs as the merchant. */
export class RequestSigner {
  constructor(
    private readonly merchant: { mchId: string; merchantSerial: string; merchantKey: KeyObject },
    private readonly clock: Clock,
  ) {}

  /** @param target path and query as sent: the host is not signed, so both access points take the same. */
  authorization(method: string, target: string, body: string): string {
    const { mchId, merchantSerial, merchantKey } = this.merchant;
    const [timestamp, once] = [this.seconds(), nonce()];
    const signature = signText(signedLines(method, target, timestamp, once, body), merchantKey);
    return `${SIGNATURE_TYPE} mchid="${mchId}",nonce_str="${once}",timestamp="${timestamp}",serial_no="${merchantSerial}",signature="${signature}"`;
  }

  paymentParams(appId: string, prepayId: string): PaymentParams {
    const params = { timeStamp: String(this.seconds()), nonceStr: nonce(), package: `prepay_id=${prepayId}` };
    const paySign = signText(signedLines(appId, params.timeStamp, params.nonceStr, params.package), this.merchant.merchantKey);
    return { ...params, signType: 'RSA', paySign };
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}
