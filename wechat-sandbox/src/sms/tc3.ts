import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What Tencent Cloud signs of a request. */
export interface SignedRequest {
  method: string;
  path: string;
  /** Query string without `?`. */
  query: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

export type SignatureFault = 'AuthFailure.SignatureFailure' | 'AuthFailure.SecretIdNotFound' | 'AuthFailure.SignatureExpire';

const ALGORITHM = 'TC3-HMAC-SHA256';
const TOLERANCE_SECONDS = 300;
const AUTHORIZATION = /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/([^/]+)\/tc3_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** TC3-HMAC-SHA256 signature in hex over the named headers. */
export function tc3Signature(request: SignedRequest, secretKey: string, scope: { timestamp: string; service: string; signedHeaders: string }): string {
  const { timestamp, service, signedHeaders } = scope;
  const lines = signedHeaders.split(';').map((name) => `${name}:${(request.headers[name] ?? '').trim()}\n`);
  const canonical = [request.method, request.path, request.query, lines.join(''), signedHeaders, sha256(request.body)].join('\n');
  const date = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10);
  const toSign = [ALGORITHM, timestamp, `${date}/${service}/tc3_request`, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
  return createHmac('sha256', key).update(toSign).digest('hex');
}

/** Checks a request's Authorization at `nowSeconds`; null when it is good. */
export function signatureFault(request: SignedRequest, secret: { id: string; key: string }, nowSeconds: number): SignatureFault | null {
  const match = AUTHORIZATION.exec(request.headers['authorization'] ?? '');
  if (!match) return 'AuthFailure.SignatureFailure';
  const [, secretId, date, service, signedHeaders, signature] = match as unknown as [string, string, string, string, string, string];
  const timestamp = request.headers['x-tc-timestamp'] ?? '';
  if (secretId !== secret.id) return 'AuthFailure.SecretIdNotFound';
  if (!/^\d{10}$/.test(timestamp) || Math.abs(nowSeconds - Number(timestamp)) > TOLERANCE_SECONDS) return 'AuthFailure.SignatureExpire';
  if (new Date(Number(timestamp) * 1000).toISOString().slice(0, 10) !== date) return 'AuthFailure.SignatureFailure';
  const names = signedHeaders.split(';');
  if (!names.includes('content-type') || !names.includes('host')) return 'AuthFailure.SignatureFailure';
  if (!acceptedServices(request.headers).includes(service)) return 'AuthFailure.SignatureFailure';
  const matches = hostsOf(request.headers).some((host) => {
    const signed = { ...request, headers: { ...request.headers, host } };
    const expected = tc3Signature(signed, secret.key, { timestamp, service, signedHeaders });
    return timingSafeEqual(Buffer.from(expected), Buffer.from(signature));
  });
  return matches ? null : 'AuthFailure.SignatureFailure';
}

/** The official SDK signs the host without its port. */
function hostsOf(headers: Record<string, string>): string[] {
  const host = headers['host'] ?? '';
  return [host, host.replace(/:\d+$/, '')];
}

/** `sms`; the SDK takes the endpoint's first label instead, which for a local endpoint is another word. */
function acceptedServices(headers: Record<string, string>): string[] {
  return ['sms', (headers['host'] ?? '').split('.')[0]!];
}
