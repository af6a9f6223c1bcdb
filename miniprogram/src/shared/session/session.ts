import { authApi, type LoggedIn } from '@xianfeng/shared-types';
import { call, NetworkError } from '../request';
import { bindTicket } from './bind-ticket';
import { meStore } from './me-store';
import { callPublic, environment } from './runtime';
import { tokenStore } from './tokens';

/** Remembers the session of a login that asked the user something. */
export function acceptLogin({ session, me }: LoggedIn): void {
  tokenStore.write(session);
  bindTicket.set(null);
  meStore.set(me);
}

/** A ticket for the bind endpoints; asks WeChat again when the last one ran out. Null when the user is bound by now. */
export async function freshBindTicket(): Promise<string | null> {
  const known = bindTicket.get();
  if (known) return known;
  const { platform } = await environment();
  const reply = await callPublic(authApi.wechat, { body: { code: await platform.login() } }, { auth: 'none' });
  if (reply.status === 'ok') {
    acceptLogin(reply);
    return null;
  }
  bindTicket.set({ ticket: reply.bindTicket, expiresAt: Date.now() + reply.expiresInSeconds * 1000 });
  return reply.bindTicket;
}

/** Forgets the session here, after it has ended on the server. */
export function forgetSession(): void {
  tokenStore.clear();
  meStore.set(null);
}

/** Ends the session on the server too; without a network it ends here at least. */
export async function logout(): Promise<void> {
  try {
    await call(authApi.logout);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
  }
  forgetSession();
}
