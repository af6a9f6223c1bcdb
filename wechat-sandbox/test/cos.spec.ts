import { createHash, createHmac } from 'node:crypto';
import { cosFault } from '../src/cos/cos-signature';
import { SandboxClient } from './support/sandbox-client';

/** The worked example of Tencent Cloud's document 436/7778, "upload an object"; both keys are published there. */
const SECRET = { id: 'AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q', key: 'BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz' };
const EXAMPLE = {
  method: 'PUT',
  path: '/exampleobject(腾讯云)',
  query: '',
  headers: {
    date: 'Thu, 16 May 2019 06:45:51 GMT', host: 'examplebucket-1250000000.cos.ap-beijing.myqcloud.com', 'content-type': 'text/plain',
    'content-length': '13', 'content-md5': 'mQ/fVh815F3k6TAUm8m0eg==', 'x-cos-acl': 'private', 'x-cos-grant-read': 'uin="100000000011"',
    authorization: 'q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&q-sign-time=1557989151;1557996351&q-key-time=1557989151;1557996351'
      + '&q-header-list=content-length;content-md5;content-type;date;host;x-cos-acl;x-cos-grant-read&q-url-param-list='
      + '&q-signature=3b8851a11a569213c17ba8fa7dcf2abec6935172',
  },
};
const WITHIN = 1557990000;

describe('signature of object storage', () => {
  it('accepts the example of the document, and nothing that differs from it', () => {
    expect(cosFault(EXAMPLE, SECRET, WITHIN)).toBeNull();
    expect(cosFault({ ...EXAMPLE, path: '/other' }, SECRET, WITHIN)).toBe('SignatureDoesNotMatch');
    expect(cosFault({ ...EXAMPLE, method: 'GET' }, SECRET, WITHIN)).toBe('SignatureDoesNotMatch');
    expect(cosFault({ ...EXAMPLE, headers: { ...EXAMPLE.headers, 'x-cos-acl': 'public-read' } }, SECRET, WITHIN)).toBe('SignatureDoesNotMatch');
    expect(cosFault(EXAMPLE, { ...SECRET, key: 'other' }, WITHIN)).toBe('SignatureDoesNotMatch');
    expect(cosFault(EXAMPLE, { ...SECRET, id: 'other' }, WITHIN)).toBe('InvalidAccessKeyId');
  });

  it('holds for its time alone', () => {
    expect(cosFault(EXAMPLE, SECRET, 1557989150)).toBe('RequestTimeTooSkewed');
    expect(cosFault(EXAMPLE, SECRET, 1557996352)).toBe('RequestTimeTooSkewed');
    expect(cosFault({ ...EXAMPLE, headers: {} }, SECRET, WITHIN)).toBe('AccessDenied');
  });
});

describe('object storage', () => {
  let sandbox: SandboxClient;
  beforeAll(async () => (sandbox = await SandboxClient.start()));
  afterAll(() => sandbox.stop());

  async function send(method: string, key: string, body?: string, headers: Record<string, string> = {}) {
    const { bucket, secretId, secretKey } = sandbox.options.cos;
    const url = new URL(`/cos/${bucket}/${key}`, sandbox.url);
    const time = `${Math.floor(Date.now() / 1000) - 5};${Math.floor(Date.now() / 1000) + 60}`;
    const hmac = (secret: string, text: string) => createHmac('sha1', secret).update(text).digest('hex');
    const digest = createHash('sha1').update(`${method.toLowerCase()}\n${decodeURIComponent(url.pathname)}\n\nhost=${encodeURIComponent(url.host)}\n`).digest('hex');
    const signature = hmac(hmac(secretKey, time), `sha1\n${time}\n${digest}\n`);
    const authorization = `q-sign-algorithm=sha1&q-ak=${secretId}&q-sign-time=${time}&q-key-time=${time}&q-header-list=host&q-url-param-list=&q-signature=${signature}`;
    const response = await fetch(url, { method, body, headers: { authorization, ...headers } });
    return { status: response.status, text: await response.text(), etag: response.headers.get('etag') };
  }

  it('puts, gets, replaces and deletes, with the MD5 as ETag', async () => {
    const md5 = createHash('md5').update('two').digest('hex');
    expect((await send('PUT', 'a/b.main', 'one')).status).toBe(200);
    expect(await send('PUT', 'a/b.main', 'two')).toEqual({ status: 200, text: '', etag: `"${md5}"` });
    expect(await send('GET', 'a/b.main')).toEqual({ status: 200, text: 'two', etag: `"${md5}"` });
    expect(await send('HEAD', 'a/b.main')).toEqual({ status: 200, text: '', etag: `"${md5}"` });
    expect((await send('DELETE', 'a/b.main')).status).toBe(204);
    expect((await send('DELETE', 'a/b.main')).status).toBe(204);
    expect(await send('GET', 'a/b.main')).toMatchObject({ status: 404, text: expect.stringContaining('<Code>NoSuchKey</Code>') });
  });

  it('refuses bytes that are not those of Content-MD5, and whoever does not sign', async () => {
    expect(await send('PUT', 'x', 'body', { 'content-md5': 'AAAA' })).toMatchObject({ status: 400, text: expect.stringContaining('BadDigest') });
    expect(await send('GET', 'x', undefined, { authorization: '' })).toMatchObject({ status: 403, text: expect.stringContaining('AccessDenied') });
  });
});
