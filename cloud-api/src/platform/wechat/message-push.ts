import { createDecipheriv, createHash } from 'node:crypto';
import { sameSecret } from '../crypto';
import { readPushEvents, type PushEvent } from './push-events';

/** The push is not WeChat's or not for us; answer 403. */
export class PushRejected extends Error {}

export interface MessagePushOptions {
  appId: string;
  token: string;
  /** EncodingAESKey of 43 characters: secure mode alone is accepted. Null: plain mode. */
  aesKey: string | null;
}

export type PushQuery = Partial<Record<'signature' | 'timestamp' | 'nonce' | 'echostr' | 'encrypt_type' | 'msg_signature', string>>;

const IV_BYTES = 16;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;
const PAD_BLOCK = 32;

/** WeChat's message push in the JSON format, which the console must be set to. */
export class MessagePush {
  private readonly key: Buffer | null;

  constructor(private readonly options: MessagePushOptions) {
    this.key = options.aesKey === null ? null : Buffer.from(`${options.aesKey}=`, 'base64');
    if (this.key && this.key.length !== 32) throw new Error('WECHAT_PUSH_AES_KEY must have 43 characters');
  }

  /** Answer to the console's check of the address: the echostr. @throws PushRejected */
  verifyUrl({ signature, timestamp, nonce, echostr }: PushQuery): string {
    this.verify(signature, [timestamp, nonce]);
    return echostr ?? '';
  }

  /** Verified events of one push, one for each template. @throws PushRejected */
  read(query: PushQuery, rawBody: Buffer): PushEvent[] {
    const body = parseBody(rawBody.toString('utf8'));
    if (!this.key) {
      this.verify(query.signature, [query.timestamp, query.nonce]);
      return readPushEvents(body);
    }
    // The plain signature does not cover the body, so it proves nothing here.
    if (typeof body.Encrypt !== 'string') throw new PushRejected('push is not encrypted');
    this.verify(query.msg_signature, [query.timestamp, query.nonce, body.Encrypt]);
    return readPushEvents(parseBody(this.decrypt(this.key, body.Encrypt)));
  }

  private verify(signature: string | undefined, parts: (string | undefined)[]): void {
    const text = [this.options.token, ...parts.map((p) => p ?? '')].sort().join('');
    const expected = createHash('sha1').update(text).digest('hex');
    if (!this.options.token || !sameSecret(signature ?? '', expected)) throw new PushRejected('wrong signature');
  }

  private decrypt(key: Buffer, encrypted: string): string {
    const plain = unpad(decryptCbc(key, encrypted));
    const length = plain.length >= RANDOM_BYTES + LENGTH_BYTES ? plain.readUInt32BE(RANDOM_BYTES) : Infinity;
    const start = RANDOM_BYTES + LENGTH_BYTES;
    if (start + length > plain.length) throw new PushRejected('push is cut short');
    if (plain.toString('utf8', start + length) !== this.options.appId) throw new PushRejected('push is for another appid');
    return plain.toString('utf8', start, start + length);
  }
}

function decryptCbc(key: Buffer, encrypted: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, IV_BYTES)).setAutoPadding(false);
    return Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
  } catch (error) {
    throw new PushRejected('push can not be decrypted', { cause: error });
  }
}

/** PKCS#7 with blocks of 32 bytes, which Node's own padding does not do. */
function unpad(padded: Buffer): Buffer {
  const count = padded.at(-1) ?? 0;
  if (count < 1 || count > PAD_BLOCK || count > padded.length) throw new PushRejected('push has wrong padding');
  return padded.subarray(0, padded.length - count);
}

function parseBody(text: string): Record<string, unknown> {
  try {
    const body = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body;
  } catch {
    // Told below: XML arrives here when the console is set to it.
  }
  throw new PushRejected('push body is not a JSON object');
}
