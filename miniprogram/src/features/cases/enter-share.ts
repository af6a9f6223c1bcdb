import { authApi, shareApi, type Id, type ShareEntered } from '@xianfeng/shared-types';
import type { EncryptedData, Platform } from '@/shared/platform';
import { call, ProblemError } from '@/shared/request';
import { acceptLogin, callPublic, environment } from '@/shared/session';
import { fromGroup } from './model/share-entry';

/** The group chat, where WeChat tells it; a page that opens without it still opens. */
const groupOf = (platform: Platform): Promise<EncryptedData | null> => platform.getGroupEnterInfo().catch(() => null);

/** A new login gives the server a new session_key, with which it can open a fresh pair. */
async function loginAgain(platform: Platform): Promise<void> {
  const reply = await callPublic(authApi.wechat, { body: { code: await platform.login() } }, { auth: 'none' });
  if (reply.status === 'ok') acceptLogin(reply);
}

/** Tells the server that a member came through a card; gives the case to go on to, null for who isn't logged in. */
export async function enterShare(shareId: string): Promise<Id | null> {
  const { platform } = await environment();
  const options = platform.enterOptions();
  const send = (group: EncryptedData | null): Promise<ShareEntered> =>
    call(shareApi.enter, { body: { shareId, scene: options.scene, ...(group ?? {}) } }, { auth: 'optional' });
  try {
    const group = platform.inWechat && fromGroup(options, shareId) ? await groupOf(platform) : null;
    const entered = await send(group);
    if (group && !entered.counted) {
      await loginAgain(platform);
      await send(await groupOf(platform));
    }
    return entered.caseId;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}
