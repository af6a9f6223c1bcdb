import { createHash, createHmac } from 'node:crypto';

export interface CosCredentials {
  secretId: string;
  secretKey: string;
}

/** A request without query, which is all that the store sends. */
export interface CosRequest {
  method: string;
  /** Decoded. */
  pathname: string;
  /** All of them are signed; names in lower case. */
  headers: Record<string, string>;
}

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
const hmac = (key: string, text: string) => createHmac('sha1', key).update(text).digest('hex');
const encoded = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Authorization of the COS XML API (document 436/7778), good from one second since the epoch to another. */
export function cosAuthorization({ method, pathname, headers }: CosRequest, { secretId, secretKey }: CosCredentials, from: number, to: number): string {
  const names = Object.keys(headers).sort();
  const headerText = names.map((name) => `${encoded(name)}=${encoded(headers[name])}`).join('&');
  const request = `${method.toLowerCase()}\n${pathname}\n\n${headerText}\n`;
  const time = `${from};${to}`;
  const signature = hmac(hmac(secretKey, time), `sha1\n${time}\n${sha1(request)}\n`);
  const parts = { 'q-sign-algorithm': 'sha1', 'q-ak': secretId, 'q-sign-time': time, 'q-key-time': time, 'q-header-list': names.join(';'), 'q-url-param-list': '', 'q-signature': signature };
  return Object.entries(parts).map(([name, value]) => `${name}=${value}`).join('&');
}
