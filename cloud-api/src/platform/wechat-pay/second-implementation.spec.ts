import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin';
import { PayPeer } from '../../../test/support/pay-peer';
import { makePayKeys, payVariables, payVector } from '../../../test/support/pay-keys';
import { EnvReader } from '../../config/env-reader';
import { readWechatPay } from '../../config/wechat-pay-env';
import { Clock } from '../clock';
import { RequestSigner, signedLines, signText } from './request-signer';
import { signatureFault } from './wire-signature';
import { wechatPayClient } from './wechat-pay.factory';

const keys = makePayKeys();
const certificate = payVector('go-rsa-sign');
const CERTIFICATE_SERIAL = payVector('go-notify-full').headers['Wechatpay-Serial'];
const ORDER = '/v3/pay/transactions/out-trade-no/D20261121AB';
const PAID = {
  appid: 'wx1', mchid: keys.mchId, out_trade_no: 'D20261121AB', transaction_id: '42', trade_state: 'SUCCESS', success_time: '2026-11-21T11:00:00+08:00',
  payer: { openid: 'oA' }, amount: { total: 1234, payer_total: 1234, currency: 'CNY' },
};

let fake: PayPeer;
const client = (mode: 'pubkey' | 'cert' | 'mixed') =>
  wechatPayClient('wx1', readWechatPay(new EnvReader(payVariables(keys, fake.url, mode)), 'https://dj.example.com')!, { active: false }, new Clock(), { timeoutMs: 5_000, repeatDelaysMs: [0, 0] });

/** Sealed by the plugin with our APIv3 key. */
const sealed = (plain: string, associated: string) => {
  const nonce = Formatter.nonce(12);
  return { algorithm: 'AEAD_AES_256_GCM', nonce, associated_data: associated, ciphertext: Aes.AesGcm.encrypt(plain, keys.apiV3Key, nonce, associated) };
};
const certificates = (pem = certificate.certificatePem, serial = CERTIFICATE_SERIAL) => ({
  data: [{ serial_no: serial, effective_time: '2021-04-27T16:55:23+08:00', expire_time: '2031-04-25T16:55:23+08:00', encrypt_certificate: sealed(pem, 'certificate') }],
});
const byCertificate = { serial: CERTIFICATE_SERIAL, key: Rsa.from(certificate.privateKeyPem, 'private') };
const byPublicKey = { serial: keys.publicKeyId, key: keys.platform.privateKey };
const downloads = () => fake.calls.filter(({ target }) => target === '/v3/certificates').length;

beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  fake = await new PayPeer(keys).start();
  fake.on(ORDER, { json: PAID });
});
afterEach(() => fake.stop());

describe('the modes of verification', () => {
  it('certificates: fetched on first need, once', async () => {
    fake.signer = byCertificate;
    fake.on('/v3/certificates', { json: certificates() });
    const pay = client('cert');
    const both = await Promise.all([pay.queryOrder('D20261121AB'), pay.queryOrder('D20261121AB')]);
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await pay.queryOrder('D20261121AB')).toMatchObject({ ok: true });
    expect(downloads()).toBe(1);
    expect(fake.calls[0].headers['wechatpay-serial']).toBeUndefined();
  });

  it('certificates: a list that is forged, foreign or mislabelled counts for nothing', async () => {
    const pays = [client('cert'), client('cert'), client('cert')];
    fake.signer = byPublicKey;
    fake.on('/v3/certificates', { json: certificates() });
    expect(await pays[0].queryOrder('D20261121AB')).toEqual({ ok: false, kind: 'unknown' });
    fake.signer = byCertificate;
    fake.on('/v3/certificates', { json: certificates(certificate.certificatePem, 'D7CE59D1F522D702') });
    expect(await pays[1].queryOrder('D20261121AB')).toEqual({ ok: false, kind: 'unknown' });
    fake.on('/v3/certificates', { json: certificates(), signed: 'wrong' });
    expect(await pays[2].queryOrder('D20261121AB')).toEqual({ ok: false, kind: 'unknown' });
  });

  it('both: whichever key signed, the public key asked for', async () => {
    fake.on('/v3/certificates', { json: certificates() });
    const pay = client('mixed');
    expect(await pay.queryOrder('D20261121AB')).toMatchObject({ ok: true });
    expect(downloads()).toBe(0);
    fake.signer = byCertificate;
    expect(await pay.queryOrder('D20261121AB')).toMatchObject({ ok: true });
    expect(fake.calls.every(({ headers }) => headers['wechatpay-serial'] === keys.publicKeyId)).toBe(true);
  });

  it('public key alone: a certificate is not looked for', async () => {
    fake.signer = byCertificate;
    expect(await client('pubkey').queryOrder('D20261121AB')).toEqual({ ok: false, kind: 'unknown' });
    expect(downloads()).toBe(0);
  });
});

