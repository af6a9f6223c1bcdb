import type { KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { PayKeys } from './pay-keys';

export interface PayCallSeen {
  method: string;
  target: string;
  headers: IncomingMessage['headers'];
  body: any;
}

export interface PayAnswerGiven {
  status?: number;
  json?: object;
  bytes?: Buffer;
  /** How it is signed; 2xx well and others not at all unless told. */
  signed?: 'well' | 'wrong' | 'probe' | 'old' | 'ahead' | 'no' | 'otherType' | 'unknownSerial';
  /** `drop`: takes the request and breaks the connection. */
  instead?: 'drop' | 'hang';
  /** Takes so long. */
  afterMs?: number;
}

type Handler = (call: PayCallSeen) => PayAnswerGiven;

/**
 * WeChat Pay by a second implementation: `wechatpay-axios-plugin` verifies what we send and signs what we get.
 * A test scripts it path by path.
 */
export class PayPeer {
  readonly calls: PayCallSeen[] = [];
  private readonly handlers = new Map<string, Handler>();
  private readonly nonces = new Set<string>();
  private server: Server;
  /** What replies are signed with. */
  signer: { serial: string; key: KeyObject };

  constructor(private readonly keys: PayKeys) {
    this.signer = { serial: keys.publicKeyId, key: keys.platform.privateKey };
  }

  async start(): Promise<this> {
    this.server = createServer((request, response) => void this.serve(request, response));
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Answers in turn; the last one stays. */
  on(path: string, ...answers: (PayAnswerGiven | Handler)[]): this {
    let at = 0;
    this.handlers.set(path, (call) => {
      const answer = answers[Math.min(at++, answers.length - 1)];
      return typeof answer === 'function' ? answer(call) : answer;
    });
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const target = request.url!;
    if (!this.believes(request, target, text)) return void response.writeHead(401).end('{"code":"SIGN_ERROR","message":"签名错误"}');
    const call = { method: request.method!, target, headers: request.headers, body: text ? JSON.parse(text) : null };
    this.calls.push(call);
    const answer = this.handlers.get(target.split('?')[0])?.(call) ?? { status: 404, json: { code: 'NOT_FOUND', message: '' } };
    if (answer.instead === 'drop') return void request.socket.destroy();
    if (answer.instead !== 'hang') setTimeout(() => this.reply(response, answer), answer.afterMs ?? 0);
  }

  private believes(request: IncomingMessage, target: string, body: string): boolean {
    const [scheme, attributes = ''] = (request.headers.authorization ?? '').split(' ');
    const of = Object.fromEntries([...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const fresh = Math.abs(Formatter.timestamp() - Number(of.timestamp)) < 300 && !this.nonces.has(of.nonce_str);
    this.nonces.add(of.nonce_str);
    const message = Formatter.request(request.method!, target, Number(of.timestamp), of.nonce_str, body);
    const ours = of.mchid === this.keys.mchId && of.serial_no === this.keys.merchantSerial;
    return scheme === 'WECHATPAY2-SHA256-RSA2048' && fresh && ours && Rsa.verify(message, of.signature, this.keys.merchant.publicKey);
  }

  private reply(response: ServerResponse, { status = 200, json, bytes, signed = status < 300 ? 'well' : 'no' }: PayAnswerGiven): void {
    const body = bytes ?? Buffer.from(json ? JSON.stringify(json) : '');
    response.statusCode = status;
    response.setHeader('request-id', '08F78BB6A50610');
    if (signed !== 'no') for (const [name, value] of Object.entries(this.signature(body.toString(), signed))) response.setHeader(name, value);
    response.end(status === 204 ? undefined : body);
  }

  /** Headers of a signed message; for callbacks too. */
  signature(body: string, signed: NonNullable<PayAnswerGiven['signed']> = 'well'): Record<string, string> {
    const timestamp = Formatter.timestamp() + (signed === 'old' ? -310 : signed === 'ahead' ? 310 : 0);
    const nonce = Formatter.nonce();
    const signature = Rsa.sign(Formatter.response(timestamp, nonce, signed === 'wrong' ? `${body} ` : body), this.signer.key);
    return {
      'wechatpay-timestamp': String(timestamp),
      'wechatpay-nonce': nonce,
      'wechatpay-serial': signed === 'unknownSerial' ? 'PUB_KEY_ID_9' : this.signer.serial,
      'wechatpay-signature': signed === 'probe' ? `WECHATPAY/SIGNTEST/${signature}` : signature,
      ...(signed === 'otherType' ? { 'wechatpay-signature-type': 'WECHATPAY2-SM2-WITH-SM3' } : {}),
    };
  }
}
