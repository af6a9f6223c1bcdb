import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { makePayKeys, payVector } from '../../../test/support/pay-keys';
import { Clock } from '../clock';
import { NotificationReader } from './notification-reader';
import { PlatformKeys } from './platform-keys';
import { RequestSigner, signedLines, signText } from './request-signer';
import { ResourceCipher } from './resource-cipher';
import { signatureFault } from './wire-signature';

class ClockAt extends Clock {
  constructor(public seconds: number) {
    super();
  }

  override now = (): Date => new Date(this.seconds * 1000);
}

beforeAll(() => Logger.overrideLogger(false));

const rsa = payVector('go-rsa-sign');
const gcm = payVector('go-aes-gcm');
const layout = payVector('go-authorization-layout');
const callback = payVector('go-notify-full');

describe('signing, with the published vectors', () => {
  it('signs as the SDK of WeChat does', () => {
    expect(signText(rsa.message, createPrivateKey(rsa.privateKeyPem))).toBe(rsa.signature);
  });

  it.each([...layout.cases, { ...layout.javaCase, canonicalUrl: new URL(layout.javaCase.uri).pathname + new URL(layout.javaCase.uri).search, body: '' }])(
    'lays out the message of $method $canonicalUrl', ({ method, canonicalUrl, timestamp, nonce, body, message }) => {
      expect(signedLines(method, canonicalUrl, timestamp, nonce, body)).toBe(message);
    });

  it('names every attribute in the header and never repeats a nonce', () => {
    const keys = makePayKeys();
    const signer = new RequestSigner({ ...keys, merchantKey: keys.merchant.privateKey }, new ClockAt(1624523846));
    const [one, other] = [signer.authorization('GET', '/v3/certificates', ''), signer.authorization('GET', '/v3/certificates', '')];
    expect(one).toMatch(/^WECHATPAY2-SHA256-RSA2048 mchid="1900000109",nonce_str="[0-9A-Za-z]{32}",timestamp="1624523846",serial_no="3775B6A\w+",signature="[\w+/=]+"$/);
    expect(other).not.toBe(one);
  });
});

describe('decrypting, with the published vectors', () => {
  const cipher = new ResourceCipher(Buffer.from(gcm.apiV3Key));
  const sealed = { algorithm: 'AEAD_AES_256_GCM', nonce: gcm.nonce, associated_data: gcm.associatedData, ciphertext: gcm.ciphertext };
  const bytes = Buffer.from(gcm.ciphertext, 'base64');
  const flipped = (at: number) => Buffer.from(bytes.map((byte, index) => (index === (at + bytes.length) % bytes.length ? byte ^ 1 : byte))).toString('base64');

  it('opens', () => {
    expect(cipher.open(sealed)).toBe(gcm.plaintext);
  });

  it.each<[what: string, forged: Partial<typeof sealed>]>([
    ['tag', { ciphertext: flipped(-1) }],
    ['first byte of the tag', { ciphertext: flipped(-16) }],
    ['text', { ciphertext: flipped(0) }],
    ['missing tag', { ciphertext: bytes.subarray(0, -16).toString('base64') }],
    ['short tag', { ciphertext: bytes.subarray(0, -4).toString('base64') }],
    ['nothing', { ciphertext: '' }],
    ['nonce', { nonce: 'wCq51qZv4Yfh' }],
    ['long nonce', { nonce: `${gcm.nonce}0` }],
    ['associated data', { associated_data: 'other' }],
    ['no associated data', { associated_data: undefined }],
    ['algorithm', { algorithm: 'AEAD_SM4_GCM' }],
  ])('refuses a forged %s', (_, forged) => {
    expect(() => cipher.open({ ...sealed, ...forged })).toThrow();
  });

  it('refuses another key', () => {
    expect(() => new ResourceCipher(Buffer.from('testAPIv3Key0001')).open(sealed)).toThrow();
  });
});