describe('callbacks sealed and signed by the second implementation', () => {
  const body = (eventType: string, originalType: string, plain: object) =>
    JSON.stringify({ id: 'EV-1', create_time: '2026-11-21T11:00:00+08:00', resource_type: 'encrypt-resource', event_type: eventType, summary: '支付成功', resource: { original_type: originalType, ...sealed(JSON.stringify(plain), originalType) } });
  const REFUNDED = {
    mchid: keys.mchId, transaction_id: '42', out_trade_no: 'D20261121AB', refund_id: '50', out_refund_no: 'R1', success_time: '2026-11-21T11:00:00+08:00', user_received_account: '零钱',
    amount: { total: 1234, refund: 1234, payer_total: 1234, payer_refund: 1234 },
  };

  it('of a payment', async () => {
    const raw = body('TRANSACTION.SUCCESS', 'transaction', PAID);
    expect(await client('pubkey').readNotification(fake.signature(raw), raw)).toMatchObject({
      ok: true, notification: { kind: 'transaction', id: 'EV-1', transaction: { outTradeNo: 'D20261121AB', amountFen: 1234, openid: 'oA', paidAt: new Date('2026-11-21T03:00:00Z') } },
    });
  });

  it.each(['SUCCESS', 'ABNORMAL', 'CLOSED'])('of a refund that is %s', async (state) => {
    const raw = body(`REFUND.${state}`, 'refund', { ...REFUNDED, refund_status: state });
    expect(await client('pubkey').readNotification(fake.signature(raw), raw)).toMatchObject({ ok: true, notification: { kind: 'refund', refund: { outRefundNo: 'R1', state, refundFen: 1234 } } });
  });

  it.each<[string, string]>([
    ['another event', body('PAYSCORE.USER_PAID', 'payscore', PAID)],
    ['an event of one kind about another', body('TRANSACTION.SUCCESS', 'refund', PAID)],
    ['the field of replies', body('REFUND.SUCCESS', 'refund', { ...REFUNDED, status: 'SUCCESS' })],
    ['a forged seal', body('TRANSACTION.SUCCESS', 'transaction', PAID).replace(/(?<="ciphertext":")./, (first) => (first === 'A' ? 'B' : 'A'))],
    ['no JSON', '<xml/>'],
    ['no resource', '{"id":"EV-1"}'],
  ])('signed, with %s, are not understood', async (_, raw) => {
    expect(await client('pubkey').readNotification(fake.signature(raw), raw)).toEqual({ ok: false, reason: 'content' });
  });

  it.each(['wrong', 'probe', 'old', 'ahead', 'otherType', 'unknownSerial'] as const)('with a signature that is %s are refused', async (signed) => {
    const raw = body('TRANSACTION.SUCCESS', 'transaction', PAID);
    expect(await client('pubkey').readNotification(fake.signature(raw, signed), raw)).toEqual({ ok: false, reason: 'signature' });
  });
});

it('the payment sheet’s signature is good for the second implementation', () => {
  const params = client('pubkey').paymentParams('wx21');
  const message = Formatter.joinedByLineFeed('wx1', params.timeStamp, params.nonceStr, params.package);
  expect(Rsa.verify(message, params.paySign, keys.merchant.publicKey)).toBe(true);
});

describe('the client of the second implementation', () => {
  let server: Server;
  const faults: unknown[] = [];
  beforeAll(async () => {
    // Our verification on its requests, our signature on what it gets.
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const of = Object.fromEntries([...request.headers.authorization!.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
      const text = signedLines(request.method!, request.url!, of.timestamp, of.nonce_str, Buffer.concat(chunks).toString());
      faults.push(signText(text, keys.merchant.privateKey) === of.signature ? null : 'signature');
      const [body, timestamp] = [JSON.stringify({ echo: Buffer.concat(chunks).toString() }), Math.floor(Date.now() / 1000)];
      const headers = { 'wechatpay-timestamp': String(timestamp), 'wechatpay-nonce': 'n1', 'wechatpay-serial': keys.publicKeyId };
      const signature = signText(signedLines(timestamp, 'n1', body), keys.platform.privateKey);
      faults.push(await signatureFault({ ...headers, 'wechatpay-signature': signature }, body, new Date(), async () => keys.platform.publicKey));
      response.writeHead(200, { ...headers, 'content-type': 'application/json', 'wechatpay-signature': signature }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  it('is understood by ours, and understands ours', async () => {
    const other = new Wechatpay({
      mchid: keys.mchId, serial: keys.merchantSerial, privateKey: keys.merchant.privateKey as never, certs: { [keys.publicKeyId]: keys.platform.publicKey as never },
      baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    } as never);
    const { v3 } = other as never as { v3: { pay: { transactions: { jsapi: { post(body: object): Promise<{ data: unknown }> } } } } };
    const { data } = await v3.pay.transactions.jsapi.post({ description: '党费', amount: { total: 1 } });
    expect(data).toEqual({ echo: '{"description":"党费","amount":{"total":1}}' });
    expect(faults).toEqual([null, null]);
  });
});

it('a header of ours has the attributes that the second implementation writes', () => {
  const ours = new RequestSigner({ ...keys, merchantKey: keys.merchant.privateKey }, new Clock()).authorization('GET', '/', '');
  const theirs = Formatter.authorization(keys.mchId, 'n', 's', '1' as never, keys.merchantSerial);
  const names = (header: string) => [header.split(' ')[0], [...header.matchAll(/(\w+)="/g)].map(([, name]) => name).sort()];
  expect(names(ours)).toEqual(names(theirs));
});
