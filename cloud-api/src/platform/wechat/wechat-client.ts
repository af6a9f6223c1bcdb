import { setTimeout as pause } from 'node:timers/promises';
import type { AccessTokenCache } from './access-token-cache';
import { ERRCODE, isTokenError, WechatError } from './wechat-error';
import { parseReply, type WechatHttp, type WechatRequest } from './wechat-http';

export interface WechatClientOptions {
  /** Off inside Cloud Hosting, where the platform adds the token by itself. */
  attachToken: boolean;
  /** Pauses before each repeat when WeChat says "system busy". */
  busyDelaysMs: readonly number[];
}

/** Calls that need the access_token: refreshed once when WeChat refuses it, repeated with pauses when WeChat is busy. */
export class WechatClient {
  constructor(
    private readonly options: WechatClientOptions,
    private readonly http: WechatHttp,
    private readonly tokens: AccessTokenCache,
  ) {}

  /** The parsed reply. Errors: WechatError with errcode, WechatUnavailable. */
  post<T>(path: string, body: unknown): Promise<T> {
    return this.call(async (query) => parseReply<T>(path, await this.http.bytes(this.request(path, body, query))));
  }

  /** For picture replies: WeChat sends JSON instead of the picture when it fails. */
  postForBytes(path: string, body: unknown): Promise<Buffer> {
    return this.call(async (query) => {
      const bytes = await this.http.bytes(this.request(path, body, query));
      if (bytes[0] === 0x7b) parseReply(path, bytes);
      return bytes;
    });
  }

  private request(path: string, body: unknown, query: Record<string, string>): WechatRequest {
    return { method: 'POST', path, query, body };
  }

  private async call<T>(once: (query: Record<string, string>) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.withToken(once);
      } catch (error) {
        const delay = this.options.busyDelaysMs[attempt];
        if (delay === undefined || !(error instanceof WechatError) || error.errcode !== ERRCODE.busy) throw error;
        await pause(delay);
      }
    }
  }

  private async withToken<T>(once: (query: Record<string, string>) => Promise<T>): Promise<T> {
    if (!this.options.attachToken) return once({});
    const token = await this.tokens.get();
    try {
      return await once({ access_token: token });
    } catch (error) {
      if (!isTokenError(error)) throw error;
      return once({ access_token: await this.tokens.renew(token) });
    }
  }
}
