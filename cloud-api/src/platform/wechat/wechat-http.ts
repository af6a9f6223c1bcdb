import { WechatError, WechatUnavailable } from './wechat-error';

export interface WechatHttpOptions {
  /** `https://api.weixin.qq.com`, inside Cloud Hosting `http://…`, in development the sandbox. */
  apiBase: string;
  /** Milliseconds until a call is given up. */
  timeoutMs: number;
}

export interface WechatRequest {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: unknown;
}

/** Bytes as they came; the media type is not looked at because WeChat labels JSON as text/plain. */
export class WechatHttp {
  /** @param transactions refuses calls inside a unit of work, which would hold locks for as long as the network takes. */
  constructor(
    private readonly options: WechatHttpOptions,
    private readonly transactions: { readonly active: boolean },
  ) {}

  async bytes(request: WechatRequest): Promise<Buffer> {
    if (this.transactions.active) throw new Error(`wechat ${request.path} called inside a transaction`);
    try {
      const response = await fetch(this.url(request), {
        method: request.method,
        headers: request.body === undefined ? {} : { 'content-type': 'application/json' },
        body: request.body === undefined ? undefined : JSON.stringify(request.body),
        redirect: 'error',
        signal: AbortSignal.timeout(this.options.timeoutMs),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      if (response.status >= 500) throw new WechatUnavailable(request.path, `HTTP ${response.status}`);
      return bytes;
    } catch (error) {
      if (error instanceof WechatUnavailable) throw error;
      throw new WechatUnavailable(request.path, (error as Error).name === 'TimeoutError' ? 'timed out' : 'no connection', error);
    }
  }

  /** The parsed reply; an errcode other than 0 is thrown as WechatError. */
  async json<T>(request: WechatRequest): Promise<T> {
    return parseReply<T>(request.path, await this.bytes(request));
  }

  private url({ path, query }: WechatRequest): string {
    const base = this.options.apiBase.replace(/\/+$/, '');
    const search = new URLSearchParams(query).toString();
    return search ? `${base}${path}?${search}` : `${base}${path}`;
  }
}

export function parseReply<T>(path: string, bytes: Buffer): T {
  let reply: { errcode?: number; errmsg?: string };
  try {
    // msgid is a bare number beyond what a double holds; the sent event names it as text.
    reply = JSON.parse(bytes.toString('utf8').replace(/"msgid"\s*:\s*(\d+)/, '"msgid":"$1"'));
  } catch (error) {
    throw new WechatUnavailable(path, 'the reply is not JSON', error);
  }
  if (reply.errcode) throw new WechatError(path, reply.errcode, reply.errmsg ?? '');
  return reply as T;
}
