import type { RequestSigner } from './request-signer';
import type { WireHeaders } from './wire-signature';

export interface PayRequest {
  method: 'GET' | 'POST';
  /** Path and query. */
  target: string;
  body?: object;
  /** For what nobody waits for; else the transport's own patience. */
  timeoutMs?: number;
}

export interface PayReply {
  status: number;
  headers: WireHeaders;
  body: string;
  /** What WeChat's support asks for. */
  requestId: string | null;
}

export interface PayTransportOptions {
  /** The access points, the preferred one first. */
  bases: string[];
  /** Of the public key, which WeChat then answers with. */
  publicKeyId: string | null;
  timeoutMs: number;
}

/** No answer: time-out, broken connection. */
export class PayUnreachable extends Error {
  /** The request never left: it can't have done anything. */
  get neverSent(): boolean {
    const fault = this.cause as { cause?: { code?: string } } | undefined;
    return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(fault?.cause?.code ?? '');
  }
}

const USER_AGENT = 'xianfeng/1.0';

/** Signed requests and their answers as they came; nothing is believed yet. */
export class PayTransport {
  /** @param transactions refuses calls inside a unit of work, which would hold locks for as long as the network takes. */
  constructor(
    private readonly options: PayTransportOptions,
    private readonly signer: RequestSigner,
    private readonly transactions: { readonly active: boolean },
  ) {}

  /** @param attempt from 0: repeats go to the access points in turn, each freshly signed. */
  async send({ method, target, body, timeoutMs = this.options.timeoutMs }: PayRequest, attempt = 0): Promise<PayReply> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const { bases } = this.options;
    const signal = AbortSignal.timeout(timeoutMs);
    return this.reaching(async () => {
      const response = await this.fetch(`${bases[attempt % bases.length]}${target}`, method, text, signal);
      const headers = Object.fromEntries(response.headers);
      return { status: response.status, headers, body: await response.text(), requestId: headers['request-id'] ?? null };
    });
  }

  /** For what may be asked anywhere: the second access point when the first has no answer. */
  async sendAnywhere(request: PayRequest): Promise<PayReply> {
    for (let attempt = 0; ; attempt++) {
      try {
        const reply = await this.send(request, attempt);
        if (reply.status < 500 || attempt > 0) return reply;
      } catch (error) {
        if (attempt > 0) throw error;
      }
    }
  }

  /** A file as a stream; the caller has checked the host. */
  async download(url: URL, signal: AbortSignal): Promise<Response> {
    return this.reaching(() => this.fetch(url.href, 'GET', '', signal));
  }

  private async reaching<T>(attempt: () => Promise<T>): Promise<T> {
    if (this.transactions.active) throw new Error('WeChat Pay called inside a transaction');
    try {
      return await attempt();
    } catch (cause) {
      throw new PayUnreachable((cause as Error).name === 'TimeoutError' ? 'timed out' : 'no connection', { cause });
    }
  }

  private fetch(address: string, method: string, body: string, signal: AbortSignal): Promise<Response> {
    const { pathname, search } = new URL(address);
    return fetch(address, {
      method,
      headers: {
        authorization: this.signer.authorization(method, pathname + search, body),
        accept: 'application/json',
        'user-agent': USER_AGENT,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(this.options.publicKeyId ? { 'wechatpay-serial': this.options.publicKeyId } : {}),
      },
      body: body || undefined,
      redirect: 'error',
      signal,
    });
  }
}
