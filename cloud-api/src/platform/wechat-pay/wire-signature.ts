import { type KeyObject, verify } from 'node:crypto';
import { SIGNATURE_TYPE, signedLines } from './request-signer';

/** Header names in lower case. */
export type WireHeaders = Record<string, string | undefined>;
export type KeyFinder = (serial: string) => Promise<KeyObject | null>;

/** Why a signature does not count; for the log, the other side learns nothing of it. */
export type SignatureFault = 'headers' | 'type' | 'probe' | 'time' | 'serial' | 'signature';

const TOLERANCE_SECONDS = 300;
/** WeChat sends such signatures now and then to see whether anybody checks them. */
const PROBE = 'WECHATPAY/SIGNTEST/';

/** Checks a reply or callback of WeChat; null: the body is WeChat's, and of these minutes. */
export async function signatureFault(headers: WireHeaders, body: string, now: Date, find: KeyFinder): Promise<SignatureFault | null> {
  const { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce, 'wechatpay-serial': serial, 'wechatpay-signature': signature } = headers;
  if (!timestamp || !nonce || !serial || !signature) return 'headers';
  if ((headers['wechatpay-signature-type'] ?? SIGNATURE_TYPE) !== SIGNATURE_TYPE) return 'type';
  // Before the key is looked for: a probe must not cause a download of certificates.
  if (signature.startsWith(PROBE)) return 'probe';
  const age = now.getTime() / 1000 - Number(timestamp);
  if (!/^\d+$/.test(timestamp) || Math.abs(age) > TOLERANCE_SECONDS) return 'time';
  const key = await find(serial);
  if (!key) return 'serial';
  const good = verify('sha256', Buffer.from(signedLines(timestamp, nonce, body), 'utf8'), key, Buffer.from(signature, 'base64'));
  return good ? null : 'signature';
}
