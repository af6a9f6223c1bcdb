import type { SessionTokens } from '@xianfeng/shared-types';
import { storage } from '../storage';

const NAME = 'session';

export interface StoredTokens {
  accessToken: string;
  refreshToken: string;
}

/** Tokens of the user of this device. */
export const tokenStore = {
  read: () => storage.get<StoredTokens>(NAME),
  write({ accessToken, refreshToken }: SessionTokens): void {
    storage.set(NAME, { accessToken, refreshToken });
  },
  clear: () => storage.remove(NAME),
};
export type TokenStore = typeof tokenStore;
