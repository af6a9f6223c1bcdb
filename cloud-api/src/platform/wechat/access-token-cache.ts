import type { Clock } from '../clock';
import type { StoredToken, TokenStore } from './token-store';
import { ERRCODE, WechatError } from './wechat-error';
import type { WechatHttp } from './wechat-http';

const PATH = '/cgi-bin/stable_token';
/** WeChat renews a stable token within its last 5 minutes and keeps the old one for 5 more. */
const MARGIN_SECONDS = 300;
const LEAST_SECONDS = 60;
/** force_refresh is limited to 20 a day, 30 s apart. */
const FORCE_GAP_MS = 30_000;

interface StableToken {
  access_token: string;
  expires_in: number;
}

/** One access_token for all instances: memory, then the shared store, then WeChat; callers at the same moment share one fetch. */
export class AccessTokenCache {
  private memory: StoredToken | null = null;
  private flight: Promise<string> | null = null;
  private forcedAt = -Infinity;

  constructor(
    private readonly credentials: { appId: string; secret: string },
    private readonly http: WechatHttp,
    private readonly store: TokenStore,
    private readonly clock: Clock,
  ) {}

  async get(): Promise<string> {
    return this.usable(this.memory)?.token ?? this.single(() => this.obtain(null));
  }

  /** Another token after WeChat refused this one; throws when WeChat keeps handing out the refused one. */
  async renew(rejected: string): Promise<string> {
    if (this.memory?.token === rejected) this.memory = null;
    const current = this.usable(this.memory);
    return current?.token ?? this.single(() => this.obtain(rejected));
  }

  /** Asks WeChat itself, whatever is at hand, and keeps what it gives; tells how many seconds it is good for. */
  async probe(): Promise<number> {
    const fetched = await this.fetch(false);
    await this.keep(fetched);
    return fetched.expires_in;
  }

  private single(obtain: () => Promise<string>): Promise<string> {
    this.flight ??= obtain().finally(() => {
      this.flight = null;
    });
    return this.flight;
  }

  private async obtain(rejected: string | null): Promise<string> {
    const shared = this.usable(await this.store.load(this.credentials.appId));
    if (shared && shared.token !== rejected) {
      this.memory = shared;
      return shared.token;
    }
    let fetched = await this.fetch(false);
    if (fetched.access_token === rejected) fetched = await this.force(rejected);
    return this.keep(fetched);
  }

  private force(rejected: string): Promise<StableToken> {
    const now = this.clock.now().getTime();
    if (now - this.forcedAt < FORCE_GAP_MS) throw new WechatError(PATH, ERRCODE.invalidToken, `token ${rejected.slice(0, 6)}… refused again`);
    this.forcedAt = now;
    return this.fetch(true);
  }

  private fetch(force: boolean): Promise<StableToken> {
    const body = { grant_type: 'client_credential', appid: this.credentials.appId, secret: this.credentials.secret, force_refresh: force };
    return this.http.json<StableToken>({ method: 'POST', path: PATH, body });
  }

  private async keep({ access_token: token, expires_in: seconds }: StableToken): Promise<string> {
    const useFor = Math.min(seconds, Math.max(LEAST_SECONDS, seconds - MARGIN_SECONDS));
    this.memory = { token, refreshAt: new Date(this.clock.now().getTime() + useFor * 1000) };
    await this.store.save(this.credentials.appId, this.memory);
    return token;
  }

  private usable(token: StoredToken | null): StoredToken | null {
    return token && token.refreshAt > this.clock.now() ? token : null;
  }
}
