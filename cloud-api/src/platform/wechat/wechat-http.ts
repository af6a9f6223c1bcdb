import { Agent as HttpAgent, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { WechatError, WechatUnavailable } from './wechat-error';

/** An unused connection is closed before the other side closes it: a message lost on the way would be neither sent nor repeated. */
const KEEP_ALIVE = { keepAlive: true, timeout: 4_000 };
const AGENTS = { 'http:': new HttpAgent(KEEP_ALIVE), 'https:': new HttpsAgent(KEEP_ALIVE) };

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

/**
 * Bytes as they came; the media type is not looked at because WeChat labels JSON as text/plain. On node:http, as a `fetch` costs
 * twice the processor time and ten thousand messages leave in one evening.
 */
export class WechatHttp {
  private readonly base: URL;

  /** @param transactions refuses calls inside a unit of work, which would hold locks for as long as the network takes. */
  constructor(
    private readonly options: WechatHttpOptions,
    private readonly transactions: { readonly active: boolean },
  ) {
    this.base = new URL(options.apiBase);
  }

  async bytes(request: WechatRequest): Promise<Buffer> {
    if (this.transactions.active) throw new Error(`wechat ${request.path} called inside a transaction`);
    try {
      return await this.exchange(request);
    } catch (error) {
      if (error instanceof WechatUnavailable) throw error;
      throw new WechatUnavailable(request.path, 'no connection', error);
    }
  }

  /** The parsed reply; an errcode other than 0 is thrown as WechatError. */
  async json<T>(request: WechatRequest): Promise<T> {
    return parseReply<T>(request.path, await this.bytes(request));
  }

  private exchange({ method, path, query, body }: WechatRequest): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const asked = this.open({
        method, path: this.target(path, query),
        headers: text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {},
      });
      const timer = setTimeout(() => asked.destroy(new WechatUnavailable(path, 'timed out')), this.options.timeoutMs);
      const end = (settle: () => void) => {
        clearTimeout(timer);
        settle();
      };
      asked.on('error', (error) => end(() => reject(error)));
      asked.on('response', (reply: IncomingMessage) => {
        const pieces: Buffer[] = [];
        reply.on('data', (piece: Buffer) => pieces.push(piece));
        reply.on('error', (error) => end(() => reject(error)));
        reply.on('end', () => end(() => {
          const status = reply.statusCode ?? 0;
          // Redirects are not followed: the token is in the address.
          if (status >= 500 || (status >= 300 && status < 400)) reject(new WechatUnavailable(path, `HTTP ${status}`));
          else resolve(Buffer.concat(pieces));
        }));
      });
      asked.end(text);
    });
  }

  private open(options: RequestOptions) {
    const { protocol, hostname, port } = this.base;
    const where = { hostname, port, ...options };
    return protocol === 'https:' ? requestHttps({ ...where, agent: AGENTS['https:'] }) : requestHttp({ ...where, agent: AGENTS['http:'] });
  }

  private target(path: string, query?: Record<string, string>): string {
    const search = new URLSearchParams(query).toString();
    const base = this.base.pathname.replace(/\/+$/, '');
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
