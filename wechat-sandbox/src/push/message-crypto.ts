import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const BLOCK = 32;

/** sha1 over the sorted, joined parts: signature and msg_signature of message push. */
export function pushSignature(...parts: string[]): string {
  return createHash('sha1').update([...parts].sort().join('')).digest('hex');
}

function keyOf(encodingAesKey: string): Buffer {
  return Buffer.from(`${encodingAesKey}=`, 'base64');
}

/**
 * Secure mode: AES-256-CBC over random16 ‖ uint32BE(length) ‖ message ‖ appid, PKCS#7 with block 32.
 * `random16` is given by tests only.
 */
export function encryptMessage(message: string, encodingAesKey: string, appid: string, random16 = randomBytes(16)): string {
  const key = keyOf(encodingAesKey);
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random16, length, text, Buffer.from(appid)]);
  const padding = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString('base64');
}

/** Opens a secure-mode text. Throws when it is malformed or of another appid. */
export function decryptMessage(encrypted: string, encodingAesKey: string, appid: string): string {
  const key = keyOf(encodingAesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > BLOCK) throw new Error('bad padding');
  const plain = padded.subarray(0, padded.length - padding);
  const end = 20 + plain.readUInt32BE(16);
  if (plain.subarray(end).toString() !== appid) throw new Error('appid does not match');
  return plain.subarray(20, end).toString();
}
