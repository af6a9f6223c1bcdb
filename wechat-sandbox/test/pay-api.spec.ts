import { parseAuthorization, requestMessage } from '../src/pay/authorization';
import { beforeEachAtPayDesk, isSigned, type CallChanges, type Merchant } from './support/merchant';
import type { SandboxClient } from './support/sandbox-client';
import layout from './vectors/go-authorization-layout.json';

let sandbox: SandboxClient;
let merchant: Merchant;
beforeEachAtPayDesk((...desk) => ([sandbox, merchant] = desk));

test.each(layout.cases)('signed message of the published layout: $method', ({ method, canonicalUrl, timestamp, nonce, body, message }) => {
  expect(requestMessage(method, canonicalUrl, String(timestamp), nonce, Buffer.from(body)).toString()).toBe(message);
});

test('attributes of Authorization may stand in any order', () => {
  const expected = { mchid: '1', nonce_str: 'n', timestamp: '2', serial_no: 'S', signature: 'a+/=' };
  const entries = Object.entries(expected).map(([name, value]) => `${name}="${value}"`);
  expect(parseAuthorization(`WECHATPAY2-SHA256-RSA2048 ${entries.join(',')}`)).toEqual(expected);
  expect(parseAuthorization(`WECHATPAY2-SHA256-RSA2048 ${entries.reverse().join(', ')}`)).toEqual(expected);
  expect(parseAuthorization('Basic abc')).toBeNull();
});

const now = () => Math.floor(Date.now() / 1000);
test.each<[string, () => CallChanges, string]>([
  ['a body that was changed on the way', () => ({ signedBody: '{}' }), 'signature'],
  ['an old timestamp', () => ({ timestamp: now() - 301 }), 'timestamp'],
  ['a timestamp ahead', () => ({ timestamp: now() + 302 }), 'timestamp'],
  ['another merchant', () => ({ mchid: '1900009999' }), 'mchid'],
  ['an unknown certificate', () => ({ serial: 'ABCDEF' }), 'serial_no'],
  ['a nonce of other characters', () => ({ nonce: 'a-b' }), 'nonce_str'],
])('refuses %s with 401 SIGN_ERROR', async (_what, changes, field) => {
  const answer = await merchant.call('POST', '/v3/pay/transactions/jsapi', merchant.order('ORDER0001'), changes());
  expect(answer.status).toBe(401);
  expect(answer.body).toMatchObject({ code: 'SIGN_ERROR', detail: { field } });
  expect(await sandbox.list('pay/orders')).toEqual([]);
});

test('timestamps are compared with the true time, or with the sandbox clock if so set', async () => {
  await sandbox.control('clock', { to: new Date(Date.now() + 3_600_000).toISOString() });
  expect((await merchant.call('GET', '/v3/certificates')).status).toBe(200);
  await sandbox.control('pay/settings', { signatureClock: 'sandbox' });
  expect((await merchant.call('GET', '/v3/certificates')).status).toBe(401);
  const answer = await merchant.call('GET', '/v3/certificates', undefined, { timestamp: now() + 3600 });
  expect([answer.status, Number(answer.headers.get('wechatpay-timestamp')) > now() + 3000]).toEqual([200, true]);
});

test('a signature that does not fit shows what was to be signed; a nonce is good once', async () => {
  const wrong = await merchant.call('GET', '/v3/certificates', undefined, { signedBody: 'x' });
  expect(wrong.body['detail'].sign_information).toMatchObject({ method: 'GET', url: '/v3/certificates', truncated_sign_message: expect.stringMatching(/^GET\n\/v3\/certificates\n/) });
  expect((await merchant.call('GET', '/v3/certificates', undefined, { nonce: 'once' })).status).toBe(200);
  expect((await merchant.call('GET', '/v3/certificates', undefined, { nonce: 'once' })).status).toBe(401);
});

test('wants User-Agent and Accept', async () => {
  expect((await merchant.call('GET', '/v3/certificates', undefined, { headers: { 'user-agent': '' } })).status).toBe(400);
  expect((await merchant.call('GET', '/v3/certificates', undefined, { headers: { accept: '' } })).status).toBe(400);
});

