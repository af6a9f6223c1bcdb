import { createDecipheriv } from 'node:crypto';

/** Opens encrypted open data with the session_key, as a server does. */
export function decryptOpenData({ encryptedData, iv }: { encryptedData: string; iv: string }, sessionKey: string): any {
  const decipher = createDecipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64'));
  return JSON.parse(decipher.update(encryptedData, 'base64', 'utf8') + decipher.final('utf8'));
}
