import { verify } from 'node:crypto';
import type { PayKeys } from './keys';
import { PayError } from './pay-error';
import type { PayOptions } from './pay-options';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';
const ALLOWED_SKEW_S = 300;
const SHOWN_MESSAGE = 100;

export interface SignedRequest {
  method: string;
  /** Path with its raw query, as on the wire. */
  url: string;
  /** Bytes as they came. */
  body: Buffer;
  authorization: string | undefined;
}

/** Attributes of the header, in any order; null when it is none. */
export function parseAuthorization(header: string | undefined): Record<string, string> | null {
  const match = /^(\S+)\s+(.+)$/s.exec(header ?? '');
  if (!match || match[1] !== SCHEME) return null;
  const found = [...match[2]!.matchAll(/\s*([a-z_]+)="([^"]*)"\s*(?:,|$)/g)];
  return Object.fromEntries(found.map(([, name, value]) => [name, value]));
}

/** The signed message of a request: five lines, each with its line end. */
export function requestMessage(method: string, url: string, timestamp: string, nonce: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${method}\n${url}\n${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);
}

/** Checks the merchant's signatures; a nonce is good once. */
export class AuthorizationCheck {
  /** Nonce → when it can be forgotten, epoch seconds. */
  private nonces = new Map<string, number>();

  constructor(
    private readonly options: PayOptions,
    private readonly keys: PayKeys,
    private readonly seconds: () => number,
  ) {}

  /** Errors: 401 SIGN_ERROR, whose detail says what did not fit. */
  check(request: SignedRequest): void {
    const values = parseAuthorization(request.authorization);
    if (!values) throw signError('Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》', 'authorization');
    const { mchid = '', nonce_str: nonce = '', timestamp = '', serial_no: serial = '', signature = '' } = values;
    if (mchid !== this.options.mchid || !this.keys.merchant) throw signError('商户号不存在', 'mchid');
    if (serial !== this.options.merchantSerial) throw signError('商户证书序列号有误', 'serial_no');
    if (!/^[0-9A-Za-z]{1,32}$/.test(nonce)) throw signError('nonce_str 格式错误', 'nonce_str');
    const now = this.seconds();
    if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Number(timestamp) - now) > ALLOWED_SKEW_S) throw signError('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟', 'timestamp');
    const message = requestMessage(request.method, request.url, timestamp, nonce, request.body);
    if (!verify('RSA-SHA256', message, this.keys.merchant, Buffer.from(signature, 'base64'))) {
      throw signError('错误的签名，验签失败', 'signature', signInformation(request, message));
    }
    this.useNonce(nonce, now);
  }

  reset(): void {
    this.nonces.clear();
  }

  /** Used up only by a request whose signature was right: nobody else can spoil a nonce. */
  private useNonce(nonce: string, now: number): void {
    for (const [known, until] of this.nonces) {
      if (until > now) break;
      this.nonces.delete(known);
    }
    if (this.nonces.has(nonce)) throw signError('nonce_str 已被使用', 'nonce_str');
    this.nonces.set(nonce, now + 2 * ALLOWED_SKEW_S);
  }
}

function signInformation({ method, url }: SignedRequest, message: Buffer): Record<string, unknown> {
  const truncated = message.toString().slice(0, SHOWN_MESSAGE);
  return { sign_information: { method, url, truncated_sign_message: truncated, sign_message_length: message.length } };
}

function signError(message: string, field: string, more: Record<string, unknown> = {}): PayError {
  return new PayError('SIGN_ERROR', message, { field, issue: field === 'signature' ? 'sign not match' : message, location: 'authorization', ...more });
}
