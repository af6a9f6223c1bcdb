import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optionsFromEnvironment } from '../src/options';
import { CallbackReceiver } from './support/callback-receiver';
import { Merchant, withMerchant } from './support/merchant';
import { SandboxClient } from './support/sandbox-client';

const PAY = withMerchant(optionsFromEnvironment({}).pay, { timeScale: 0.001 });
let folder: string;
let stateFile: string;
let receiver: CallbackReceiver;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-pay-'));
  receiver = await CallbackReceiver.start(PAY.apiV3Key);
});
afterAll(async () => {
  await receiver.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  stateFile = join(mkdtempSync(join(folder, 'run-')), 'state.json');
  receiver.clear();
});

async function start(): Promise<[SandboxClient, Merchant]> {
  const sandbox = await SandboxClient.start({ stateFile, pay: PAY });
  return [sandbox, new Merchant(sandbox, await sandbox.openid('member'))];
}

test('orders, refunds and callbacks outlive the process; what was under way goes on', async () => {
  const [first, merchant] = await start();
  receiver.decide = () => ({ status: 500 });
  await first.control('pay/settings', { timeScale: 1 });
  await merchant.paid('ORDER0001', { notify_url: receiver.url });
  await merchant.create('ORDER0002');
  await merchant.refund('ORDER0001', 'R1', 1000, { notify_url: receiver.url });
  const [order] = await first.list('pay/orders', { outTradeNo: 'ORDER0001' });
  await first.stop();
  // A kill in the middle of a line.
  appendFileSync(`${stateFile}.pay`, '{"order":{"outTradeNo":"ORD');

  receiver.clear();
  const [second, again] = await start();
  expect(await second.list('pay/orders', { outTradeNo: 'ORDER0001' })).toEqual([order]);
  expect((await again.query('ORDER0002')).body['trade_state']).toBe('NOTPAY');
  await second.control('pay/hurry');
  await second.get('/_control/pay/idle');
  expect(receiver.callbacks.map(({ eventType }) => eventType).sort()).toEqual(['REFUND.SUCCESS', 'TRANSACTION.SUCCESS']);
  const [known] = (await again.call('GET', '/v3/certificates')).body['data'];
  await second.control('reset');
  expect(await second.list('pay/orders')).toEqual([]);
  await second.stop();
  const [third, merchantAgain] = await start();
  expect(await third.list('pay/orders')).toEqual([]);
  expect((await merchantAgain.call('GET', '/v3/certificates')).body['data'][0].serial_no).toBe(known.serial_no);
  await third.stop();
});

test('a payment costs a few lines of the journal, however many there were before', async () => {
  const [sandbox, merchant] = await start();
  const openid = await sandbox.openid('member');
  const inputs = Array.from({ length: 10_000 }, (_, index) => ({ outTradeNo: `MANY${index}`, transactionId: `42${index}`, amountFen: 1, openid, paidAt: '2026-11-20T00:00:00Z' }));
  await sandbox.control('pay/import', inputs);
  const before = readFileSync(`${stateFile}.pay`).length;
  await merchant.paid('ORDER0001', { notify_url: receiver.url });
  await sandbox.get('/_control/pay/idle');
  expect(readFileSync(`${stateFile}.pay`).length - before).toBeLessThan(8_000);
  await sandbox.stop();
});
