import type { AccessTokenCache } from './access-token-cache';

/** Tries the account at WeChat, whatever token is at hand. */
export class WechatProbe {
  constructor(private readonly tokens: AccessTokenCache) {}

  /** Seconds the token is good for. @throws WechatError, WechatUnavailable */
  fetchToken(): Promise<number> {
    return this.tokens.probe();
  }
}
