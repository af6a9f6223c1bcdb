import { createCipheriv } from 'node:crypto';
import { randomText } from '../core/ids';

export interface EncryptedResource {
  algorithm: 'AEAD_AES_256_GCM';
  nonce: string;
  associated_data: string;
  /** Base64 of the text and its 16-byte tag. */
  ciphertext: string;
}

/** Encrypts a text under the APIv3 key; the nonce's 12 characters are its bytes. */
export function encryptResource(text: string, associated_data: string, apiV3Key: string): EncryptedResource {
  const nonce = randomText(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce)).setAAD(Buffer.from(associated_data));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
  return { algorithm: 'AEAD_AES_256_GCM', nonce, associated_data, ciphertext };
}
