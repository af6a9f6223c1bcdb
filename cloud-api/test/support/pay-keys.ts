import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const VECTORS = path.join(__dirname, '../fixtures/wechat-pay');

/** A published vector of WeChat Pay, with its origin in `origin`. */
export const payVector = (name: string) => JSON.parse(readFileSync(path.join(VECTORS, `${name}.json`), 'utf8'));
export const sampleTradeBill = (): Buffer => readFileSync(path.join(VECTORS, 'tradebill-ALL.sample.csv'));

export const pemOf = (key: KeyObject): string => key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }) as string;

/** Keys of a test merchant and of the platform it meets, made anew in each process. */
export function makePayKeys() {
  const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    mchId: '1900000109',
    merchantSerial: '3775B6A45ACD588826D15E583A95F5DD12345678',
    merchant,
    platform,
    publicKeyId: 'PUB_KEY_ID_0119000001092026112100000000',
    apiV3Key: 'test-api-v3-key-of-32-characters',
  };
}

export type PayKeys = ReturnType<typeof makePayKeys>;

/** The service's side of them as environment variables. */
export function payVariables(keys: PayKeys, base: string, mode: 'pubkey' | 'cert' | 'mixed'): Record<string, string> {
  return {
    WECHAT_PAY_API_BASE: base,
    WECHAT_PAY_MCHID: keys.mchId,
    WECHAT_PAY_MERCHANT_SERIAL: keys.merchantSerial,
    WECHAT_PAY_MERCHANT_KEY: pemOf(keys.merchant.privateKey),
    WECHAT_PAY_API_V3_KEY: keys.apiV3Key,
    WECHAT_PAY_CERTIFICATES: mode === 'pubkey' ? '0' : '1',
    ...(mode === 'cert' ? {} : { WECHAT_PAY_PUBLIC_KEY_ID: keys.publicKeyId, WECHAT_PAY_PUBLIC_KEY: pemOf(keys.platform.publicKey) }),
  };
}