test('signs answers with the key that the merchant asks for and the mode has', async () => {
  const { publicKeyId } = sandbox.options.pay;
  const serialWith = async (wanted: string) => (await merchant.call('GET', '/v3/certificates', undefined, { headers: { 'wechatpay-serial': wanted } })).headers.get('wechatpay-serial');
  const certificates = await merchant.call('GET', '/v3/certificates');
  const certificate = merchant.certificateOf(certificates);
  expect(certificate.serialNumber).toBe(certificates.body['data'][0].serial_no);
  expect(isSigned(certificates.headers, certificates.text)).toBe(true);
  expect([await serialWith(publicKeyId), await serialWith(certificate.serialNumber)]).toEqual([publicKeyId, certificate.serialNumber]);
  await sandbox.control('pay/settings', { mode: 'cert' });
  expect(await serialWith(publicKeyId)).toBe(certificate.serialNumber);
  await sandbox.control('pay/settings', { mode: 'pubkey' });
  expect((await merchant.call('GET', '/v3/certificates')).status).toBe(404);
  const created = await merchant.create('ORDER0001');
  expect([created.headers.get('wechatpay-serial'), isSigned(created.headers, created.text)]).toEqual([publicKeyId, true]);
  const closed = await merchant.close('ORDER0001');
  expect([closed.status, closed.text, isSigned(closed.headers, '')]).toEqual([204, '', true]);
});

test.each<[string, object, string]>([
  ['out_trade_no', { out_trade_no: 'short' }, '/out_trade_no'],
  ['out_trade_no', { out_trade_no: 'with space' }, '/out_trade_no'],
  ['description', { description: '党'.repeat(128) }, '/description'],
  ['description', { description: undefined }, '/description'],
  ['attach', { attach: 'x'.repeat(129) }, '/attach'],
  ['notify_url', { notify_url: 'http://example.invalid/notify' }, '/notify_url'],
  ['notify_url', { notify_url: 'https://example.invalid/notify?a=1' }, '/notify_url'],
  ['amount', { amount: { total: 0 } }, '/amount/total'],
  ['amount', { amount: { total: 1.5 } }, '/amount/total'],
  ['currency', { amount: { total: 1, currency: 'USD' } }, '/amount/currency'],
  ['openid', { payer: {} }, '/payer/openid'],
  ['time_expire', { time_expire: '2026-11-21 10:00:00' }, '/time_expire'],
])('a wrong %s is a PARAM_ERROR that names the field', async (_field, change, field) => {
  const answer = await merchant.create('ORDER0001', change);
  expect([answer.status, answer.body['code'], answer.body['detail']?.field]).toEqual([400, 'PARAM_ERROR', field]);
});

test('appid, merchant and payer must belong together', async () => {
  expect((await merchant.create('ORDER0001', { appid: 'wxother' })).body['code']).toBe('APPID_MCHID_NOT_MATCH');
  expect((await merchant.create('ORDER0001', { mchid: '1900009999' })).body['code']).toBe('MCH_NOT_EXISTS');
  expect((await merchant.create('ORDER0001', { payer: { openid: 'oStranger' } })).body['code']).toBe('OPENID_MISMATCH');
});

test('the same number again: same parameters, changed ones, paid, closed', async () => {
  const first = (await merchant.create('ORDER0001')).body['prepay_id'];
  expect(first).toMatch(/^wx\d{14}[0-9a-f]{20}$/);
  expect((await merchant.create('ORDER0001')).body['prepay_id']).toBe(first);
  expect((await merchant.create('ORDER0001', { amount: { total: 3001 } })).body['code']).toBe('INVALID_REQUEST');
  await sandbox.control('clock', { advanceMs: 2 * 3_600_000 });
  expect((await merchant.create('ORDER0001')).body['prepay_id']).not.toBe(first);
  await sandbox.control('pay/orders/ORDER0001/pay');
  expect((await merchant.create('ORDER0001')).body['code']).toBe('ORDER_PAID');
  expect((await merchant.create('ORDER0001', { attach: 'b' })).body['code']).toBe('OUT_TRADE_NO_USED');
  await merchant.create('ORDER0002');
  await merchant.close('ORDER0002');
  await sandbox.control('pay/settings', { spelling: 'joined' });
  expect((await merchant.create('ORDER0002')).body['code']).toBe('ORDERCLOSED');
});

