import { createDecipheriv } from 'node:crypto';

/** The encrypted data does not fit the session_key: most often a newer `wx.login` has replaced it. Ask for a fresh pair. */
export class OpenDataError extends Error {}

/**
 * Decrypts what `wx.getGroupEnterInfo` and the like hand to a client (AES-128-CBC by session_key) and checks for whom it is.
 * @throws OpenDataError
 */
export function decryptOpenData<T = Record<string, unknown>>(input: { appId: string; sessionKey: string; encryptedData: string; iv: string }): T {
  const data = openSealed(input) as T & { watermark?: { appid?: string } };
  if (data.watermark?.appid !== input.appId) throw new OpenDataError('open data of another appid');
  return data;
}

function openSealed({ sessionKey, encryptedData, iv }: { sessionKey: string; encryptedData: string; iv: string }): unknown {
  try {
    const decipher = createDecipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64'));
    return JSON.parse(decipher.update(encryptedData, 'base64', 'utf8') + decipher.final('utf8'));
  } catch (error) {
    throw new OpenDataError('open data does not fit the session key', { cause: error });
  }
}

/** The group's id, which the two client APIs spell differently; null when the chat is not a group. */
export function groupIdOf(data: { opengid?: string; openGId?: string }): string | null {
  return data.opengid ?? data.openGId ?? null;
}
