import { randomInt } from 'node:crypto';
import type { SandboxOptions } from '../options';
import { encryptMessage, pushSignature } from './message-crypto';

export type PushMode = 'secure' | 'plain';
type PushOptions = Pick<SandboxOptions, 'pushUrl' | 'pushToken' | 'pushAesKey' | 'appid'>;

/** One event as it goes over the wire. */
export interface PushRequest {
  url: string;
  body: string;
}

function stamp(): { timestamp: string; nonce: string } {
  // Real time, not the sandbox's: the receiver compares it with its own clock.
  return { timestamp: String(Math.floor(Date.now() / 1000)), nonce: String(randomInt(10 ** 9)) };
}

function withQuery(url: string, query: Record<string, string>): string {
  const target = new URL(url);
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
  return target.href;
}

/** The GET by which the console checks a receiver's URL; the answer must be `echostr`. */
export function verificationRequest(options: PushOptions): { url: string; echostr: string } {
  const { timestamp, nonce } = stamp();
  const echostr = `${randomInt(10 ** 9)}${randomInt(10 ** 9)}`;
  const signature = pushSignature(options.pushToken, timestamp, nonce);
  return { url: withQuery(options.pushUrl, { signature, timestamp, nonce, echostr }), echostr };
}

/** An event in plain or secure mode; `forged` breaks both signatures. */
export function pushRequest(options: PushOptions, mode: PushMode, payload: Record<string, unknown>, forged: boolean): PushRequest {
  const { timestamp, nonce } = stamp();
  const token = forged ? `${options.pushToken}x` : options.pushToken;
  const openid = String(payload['FromUserName'] ?? '');
  const query: Record<string, string> = { signature: pushSignature(token, timestamp, nonce), timestamp, nonce, openid };
  const message = JSON.stringify(payload);
  if (mode === 'plain') return { url: withQuery(options.pushUrl, query), body: message };
  const Encrypt = encryptMessage(message, options.pushAesKey, options.appid);
  const secured = { ...query, encrypt_type: 'aes', msg_signature: pushSignature(token, timestamp, nonce, Encrypt) };
  return { url: withQuery(options.pushUrl, secured), body: JSON.stringify({ ToUserName: payload['ToUserName'], Encrypt }) };
}

/** Whether a receiver's answer ends the retries: `success`, empty, or an encrypted reply. */
export function isAccepted(status: number, answer: string): boolean {
  if (status !== 200) return false;
  return answer === '' || answer === 'success' || answer.includes('"Encrypt"');
}