describe('a whole callback, with the published vector', () => {
  const certificate = new X509Certificate(callback.certificatePem);
  const headers = Object.fromEntries(Object.entries<string>(callback.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const clock = new ClockAt(callback.now);
  const download = jest.fn(async () => [
    { serial: certificate.serialNumber, key: certificate.publicKey, from: new Date(certificate.validFrom), until: new Date(certificate.validTo) },
  ]);
  const keys = () => new PlatformKeys(null, download, clock);
  const reader = new NotificationReader(keys(), new ResourceCipher(Buffer.from(callback.apiV3Key)), clock);
  const fault = (changes: Record<string, string | undefined> = {}, body = callback.body, ring = keys()) =>
    signatureFault({ ...headers, ...changes }, body, clock.now(), (serial) => ring.find(serial));
  beforeEach(() => {
    clock.seconds = callback.now;
    download.mockClear();
  });

  it('is verified, decrypted and recognised as none of ours', async () => {
    expect(await fault()).toBeNull();
    expect(reader.open(callback.body)).toEqual({
      id: '3119dfba-e649-5eec-ab1e-3412bc4d2e17', eventType: 'PAYSCORE.USER_OPEN_SERVICE', originalType: 'payscore', resource: JSON.parse(callback.resourcePlaintext),
    });
    expect(await reader.read(headers, callback.body)).toEqual({ ok: false, reason: 'content' });
  });

  it('counts within five minutes on both sides', async () => {
    for (const [seconds, expected] of [[-301, 'time'], [-300, null], [300, null], [301, 'time']] as const) {
      clock.seconds = callback.now + seconds;
      expect([seconds, await fault()]).toEqual([seconds, expected]);
    }
  });

  it.each<[expected: string, changes: Record<string, string | undefined>, body?: string]>([
    ['headers', { 'wechatpay-signature': undefined }],
    ['headers', { 'wechatpay-serial': undefined }],
    ['type', { 'wechatpay-signature-type': 'WECHATPAY2-SM2-WITH-SM3' }],
    ['probe', { 'wechatpay-signature': `WECHATPAY/SIGNTEST/${headers['wechatpay-signature']}` }],
    ['time', { 'wechatpay-timestamp': '1624523846.0' }],
    ['time', { 'wechatpay-timestamp': 'now' }],
    ['serial', { 'wechatpay-serial': 'D7CE59D1F522D702' }],
    ['serial', { 'wechatpay-serial': 'PUB_KEY_ID_1' }],
    ['signature', { 'wechatpay-nonce': 'EcZ9Cmy4Xyx1i6RlJQzLcCyEqDa26NB0' }],
    ['signature', { 'wechatpay-timestamp': '1624523847' }],
    ['signature', { 'wechatpay-signature': 'AAAA' }],
    ['signature', {}, `${callback.body} `],
    ['signature', {}, JSON.stringify(JSON.parse(callback.body), null, 1)],
  ])('is refused for a wrong %s: %p', async (expected, changes, body = callback.body) => {
    expect(await fault(changes, body)).toBe(expected);
    expect(await reader.read({ ...headers, ...changes }, body)).toEqual({ ok: false, reason: 'signature' });
  });

  it('looks for a key once, and never for a probe', async () => {
    const ring = keys();
    await fault({ 'wechatpay-signature': 'WECHATPAY/SIGNTEST/x' }, callback.body, ring);
    expect(download).not.toHaveBeenCalled();
    await Promise.all([fault({}, callback.body, ring), fault({}, callback.body, ring)]);
    await fault({ 'wechatpay-serial': 'AA' }, callback.body, ring);
    expect(download).toHaveBeenCalledTimes(1);
    clock.seconds += 11;
    await fault({ 'wechatpay-serial': 'AA' }, callback.body, ring);
    expect(download).toHaveBeenCalledTimes(2);
  });

  it('looks again twice a day, and trusts no certificate beyond its end', async () => {
    const ring = keys();
    expect(await ring.find('D7CE59D1F522D701')).not.toBeNull();
    clock.seconds += 13 * 3600;
    expect(await ring.find('D7CE59D1F522D701')).not.toBeNull();
    expect(download).toHaveBeenCalledTimes(2);
    clock.seconds = Date.parse(certificate.validTo) / 1000;
    expect(await ring.find('D7CE59D1F522D701')).toBeNull();
  });
});

it('the public key of the vectors belongs to their certificate', () => {
  expect(createPublicKey(rsa.publicKeyPem).equals(new X509Certificate(rsa.certificatePem).publicKey)).toBe(true);
});
