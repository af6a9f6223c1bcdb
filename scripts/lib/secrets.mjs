import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** WeChat takes letters and digits alone in an EncodingAESKey; 43 of them decode to 32 bytes. */
function encodingAesKey() {
  for (;;) {
    const key = randomBytes(32).toString('base64').replace('=', '');
    if (/^[A-Za-z0-9]{43}$/.test(key)) return key;
  }
}

const hex = (bytes) => randomBytes(bytes).toString('hex');

const privateKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });

const GENERATORS = {
  JWT_SECRET: () => hex(32),
  FIELD_KEYS: () => `1:${randomBytes(32).toString('base64')}`,
  INDEX_KEY: () => randomBytes(32).toString('base64'),
  WECHAT_SECRET: () => hex(16),
  WECHAT_PUSH_TOKEN: () => hex(16),
  WECHAT_PUSH_AES_KEY: encodingAesKey,
  SMS_SECRET_ID: () => `AKID${hex(16)}`,
  SMS_SECRET_KEY: () => hex(16),
  WECHAT_PAY_MERCHANT_KEY: privateKey,
  WECHAT_PAY_MERCHANT_SERIAL: () => hex(20).toUpperCase(),
  WECHAT_PAY_API_V3_KEY: () => hex(16),
  SANDBOX_PAY_PLATFORM_KEY: privateKey,
};

/**
 * Secrets of one development database, made once and kept beside it: with other keys its encrypted columns
 * and sessions could not be read again.
 */
export function developmentSecrets(dataDir) {
  const file = path.join(dataDir, 'dev-secrets.json');
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const missing = Object.keys(GENERATORS).filter((name) => !known[name]);
  if (missing.length === 0) return known;
  for (const name of missing) known[name] = GENERATORS[name]();
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return known;
}
