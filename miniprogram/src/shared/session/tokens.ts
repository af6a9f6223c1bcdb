import type { TokenStore } from '@xianfeng/client-core';
import type { SessionTokens } from '@xianfeng/shared-types';
import { storage } from '../storage';

const NAME = 'session';

/** Tokens of the user of this device. */
export const tokenStore: TokenStore = {
  read: () => storage.get<SessionTokens>(NAME),
  write({ accessToken, refreshToken }): void {
    storage.set(NAME, { accessToken, refreshToken });
  },
  clear: () => storage.remove(NAME),
};
