import type { SessionTokens } from '@xianfeng/shared-types';
import type { TokenSource } from './client';
import { ProblemError, SignInRequiredError } from './errors';

/** Where a device keeps its tokens. */
export interface TokenStore {
  read(): SessionTokens | null;
  write(tokens: SessionTokens): void;
  clear(): void;
}

export interface AuthenticatorParts {
  store: TokenStore;
  refresh(refreshToken: string): Promise<SessionTokens>;
  /** Logs in without asking anybody anything; null where that is not possible. */
  silentLogin(): Promise<SessionTokens | null>;
  /** Somebody has to log in and silence did not help. */
  onSignInRequired(): void;
}

/**
 * Keeps the session alive. However many requests are refused at once, one renewal runs and all wait for it:
 * a refresh token is good for one use, and a second `wx.login` would spoil the first.
 */
export function createAuthenticator({ store, refresh, silentLogin, onSignInRequired }: AuthenticatorParts): TokenSource {
  let renewal: Promise<string | null> | null = null;

  /** Null when the server has ended the session; a network failure is thrown and leaves the tokens alone. */
  const tryRefresh = async (refreshToken: string): Promise<SessionTokens | null> => {
    try {
      return await refresh(refreshToken);
    } catch (error) {
      if (error instanceof ProblemError && (error.status === 401 || error.status === 403)) return null;
      throw error;
    }
  };

  const obtain = async (): Promise<string | null> => {
    const stored = store.read();
    const tokens = (stored && (await tryRefresh(stored.refreshToken))) ?? (await silentLogin());
    if (tokens) store.write(tokens);
    else store.clear();
    return tokens?.accessToken ?? null;
  };

  const obtainOnce = async (need: 'required' | 'optional'): Promise<string | null> => {
    renewal ??= obtain().finally(() => {
      renewal = null;
    });
    const token = await renewal;
    if (token || need === 'optional') return token;
    onSignInRequired();
    throw new SignInRequiredError();
  };

  return {
    current: async (need) => store.read()?.accessToken ?? obtainOnce(need),
    async renew(stale, need) {
      const stored = store.read();
      // Another request may have renewed it between this one's start and its refusal.
      return stored && stored.accessToken !== stale ? stored.accessToken : obtainOnce(need);
    },
  };
}
