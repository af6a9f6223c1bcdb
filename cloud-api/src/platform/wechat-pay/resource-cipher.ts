import { createDecipheriv } from 'node:crypto';

/** The encrypted part of callbacks and certificates. */
export interface SealedResource {
  algorithm: string;
  nonce: string;
  associated_data?: string;
  ciphertext: string;
}

const ALGORITHM = 'AEAD_AES_256_GCM';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-GCM with the APIv3 key; a wrong tag, nonce or associated text throws. */
export class ResourceCipher {
  constructor(private readonly key: Buffer) {}

  open({ algorithm, nonce, associated_data: associated = '', ciphertext }: SealedResource): string {
    if (algorithm !== ALGORITHM) throw new Error('unknown algorithm of a resource');
    const iv = Buffer.from(nonce, 'utf8');
    const sealed = Buffer.from(ciphertext, 'base64');
    if (iv.length !== NONCE_BYTES || sealed.length < TAG_BYTES) throw new Error('resource is cut short');
    // The published examples have keys of 16 bytes; the configuration takes 32 alone.
    const decipher = createDecipheriv(`aes-${this.key.length === 16 ? 128 : 256}-gcm`, this.key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(associated, 'utf8')).setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  }
}
