import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What came in; names of headers in lower case, path decoded, query without `?`. */
export interface IncomingRequest {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
}

export type CosFault = 'AccessDenied' | 'InvalidAccessKeyId' | 'SignatureDoesNotMatch' | 'RequestTimeTooSkewed';

const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
const hmac = (key: string, text: string) => createHmac('sha1', key).update(text).digest('hex');

/** `name=value&…` of the listed names in their order, both encoded. */
function listed(names: string, valueOf: (name: string) => string): string {
  return names === '' ? '' : names.split(';').map((name) => `${name}=${encode(valueOf(decodeURIComponent(name)))}`).join('&');
}

/** Checks the Authorization of the XML API at `nowSeconds`; null when it is good. */
export function cosFault(request: IncomingRequest, secret: { id: string; key: string }, nowSeconds: number): CosFault | null {
  const given = new Map((request.headers['authorization'] ?? '').split('&').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
  const part = (name: string) => given.get(name) ?? '';
  if (part('q-sign-algorithm') !== 'sha1') return 'AccessDenied';
  if (part('q-ak') !== secret.id) return 'InvalidAccessKeyId';
  const time = /^(\d{10});(\d{10})$/.exec(part('q-key-time'));
  if (!time || part('q-sign-time') !== part('q-key-time')) return 'AccessDenied';
  if (nowSeconds < Number(time[1]) || nowSeconds > Number(time[2])) return 'RequestTimeTooSkewed';
  const names = part('q-header-list').split(';');
  // Sorted, as the document asks; the host must be among them, or a request for one bucket would do for another.
  if (!names.includes('host') || names.join(';') !== [...names].sort().join(';')) return 'SignatureDoesNotMatch';
  const query = new URLSearchParams(request.query);
  const text = [
    request.method.toLowerCase(), request.path, listed(part('q-url-param-list'), (name) => query.get(name) ?? ''),
    listed(part('q-header-list'), (name) => request.headers[name] ?? ''), '',
  ].join('\n');
  const digest = createHash('sha1').update(text).digest('hex');
  const expected = hmac(hmac(secret.key, part('q-key-time')), `sha1\n${part('q-sign-time')}\n${digest}\n`);
  const signature = part('q-signature');
  return signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected)) ? null : 'SignatureDoesNotMatch';
}
