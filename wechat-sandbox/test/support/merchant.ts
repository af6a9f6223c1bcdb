import { createDecipheriv, generateKeyPairSync, randomBytes, sign, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { optionsFromEnvironment, type SandboxOptions } from '../../src/options';
import { SandboxClient, type Json } from './sandbox-client';

const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PLATFORM = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: KeyObject, type: 'spki' | 'pkcs8') => key.export({ type, format: 'pem' }).toString();

/** Options of a sandbox that knows the merchant of these tests. */
export function withMerchant(options: SandboxOptions['pay'], changes: Partial<SandboxOptions['pay']> = {}): SandboxOptions['pay'] {
  return { ...options, merchantPublicKey: pem(KEYS.publicKey, 'spki'), platformKey: pem(PLATFORM.privateKey, 'pkcs8'), ...changes };
}

export interface SignedAnswer {
  status: number;
  headers: Headers;
  text: string;
  bytes: Buffer;
  body: Json;
}

export interface CallChanges {
  headers?: Record<string, string | undefined>;
  /** Signed instead of what is sent. */
  signedBody?: string;
  nonce?: string;
  timestamp?: number;
  mchid?: string;
  serial?: string;
}

/** Decrypts a resource or a certificate. */
export function opened({ nonce, associated_data, ciphertext }: { nonce: string; associated_data: string; ciphertext: string }, apiV3Key: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce)).setAAD(Buffer.from(associated_data)).setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString();
}

/** Whether the platform's signature over a body is good. */
export function isSigned(headers: { get(name: string): string | null }, body: string): boolean {
  const message = `${headers.get('Wechatpay-Timestamp')}\n${headers.get('Wechatpay-Nonce')}\n${body}\n`;
  return verify('RSA-SHA256', Buffer.from(message), PLATFORM.publicKey, Buffer.from(headers.get('Wechatpay-Signature') ?? '', 'base64'));
}

/** A merchant's server. */
export class Merchant {
  constructor(
    private readonly sandbox: SandboxClient,
    private readonly openid: string,
  ) {}

  get options() {
    return this.sandbox.options.pay;
  }

  authorization(method: string, url: string, body: string, changes: CallChanges = {}): string {
    const { nonce = randomBytes(16).toString('hex'), timestamp = Math.floor(Date.now() / 1000), mchid = this.options.mchid, serial = this.options.merchantSerial } = changes;
    const signature = sign('RSA-SHA256', Buffer.from(`${method}\n${url}\n${timestamp}\n${nonce}\n${changes.signedBody ?? body}\n`), KEYS.privateKey).toString('base64');
    return `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${serial}",signature="${signature}"`;
  }

  async call(method: string, url: string, json?: unknown, changes: CallChanges = {}): Promise<SignedAnswer> {
    const body = json === undefined ? '' : JSON.stringify(json);
    const headers = { 'user-agent': 'xianfeng/1.0', accept: 'application/json', 'content-type': 'application/json', authorization: this.authorization(method, url, body, changes), ...changes.headers };
    const init = { method, headers: headers as Record<string, string>, ...(body && { body }) };
    const response = await fetch(this.sandbox.url + url, init);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    return { status: response.status, headers: response.headers, text, bytes, body: /json/.test(response.headers.get('content-type') ?? '') ? (JSON.parse(text) as Json) : {} };
  }

  order(outTradeNo: string, changes: Json = {}): Json {
    return {
      appid: this.sandbox.options.appid, mchid: this.options.mchid, description: '2026年11月党费', out_trade_no: outTradeNo, attach: 'a',
      notify_url: 'https://example.invalid/notify', amount: { total: 3000, currency: 'CNY' }, payer: { openid: this.openid }, ...changes,
    };
  }

  create(outTradeNo: string, changes: Json = {}) {
    return this.call('POST', '/v3/pay/transactions/jsapi', this.order(outTradeNo, changes));
  }

  query(outTradeNo: string) {
    return this.call('GET', `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${this.options.mchid}`);
  }

  close(outTradeNo: string) {
    return this.call('POST', `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, { mchid: this.options.mchid });
  }

  refund(outTradeNo: string, outRefundNo: string, refund: number, changes: Json = {}) {
    return this.call('POST', '/v3/refund/domestic/refunds', { out_trade_no: outTradeNo, out_refund_no: outRefundNo, amount: { refund, total: 3000, currency: 'CNY' }, ...changes });
  }

  async paid(outTradeNo: string, changes: Json = {}): Promise<Json> {
    await this.create(outTradeNo, changes);
    return this.sandbox.control(`pay/orders/${outTradeNo}/pay`);
  }

  /** What a page hands to wx.requestPayment. */
  paymentParams(prepayId: string): Json {
    const timeStamp = String(Math.floor(Date.now() / 1000));
    const nonceStr = randomBytes(16).toString('hex');
    const message = `${this.sandbox.options.appid}\n${timeStamp}\n${nonceStr}\nprepay_id=${prepayId}\n`;
    return { timeStamp, nonceStr, package: `prepay_id=${prepayId}`, signType: 'RSA', paySign: sign('RSA-SHA256', Buffer.from(message), KEYS.privateKey).toString('base64') };
  }

  /** The platform certificate, as the API gives it. */
  certificateOf(answer: SignedAnswer): X509Certificate {
    return new X509Certificate(opened(answer.body['data'][0].encrypt_certificate, this.options.apiV3Key));
  }
}

/** One sandbox for the tests of a file, emptied before each, whose pay desk knows the merchant; refunds wait until they are told to settle. */
export function beforeEachAtPayDesk(use: (sandbox: SandboxClient, merchant: Merchant) => void): void {
  let sandbox: SandboxClient;
  beforeAll(async () => {
    sandbox = await SandboxClient.start({ pay: withMerchant(optionsFromEnvironment({}).pay) });
  });
  afterAll(() => sandbox.stop());
  beforeEach(async () => {
    await sandbox.control('reset');
    await sandbox.control('pay/settings', { refundAfterMs: null });
    use(sandbox, new Merchant(sandbox, await sandbox.openid('member')));
  });
}
