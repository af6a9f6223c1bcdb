import type { Page } from 'playwright-core';
import { optionsFromEnvironment } from '../../src/options';
import type { FakeH5 } from '../support/fake-h5';
import { Merchant, withMerchant } from '../support/merchant';
import type { PhoneBrowser } from '../support/phone-browser';
import { PhoneScene } from '../support/phone-scene';
import type { SandboxClient } from '../support/sandbox-client';

let phones: PhoneBrowser;
let sandbox: SandboxClient;
let h5: FakeH5;
let scene: PhoneScene;
let merchant: Merchant;

beforeAll(async () => {
  scene = await PhoneScene.start({ pay: withMerchant(optionsFromEnvironment({}).pay, { timeScale: 0.001 }) });
  ({ phones, sandbox, h5 } = scene);
});
afterAll(() => scene?.stop());
beforeEach(async () => {
  await sandbox.control('reset');
  merchant = new Merchant(sandbox, await sandbox.openid('member'));
});
afterEach(() => expect(phones.takeErrors()).toEqual([]));

const id = (page: Page, testid: string) => page.getByTestId(testid);

/** Orders something and opens the page that asks for the payment. */
async function askToPay(outTradeNo: string, changes: object = {}): Promise<Page> {
  const created = await merchant.create(outTradeNo);
  h5.payment = { ...merchant.paymentParams(created.body['prepay_id']), ...changes };
  const page = await phones.open(390, 844, '?persona=member');
  await id(page, 'tab-discover').click();
  await id(page, 'open-mini-program').click();
  await phones.tap(page, 'requestPayment');
  return page;
}

test('the payer confirms, the page hears of it, the receipt comes as a message', async () => {
  const page = await askToPay('D20261121000001');
  await id(page, 'payment-sheet').waitFor();
  await phones.picture(page, 'payment-1-sheet');
  expect(await id(page, 'payment-sheet').textContent()).toContain('先锋集团党委¥30.002026年11月党费');
  await id(page, 'payment-confirm').click();
  await id(page, 'payment-done').waitFor();
  await phones.picture(page, 'payment-2-done');
  await id(page, 'payment-finish').click();
  expect(await phones.answer(page, 'requestPayment')).toEqual({ errMsg: 'requestPayment:ok' });
  expect((await merchant.query('D20261121000001')).body['trade_state']).toBe('SUCCESS');
  await id(page, 'capsule-close').click();
  await id(page, 'tab-chats').click();
  await phones.picture(page, 'payment-3-chats');
  await id(page, 'chat-pay').click();
  await id(page, 'receipt').getByText('D20261121000001').waitFor();
  await merchant.refund('D20261121000001', 'R20261121000001', 1000);
  await id(page, 'receipt').getByText('退款到账通知').waitFor();
  await phones.picture(page, 'payment-4-receipts');
  await page.close();
});

test.each([
  ['payment-cancel', 'requestPayment:fail cancel'],
  ['payment-fail', 'requestPayment:fail 余额不足'],
])('%s leaves the order unpaid', async (button, errMsg) => {
  const page = await askToPay('D20261121000001');
  await id(page, button).click();
  expect(await phones.answer(page, 'requestPayment')).toEqual({ errMsg });
  expect((await merchant.query('D20261121000001')).body['trade_state']).toBe('NOTPAY');
  await page.close();
});

test('a wrong paySign shows no sheet; a payment may be taken without the page hearing of it', async () => {
  const refused = await askToPay('D20261121000001', { nonceStr: 'other' });
  expect(await phones.answer(refused, 'requestPayment')).toEqual({ errMsg: 'requestPayment:fail 支付验证签名失败' });
  await refused.close();
  await sandbox.control('pay/faults', { plan: [{ fault: 'paid-client-fails' }] });
  const page = await askToPay('D20261121000002');
  await id(page, 'payment-confirm').click();
  expect(await phones.answer(page, 'requestPayment')).toEqual({ errMsg: 'requestPayment:fail 网络异常' });
  expect((await merchant.query('D20261121000002')).body['trade_state']).toBe('SUCCESS');
  await page.close();
});
