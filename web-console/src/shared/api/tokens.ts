import type { TokenStore } from '@xianfeng/client-core';
import type { SessionTokens } from '@xianfeng/shared-types';

const NAME = 'xianfeng.console.session';

/** Tokens of the officer at this browser; all tabs share them. */
export const tokenStore: TokenStore = {
  read() {
    const text = localStorage.getItem(NAME);
    return text ? (JSON.parse(text) as SessionTokens) : null;
  },
  write: (tokens) => localStorage.setItem(NAME, JSON.stringify(tokens)),
  clear: () => localStorage.removeItem(NAME),
};

/** Tells when another tab logs in or out. Returns the way to stop listening. */
export function onTokensChanged(listener: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === NAME || event.key === null) listener();
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}