test('query: unpaid, paid by number and by id, run out, unknown', async () => {
  await merchant.create('ORDER0001');
  const unpaid = (await merchant.query('ORDER0001')).body;
  expect(unpaid).toMatchObject({ trade_state: 'NOTPAY', amount: { total: 3000 } });
  expect(unpaid).not.toHaveProperty('transaction_id');
  const { transactionId } = await sandbox.control('pay/orders/ORDER0001/pay');
  const paid = (await merchant.query('ORDER0001')).body;
  expect(paid).toMatchObject({ trade_state: 'SUCCESS', transaction_id: transactionId, payer: { openid: await sandbox.openid('member') }, amount: { payer_total: 3000 } });
  expect(paid['success_time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
  expect((await merchant.call('GET', `/v3/pay/transactions/id/${transactionId}?mchid=${sandbox.options.pay.mchid}`)).body).toEqual(paid);
  await merchant.create('ORDER0002', { time_expire: new Date(Date.now() + 1000).toISOString() });
  await sandbox.control('clock', { advanceMs: 59_000 });
  expect((await merchant.query('ORDER0002')).body['trade_state']).toBe('NOTPAY');
  await sandbox.control('clock', { advanceMs: 2_000 });
  expect((await merchant.query('ORDER0002')).body['trade_state']).toBe('CLOSED');
  expect((await sandbox.post('/_control/pay/orders/ORDER0002/pay')).status).toBe(409);
  expect((await merchant.query('ORDER0009')).body['code']).toBe('ORDER_NOT_EXIST');
  await sandbox.control('pay/settings', { spelling: 'joined' });
  expect((await merchant.query('ORDER0009')).body['code']).toBe('ORDERNOTEXIST');
});

test('a paid order can not be closed, a closed one not be paid, nor one by somebody else', async () => {
  await merchant.paid('ORDER0001');
  expect((await merchant.close('ORDER0001')).body['code']).toBe('ORDER_PAID');
  await merchant.create('ORDER0002');
  expect((await sandbox.post('/_control/pay/orders/ORDER0002/pay', { persona: 'officer' })).status).toBe(409);
  await merchant.close('ORDER0002');
  expect((await sandbox.post('/_control/pay/orders/ORDER0002/pay')).status).toBe(409);
});

test('refunds: limits, the same number again, the gap, the end', async () => {
  await merchant.paid('ORDER0001');
  await merchant.paid('ORDER0002');
  const codeOf = async (call: ReturnType<Merchant['refund']>) => (await call).body['code'];
  const accepted = await merchant.refund('ORDER0001', 'R1', 1000);
  expect(accepted.body).toMatchObject({ status: 'PROCESSING', out_refund_no: 'R1', amount: { refund: 1000, total: 3000 } });
  expect((await merchant.refund('ORDER0001', 'R1', 1000)).body).toEqual(accepted.body);
  expect(await codeOf(merchant.refund('ORDER0001', 'R1', 999))).toBe('INVALID_REQUEST');
  expect(await codeOf(merchant.refund('ORDER0001', 'R2', 1000))).toBe('FREQUENCY_LIMITED');
  await sandbox.control('clock', { advanceMs: 60_000 });
  expect(await codeOf(merchant.refund('ORDER0001', 'R2', 2001))).toBe('INVALID_REQUEST');
  expect(await codeOf(merchant.refund('ORDER0001', 'R2', 2000, { amount: { refund: 2000, total: 2999, currency: 'CNY' } }))).toBe('INVALID_REQUEST');
  expect((await merchant.refund('ORDER0001', 'R2', 2000)).status).toBe(200);
  expect(await codeOf(merchant.refund('ORDER0009', 'R3', 1))).toBe('RESOURCE_NOT_EXISTS');
  expect((await merchant.query('ORDER0001')).body['trade_state']).toBe('REFUND');
  await sandbox.control('pay/refunds/R1/settle', { status: 'ABNORMAL' });
  await sandbox.control('pay/refunds/R1/settle', { status: 'SUCCESS' });
  await sandbox.control('pay/refunds/R2/settle', { status: 'SUCCESS' });
  const queried = await merchant.call('GET', '/v3/refund/domestic/refunds/R1');
  expect(queried.body).toMatchObject({ status: 'SUCCESS', success_time: expect.any(String) });
  expect(await sandbox.get('/_control/pay/ledger')).toMatchObject({ body: { paidFen: 6000, refundFen: 3000, feeFen: 18, balanceFen: 2982 } });
  expect((await merchant.call('GET', '/v3/refund/domestic/refunds/R9')).body['code']).toBe('RESOURCE_NOT_EXISTS');
});

test('at most 50 refunds of an order', async () => {
  await sandbox.control('pay/settings', { refundGapMs: 0 });
  await merchant.paid('ORDER0001');
  for (let number = 1; number <= 50; number += 1) expect((await merchant.refund('ORDER0001', `R${number}`, 1)).status).toBe(200);
  expect((await merchant.refund('ORDER0001', 'R51', 1)).body['code']).toBe('RULE_LIMIT');
});
