import { createCipheriv, createDecipheriv, createSecretKey, getCiphers, hkdfSync, type KeyObject, randomBytes, type CipherGCMTypes } from 'node:crypto';

export type FieldAlgorithm = 'aes-256-gcm' | 'sm4-gcm';

export interface FieldCipherOptions {
  /** `1:<base64 of 32 bytes>,2:…`; the last encrypts, all decrypt. */
  keys: string;
  algorithm: FieldAlgorithm;
}

const IV_BYTES = 12;
const IVS_AT_ONCE = 256;
const TAG_BYTES = 16;
const MASTER_KEY_BYTES = 32;
/** First part of the stored text: which algorithm sealed it. */
const MARKS: Record<FieldAlgorithm, string> = { 'aes-256-gcm': 'v1', 'sm4-gcm': 's1' };

/**
 * Encrypts personal data column by column: `<mark>.<key version>.<base64 of iv + ciphertext + tag>`.
 * The column's name is authenticated too, so that a value moved to another column does not open.
 */
export class FieldCipher {
  private readonly keys: Map<string, Record<FieldAlgorithm, KeyObject>>;
  private readonly current: string;
  private ivs: Buffer = Buffer.alloc(0);
  private ivAt = 0;

  /** Fails at start with the variable's name when a key or the algorithm can't be used. */
  constructor(private readonly options: FieldCipherOptions) {
    requireAlgorithm(options.algorithm);
    this.keys = parseKeys(options.keys);
    this.current = [...this.keys.keys()].at(-1) ?? '';
  }

  encrypt(plain: string, column: string): string {
    const iv = this.nextIv();
    const key = this.keyFor(this.current, this.options.algorithm);
    const cipher = createCipheriv(gcm(this.options.algorithm), key, iv);
    cipher.setAAD(Buffer.from(column));
    const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${MARKS[this.options.algorithm]}.${this.current}.${sealed.toString('base64')}`;
  }

  /** Throws when the text was altered, belongs to another column, or its key is gone. */
  decrypt(stored: string, column: string): string {
    const { algorithm, version, sealed } = parse(stored);
    requireAlgorithm(algorithm);
    const iv = sealed.subarray(0, IV_BYTES);
    const tag = sealed.subarray(sealed.length - TAG_BYTES);
    const decipher = createDecipheriv(gcm(algorithm), this.keyFor(version, algorithm), iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(column));
    decipher.setAuthTag(tag);
    return decipher.update(sealed.subarray(IV_BYTES, sealed.length - TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }

  /** Whether the value was sealed with an older key or another algorithm than writing uses now. */
  needsRotation(stored: string): boolean {
    const { algorithm, version } = parse(stored);
    return version !== this.current || algorithm !== this.options.algorithm;
  }

  /** Random bytes are drawn in bulk: a call of the generator costs more than the encryption of a short field. */
  private nextIv(): Buffer {
    if (this.ivAt + IV_BYTES > this.ivs.length) {
      this.ivs = randomBytes(IV_BYTES * IVS_AT_ONCE);
      this.ivAt = 0;
    }
    this.ivAt += IV_BYTES;
    return this.ivs.subarray(this.ivAt - IV_BYTES, this.ivAt);
  }

  private keyFor(version: string, algorithm: FieldAlgorithm): KeyObject {
    const keys = this.keys.get(version);
    if (!keys) throw new Error(`FIELD_KEYS has no key version ${version}`);
    return keys[algorithm];
  }
}

/** Node's types don't know SM4-GCM; it has the same interface. */
const gcm = (algorithm: FieldAlgorithm) => algorithm as CipherGCMTypes;

function requireAlgorithm(algorithm: FieldAlgorithm): void {
  if (algorithm === 'sm4-gcm' && !getCiphers().includes('sm4-gcm')) {
    throw new Error(`FIELD_CIPHER=sm4-gcm needs OpenSSL 3.1 or later; this Node.js has ${process.versions.openssl}`);
  }
}

function parseKeys(text: string): Map<string, Record<FieldAlgorithm, KeyObject>> {
  const keys = new Map<string, Record<FieldAlgorithm, KeyObject>>();
  for (const part of text.split(',')) {
    const [, version, encoded] = /^\s*(\d{1,6}):([A-Za-z0-9+/]+=*)\s*$/.exec(part) ?? [];
    if (!version) throw new Error('FIELD_KEYS must be "1:<base64>[,2:<base64>]"');
    const key = Buffer.from(encoded, 'base64');
    if (key.length !== MASTER_KEY_BYTES) throw new Error(`FIELD_KEYS: key ${version} must be 32 bytes in base64`);
    if (keys.has(version)) throw new Error(`FIELD_KEYS: key ${version} is given twice`);
    keys.set(version, {
      'aes-256-gcm': createSecretKey(key),
      'sm4-gcm': createSecretKey(Buffer.from(hkdfSync('sha256', key, '', 'field sm4-gcm', 16))),
    });
  }
  return keys;
}

function parse(stored: string): { algorithm: FieldAlgorithm; version: string; sealed: Buffer } {
  const [mark, version, encoded, ...rest] = stored.split('.');
  const algorithm = (Object.keys(MARKS) as FieldAlgorithm[]).find((a) => MARKS[a] === mark);
  const sealed = Buffer.from(encoded ?? '', 'base64');
  if (!algorithm || !version || rest.length > 0 || sealed.length < IV_BYTES + TAG_BYTES) throw new Error('not an encrypted field');
  return { algorithm, version, sealed };
}
