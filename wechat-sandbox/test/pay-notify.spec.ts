import { optionsFromEnvironment } from '../src/options';
import { CallbackReceiver } from './support/callback-receiver';
import { isSigned, Merchant, withMerchant } from './support/merchant';
import { SandboxClient, type Json } from './support/sandbox-client';

let sandbox: SandboxClient;
let receiver: CallbackReceiver;
let merchant: Merchant;
beforeAll(async () => {
  const { pay } = optionsFromEnvironment({});
  receiver = await CallbackReceiver.start(pay.apiV3Key);
  sandbox = await SandboxClient.start({ pay: withMerchant(pay, { timeScale: 0.00001 }) });
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});
beforeEach(async () => {
  await sandbox.control('reset');
  receiver.clear();
  merchant = new Merchant(sandbox, await sandbox.openid('member'));
});

const idle = () => sandbox.get('/_control/pay/idle');
const plan = (fault: string, more: object = {}) => sandbox.control('pay/faults', { plan: [{ fault, ...more }] });
const notifications = () => sandbox.list('pay/notifications');
/** Pays an order and waits until nothing more is on its way. */
async function pay(outTradeNo = 'ORDER0001'): Promise<Json> {
  const answer = await merchant.paid(outTradeNo, { notify_url: receiver.url });
  await idle();
  return answer;
}
const brief = () => receiver.callbacks.map(({ signed, resource }) => [signed, resource?.['amount'].total ?? null]);

test('a payment is told once, signed and encrypted', async () => {
  const { transactionId } = await pay();
  expect(receiver.callbacks).toHaveLength(1);
  const [{ resource, ...head }] = receiver.callbacks as [(typeof receiver.callbacks)[0]];
  expect(head).toMatchObject({ signed: true, id: expect.stringMatching(/^EV-/), eventType: 'TRANSACTION.SUCCESS' });
  expect(resource).toMatchObject({ out_trade_no: 'ORDER0001', transaction_id: transactionId, trade_state: 'SUCCESS', amount: { total: 3000, payer_total: 3000 }, payer: { openid: await sandbox.openid('member') } });
  expect(await notifications()).toMatchObject([{ state: 'delivered', tries: 1 }]);
});

test('in mixed mode both keys sign callbacks', async () => {
  for (let number = 10; number < 30; number += 1) await merchant.paid(`ORDER00${number}`, { notify_url: receiver.url });
  await idle();
  expect(new Set(receiver.callbacks.map(({ serial }) => serial.slice(0, 4)))).toEqual(new Set(['PUB_', expect.stringMatching(/^5/)]));
});

test.each([
  ['200 with FAIL ends it: the status wins', () => ({ status: 200, body: '{"code":"FAIL"}' }), 1, 'delivered'],
  ['204 ends it', () => ({ status: 204 }), 1, 'delivered'],
  ['errors are repeated until it is accepted', (_callback: unknown, number: number) => ({ status: number < 4 ? 500 : 200 }), 4, 'delivered'],
  ['15 times at most after the first', () => ({ status: 500, body: '{"code":"SUCCESS"}' }), 16, 'failed'],
])('%s', async (_what, decide, count, state) => {
  receiver.decide = decide;
  await pay();
  expect(receiver.callbacks).toHaveLength(count);
  expect(new Set(receiver.callbacks.map(({ id }) => id)).size).toBe(1);
  expect(await notifications()).toMatchObject([{ state }]);
});

test('an answer that does not come in time is repeated', async () => {
  await sandbox.control('pay/settings', { notifyTimeoutMs: 50 });
  receiver.decide = (_callback, number) => (number === 1 ? 'hang' : { status: 200 });
  await pay();
  expect((await notifications())[0]!['attempts'].map(({ status }: Json) => status)).toEqual([null, 200]);
});

