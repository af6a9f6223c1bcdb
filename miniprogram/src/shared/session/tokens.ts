import type { TokenStore } from '@xianfeng/client-core';
import type { SessionTokens } from '@xianfeng/shared-types';
import { storage } from '../storage';

const NAME = 'session';

/** Tokens of the user of this device. */
export const tokenStore: TokenStore = {
  read: () => storage.get<SessionTokens>(NAME),
  write: (tokens) => storage.set(NAME, tokens),
  clear: () => storage.remove(NAME),
};
