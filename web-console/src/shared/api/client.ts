import { createAuthenticator, createCall, createUpload, type TokenSource } from '@xianfeng/client-core';
import { authApi, type SessionTokens } from '@xianfeng/shared-types';
import { tokenStore } from './tokens';
import { fileTransport, formTransport, jsonTransport, type MadeFile } from './transport';

const nobody: TokenSource = { current: async () => null, renew: async () => null };
const callAsNobody = createCall(jsonTransport, nobody);

/** For the few endpoints that need no log-in. */
export const callPublic: typeof callAsNobody = (endpoint, ...[input, options]) => callAsNobody(endpoint, ...([input, { ...options, auth: 'none' }] as never));

/**
 * A refresh token is good for one use and all tabs share it: they take turns, and the one that comes second
 * takes what the first was given.
 */
function refreshInTurn(refreshToken: string): Promise<SessionTokens> {
  return navigator.locks.request('xianfeng.console.refresh', async () => {
    const stored = tokenStore.read();
    if (stored && stored.refreshToken !== refreshToken) return stored;
    const fresh = await callPublic(authApi.refresh, { body: { refreshToken } });
    tokenStore.write(fresh);
    return fresh;
  });
}

const listeners = new Set<() => void>();

/** Called when a request finds that nobody is logged in any more. Returns the way to stop listening. */
export function onSignInRequired(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const tokens = createAuthenticator({
  store: tokenStore,
  refresh: refreshInTurn,
  silentLogin: async () => null,
  onSignInRequired: () => listeners.forEach((listener) => listener()),
});

/** Calls an endpoint of the contract: `await call(orgsApi.detail, { params: { id } })`. */
export const call = createCall(jsonTransport, tokens);

/** Sends a chosen file: `await upload(importsApi.upload, file, { onProgress })`. */
export const upload = createUpload(formTransport, tokens);

const callFile = createCall(fileTransport, tokens);

/** Calls an endpoint whose reply is a file, and hands the file to the browser as a download. */
export const download: typeof callFile = async (endpoint, ...rest) => {
  const file = (await callFile(endpoint, ...rest)) as MadeFile;
  const address = URL.createObjectURL(file.content);
  const link = Object.assign(document.createElement('a'), { href: address, download: file.name });
  link.click();
  URL.revokeObjectURL(address);
  return file as never;
};