test.each<[string, [boolean, number | null][]]>([
  ['notify-sign-test', [[false, 3000], [true, 3000]]],
  ['notify-wrong-signature', [[false, 3000], [true, 3000]]],
  ['notify-wrong-nonce', [[true, null], [true, 3000]]],
  ['notify-wrong-aad', [[true, null], [true, 3000]]],
  ['notify-wrong-amount', [[true, 3001], [true, 3000]]],
  ['notify-wrong-payer', [[true, 3000], [true, 3000]]],
  ['notify-duplicate', [[true, 3000], [true, 3000]]],
  ['notify-double', [[true, 3000], [true, 3000]]],
  ['notify-late', [[true, 3000]]],
  ['notify-lost', []],
])('%s', async (fault, expected) => {
  await plan(fault);
  await pay();
  expect(brief()).toEqual(expected);
  if (fault === 'notify-sign-test') expect(receiver.callbacks[0]!.signature).toMatch(/^WECHATPAY\/SIGNTEST\//);
  if (fault === 'notify-wrong-payer') expect(receiver.callbacks[0]!.resource!['payer'].openid).not.toBe(await sandbox.openid('member'));
  if (fault === 'notify-double') expect(receiver.mostAtOnce).toBe(2);
  expect((await notifications())[0]!['state']).toBe(fault === 'notify-lost' ? 'lost' : 'delivered');
});

test('notify-reorder: the later callback comes first', async () => {
  await sandbox.control('pay/settings', { timeScale: 1 });
  await plan('notify-reorder');
  await merchant.paid('ORDER0001', { notify_url: receiver.url });
  await merchant.paid('ORDER0002', { notify_url: receiver.url });
  await idle();
  expect(receiver.callbacks.map(({ resource }) => resource!['out_trade_no'])).toEqual(['ORDER0002', 'ORDER0001']);
});

test('a callback for a closed order: in truth unpaid, or paid a moment before', async () => {
  for (const [number, fault, state] of [['ORDER0001', 'notify-closed-order', 'CLOSED'], ['ORDER0002', 'close-then-paid', 'SUCCESS']] as const) {
    await plan(fault);
    await merchant.create(number, { notify_url: receiver.url });
    expect((await merchant.close(number)).status).toBe(204);
    await idle();
    expect(receiver.callbacks.at(-1)!.resource).toMatchObject({ out_trade_no: number, trade_state: 'SUCCESS' });
    expect((await merchant.query(number)).body['trade_state']).toBe(state);
  }
  expect((await sandbox.get('/_control/pay/ledger')).body).toMatchObject({ paidCount: 1, paidFen: 3000 });
});

test.each([
  [null, 'SUCCESS'],
  ['refund-abnormal', 'ABNORMAL'],
  ['refund-closed', 'CLOSED'],
])('a refund ends, with fault %s, as %s; its callback says so in refund_status', async (fault, status) => {
  if (fault) await plan(fault);
  await pay();
  await merchant.refund('ORDER0001', 'R1', 1000, { notify_url: receiver.url });
  await idle();
  const told = receiver.callbacks.at(-1)!;
  expect(told.eventType).toBe(`REFUND.${status}`);
  expect(told.resource).toMatchObject({ refund_status: status, out_refund_no: 'R1', amount: { refund: 1000, total: 3000, payer_refund: 1000 } });
  expect(told.resource).not.toHaveProperty('status');
  expect((await merchant.query('ORDER0001')).body['trade_state']).toBe(status === 'CLOSED' ? 'SUCCESS' : 'REFUND');
});

test.each([
  ['error-before', 500, false], ['error-after', 500, true], ['gateway-before', 502, false], ['gateway-after', 502, true],
  ['limited-before', 429, false], ['limited-after', 429, true],
] as const)('%s of a call', async (fault, status, took) => {
  await plan(fault, { api: 'create' });
  expect((await merchant.create('ORDER0001')).status).toBe(status);
  expect((await merchant.query('ORDER0001')).status).toBe(took ? 200 : 404);
});

test.each([['timeout-before', false], ['timeout-after', true], ['reset-after', true]] as const)('%s of a call', async (fault, took) => {
  await sandbox.control('pay/settings', { hangMs: 20 });
  await plan(fault, { api: 'refund', subject: 'R1' });
  await pay();
  await expect(merchant.refund('ORDER0001', 'R1', 1)).rejects.toThrow();
  expect(await sandbox.list('pay/refunds')).toHaveLength(took ? 1 : 0);
});

test('an error of choice; a signature that is wrong or a probe', async () => {
  await plan('error-before', { api: 'refund', code: 'NOT_ENOUGH', status: 403 });
  await pay();
  const refused = await merchant.refund('ORDER0001', 'R1', 1);
  expect([refused.status, refused.body['code']]).toEqual([403, 'NOT_ENOUGH']);
  await plan('wrong-signature');
  await plan('sign-test', { api: 'query' });
  const wrong = await merchant.create('ORDER0002');
  const probe = await merchant.query('ORDER0002');
  expect([wrong, probe].map(({ status, headers, text }) => [status, isSigned(headers, text)])).toEqual([[200, false], [200, false]]);
  expect(probe.headers.get('wechatpay-signature')).toMatch(/^WECHATPAY\/SIGNTEST\//);
});

test('faults by lot are the same for the same seed, whatever the order of the calls', async () => {
  const struck = async (numbers: number[]) => {
    await sandbox.control('reset');
    await sandbox.control('pay/faults', { seed: 7, probabilities: { 'error-before@create': 0.5 } });
    const statuses = new Map<number, number>();
    for (const number of numbers) statuses.set(number, (await merchant.create(`ORDER00${number}`)).status);
    return numbers.slice().sort().map((number) => statuses.get(number));
  };
  const numbers = Array.from({ length: 30 }, (_, index) => index + 10);
  const first = await struck(numbers);
  expect(await struck(numbers.reverse())).toEqual(first);
  expect(new Set(first)).toEqual(new Set([200, 500]));
  expect((await sandbox.post('/_control/pay/faults', { plan: [{ fault: 'nonsense' }] })).status).toBe(400);
});
