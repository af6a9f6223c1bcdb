import { authApi, type ClientConfig, type LoginReply, type SessionTokens } from '@xianfeng/shared-types';
import { createAuthenticator, createCall, type TokenSource } from '@xianfeng/client-core';
import { openSignIn } from '../navigation/sign-in';
import { detectPlatform, type Platform } from '../platform';
import { transport } from '../request/transport';
import { setStorageNamespace } from '../storage';
import { bindTicket } from './bind-ticket';
import { meStore } from './me-store';
import { tokenStore } from './tokens';

const nobody: TokenSource = { current: async () => null, renew: async () => null };
/** For the few endpoints that need no login. */
export const callPublic = createCall(transport, nobody);

export interface Environment {
  config: ClientConfig;
  platform: Platform;
}

let starting: Promise<Environment> | null = null;
let started: Environment | null = null;

/** Knows the server's public settings and where the app runs. A failure is tried again by the next caller. */
export function environment(): Promise<Environment> {
  starting ??= detect().catch((error) => {
    starting = null;
    throw error;
  });
  return starting;
}

/** The environment where it is known already, for tap handlers that must not wait. */
export const environmentNow = (): Environment | null => started;

async function detect(): Promise<Environment> {
  const config = await callPublic(authApi.clientConfig, {}, { auth: 'none' });
  const platform = await detectPlatform(config);
  setStorageNamespace(platform.storageNamespace);
  started = { config, platform };
  return started;
}

/** `wx.login` and what the server makes of it. A user it doesn't know yet gets a ticket for the bind page. */
async function silentLogin(): Promise<SessionTokens | null> {
  const { platform } = await environment();
  if (!platform.inWechat) return null;
  const reply: LoginReply = await callPublic(authApi.wechat, { body: { code: await platform.login() } }, { auth: 'none' });
  if (reply.status === 'unbound') {
    bindTicket.set({ ticket: reply.bindTicket, expiresAt: Date.now() + reply.expiresInSeconds * 1000 });
    return null;
  }
  meStore.set(reply.me);
  return reply.session;
}

const authenticator = createAuthenticator({
  store: tokenStore,
  refresh: (refreshToken) => callPublic(authApi.refresh, { body: { refreshToken } }, { auth: 'none' }),
  silentLogin,
  onSignInRequired: () => openSignIn(environmentNow()?.platform.inWechat ? 'bind' : 'login'),
});

/** The storage belongs to a persona only after the environment is known, so no token is read before. */
export const tokens: TokenSource = {
  current: async (need) => {
    await environment();
    return authenticator.current(need);
  },
  renew: authenticator.renew,
};
