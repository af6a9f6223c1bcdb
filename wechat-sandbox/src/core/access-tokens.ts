import { randomText } from './ids';
import type { SandboxClock } from './clock';
import type { SandboxState } from './state';
import { WechatError } from './wechat-error';

const LIFE_MS = 7_200_000;
/** A new token is given this long before the end; old and new are good together. */
const OVERLAP_MS = 300_000;
const FORCED_PER_DAY = 20;
const FORCED_APART_MS = 30_000;
const DAY_MS = 86_400_000;
const REMEMBERED_TOKENS = 200;

export interface TokenReply {
  access_token: string;
  /** Seconds. */
  expires_in: number;
}

/** access_token of both APIs; their tokens are independent of each other. */
export class AccessTokens {
  constructor(
    private readonly state: SandboxState,
    private readonly clock: SandboxClock,
  ) {}

  /** stable_token, normal mode: the same token until five minutes before its end. */
  stable(): TokenReply {
    const current = this.state.data.stableToken;
    if (current && current.expiresAt - this.clock.now() > OVERLAP_MS) return this.reply(current.token, current.expiresAt);
    return this.renewStable();
  }

  /** stable_token with force_refresh: ends the old token. Errors: 45009 beyond 20 a day, 45011 within 30 s. */
  forceStable(): TokenReply {
    const now = this.clock.now();
    const recent = this.state.data.forcedRefreshes.filter((at) => now - at < DAY_MS);
    if (recent.length >= FORCED_PER_DAY) throw new WechatError(45009);
    const last = recent.at(-1);
    if (last !== undefined && now - last < FORCED_APART_MS) throw new WechatError(45011);
    this.state.data.forcedRefreshes = [...recent, now];
    if (this.state.data.stableToken) this.expire(this.state.data.stableToken.token);
    return this.renewStable();
  }

  /** /cgi-bin/token: every call makes a new token, the one before lives five minutes more. */
  plain(): TokenReply {
    const old = this.state.data.plainToken;
    if (old) this.state.data.accessTokens[old.token] = Math.min(old.expiresAt, this.clock.now() + OVERLAP_MS);
    this.state.data.plainToken = this.create();
    return this.reply(this.state.data.plainToken.token, this.state.data.plainToken.expiresAt);
  }

  /** Errors: 41001 missing, 40001 never issued, 42001 expired. */
  check(token: string | undefined): void {
    if (!token) throw new WechatError(41001);
    if (!Object.hasOwn(this.state.data.accessTokens, token)) throw new WechatError(40001);
    if (this.state.data.accessTokens[token]! <= this.clock.now()) throw new WechatError(42001);
  }

  /** Ends all tokens now; calls with them answer 42001. */
  expireAll(): void {
    for (const token of Object.keys(this.state.data.accessTokens)) this.expire(token);
    this.state.data.stableToken = null;
    this.state.data.plainToken = null;
    this.state.changed();
  }

  private expire(token: string): void {
    this.state.data.accessTokens[token] = 0;
  }

  private renewStable(): TokenReply {
    this.state.data.stableToken = this.create();
    return this.reply(this.state.data.stableToken.token, this.state.data.stableToken.expiresAt);
  }

  private create(): { token: string; expiresAt: number } {
    const created = { token: `99_${randomText(133)}`, expiresAt: this.clock.now() + LIFE_MS };
    const { accessTokens } = this.state.data;
    accessTokens[created.token] = created.expiresAt;
    for (const token of Object.keys(accessTokens).slice(0, -REMEMBERED_TOKENS)) delete accessTokens[token];
    this.state.changed();
    return created;
  }

  private reply(token: string, expiresAt: number): TokenReply {
    return { access_token: token, expires_in: Math.ceil((expiresAt - this.clock.now()) / 1000) };
  }
}
