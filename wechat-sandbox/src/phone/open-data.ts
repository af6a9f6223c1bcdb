import { createCipheriv, randomBytes } from 'node:crypto';

/** Encrypts open data as WeChat hands it to a page: AES-128-CBC under the session_key. */
export function encryptOpenData(plain: string, sessionKey: string, iv = randomBytes(16)): { encryptedData: string; iv: string } {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv);
  const encryptedData = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
  return { encryptedData, iv: iv.toString('base64') };
}
