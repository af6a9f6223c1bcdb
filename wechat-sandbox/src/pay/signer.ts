import { randomText } from '../core/ids';
import type { PayKeys } from './keys';
import type { PaySettings } from './pay-settings';

export type SignatureFault = 'wrong-signature' | 'sign-test';

/** Signs what the platform says: answers and callbacks alike. */
export class PaySigner {
  constructor(
    private readonly publicKeyId: string,
    private readonly settings: PaySettings,
    private readonly keys: PayKeys,
    private readonly seconds: () => number,
  ) {}

  /**
   * The four headers over a body ('' for 204). `wanted` is the serial the merchant asked for; it counts where the mode has that
   * key, else the mode's own is taken.
   */
  headers(body: string, wanted: string | undefined, fault?: SignatureFault): Record<string, string> {
    const timestamp = String(this.seconds());
    const nonce = randomText(32);
    const signature = this.keys.sign(`${timestamp}\n${nonce}\n${body}\n`);
    return {
      'Wechatpay-Timestamp': timestamp,
      'Wechatpay-Nonce': nonce,
      'Wechatpay-Serial': this.serial(wanted),
      'Wechatpay-Signature': broken(signature, fault),
      'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    };
  }

  private serial(wanted: string | undefined): string {
    const { mode } = this.settings;
    if (mode === 'pubkey' || (mode === 'mixed' && wanted === this.publicKeyId)) return this.publicKeyId;
    return this.keys.certificateSerial;
  }
}

/** The platform's probes begin with SIGNTEST; a forgery looks like a signature and is none. */
function broken(signature: string, fault: SignatureFault | undefined): string {
  if (fault === 'sign-test') return `WECHATPAY/SIGNTEST/${signature.slice('WECHATPAY/SIGNTEST/'.length)}`;
  if (fault === 'wrong-signature') return Buffer.from(signature, 'base64').reverse().toString('base64');
  return signature;
}
