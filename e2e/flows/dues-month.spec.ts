import { moneyText } from '@xianfeng/client-core';
import type { DevClockView, OrderLine, Page, ReconciliationMonth } from '@xianfeng/shared-types';
import { Api } from '../api';
import { Desk, monthName } from '../desk';
import { monthEnded, Product, screenshot } from '../harness';
import { Phone } from '../phone';
import { steps } from '../steps';

/** 党费对账: the keeper of the books finds a difference in WeChat's bill, clears it up and closes the month. */
describe('a month of party dues', () => {
  let product: Product;
  let accountant: Desk;
  let today: string;
  let month: string;
  let order: OrderLine;

  beforeAll(async () => {
    product = await Product.start();
    today = ((await (await fetch(`${product.url}/api/dev/clock`)).json()) as DevClockView).today;
    month = today.slice(0, 7);
  });
  afterAll(() => product?.stop());

  const step = steps(() => product, 'dues-month');
  const reconciled = async (): Promise<ReconciliationMonth> =>
    (await Api.of(product, 'accountant')).until<ReconciliationMonth>(`/api/dues/reconciliation?month=${month}`, ({ days }) => days.length > 0 && days.every(({ comparedAt }) => comparedAt));

  step('a member pays, and WeChat’s bill of the day leaves the payment out', async () => {
    const member = await Phone.signIn(product, 'author');
    await member.open('packages/dues/pay/index');
    await member.tap('确认交费');
    await member.payByWechat();
    await (await member.top()).getByText('已交纳').waitFor();
    await member.page.close();
    [order] = ((await (await (await Api.of(product, 'author')).get('/api/dues/orders/mine')).json()) as Page<OrderLine>).items;
    const body = JSON.stringify({ date: today, drop: [order.number] });
    const planted = await fetch(`${product.sandboxUrl}/_control/pay/bill-faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(planted.ok).toBe(true);
  });

  step('the days are reconciled by themselves; the month can’t be closed with a difference', async () => {
    // Who never opened the mini-program has no account to ask by.
    await (await Phone.signIn(product, 'accountant')).page.close();
    await product.advanceTo(monthEnded(month));
    const { days } = await reconciled();
    expect(days.find(({ day }) => day === today)).toMatchObject({ status: 'differs', openDifferences: 1 });
    expect(days.filter(({ day }) => day !== today).every(({ status }) => status === 'agreed')).toBe(true);
    accountant = await Desk.begin(product);
    await accountant.signInBySms('accountant');
    await accountant.open(`/dues/reconciliation?month=${month}`, '党费对账');
    await accountant.sees('1 未结');
    await screenshot(accountant.page, 'dues-month-01-days');
    await accountant.page.getByRole('tab', { name: '月度结账' }).click();
    await accountant.sees('还有 1 处差异待查');
    await screenshot(accountant.page, 'dues-month-02-checks');
  });

  step('the difference gets an owner and a reason', async () => {
    await accountant.page.getByRole('tab', { name: '差异' }).click();
    await accountant.button('本系统已入账、账单没有').click();
    const drawer = accountant.page.getByRole('dialog', { name: '对账差异' });
    await drawer.getByText(moneyText(order.amountFen).replace(/[^\d.,]/g, '')).first().waitFor();
    await drawer.getByRole('button', { name: '由我核查' }).click();
    await drawer.getByText('核查中').first().waitFor();
    await screenshot(accountant.page, 'dues-month-03-difference');
    await drawer.getByRole('button', { name: '说明原因' }).click();
    await accountant.page.getByLabel('核查结论').fill('商户平台可查到该笔到账，账单漏列，已向微信支付反馈。');
    await accountant.confirm('说明原因？', '确定');
    await drawer.getByText('已说明').first().waitFor();
    await drawer.getByRole('button', { name: '关闭' }).click();
  });

  step('the month is closed, and every sum agrees', async () => {
    await accountant.open(`/dues/reconciliation?month=${month}&view=close`, '党费对账');
    await accountant.button(`${monthName(month)}结账`).click();
    await accountant.confirm(`${monthName(month)}党费账结账？`, '结账');
    await accountant.sees('本月党费账已结账');
    await screenshot(accountant.page, 'dues-month-04-closed');
    const { closed, days, sums } = await reconciled();
    expect([closed, days.find(({ day }) => day === today)?.status, sums.here.paidFen - sums.bill.paidFen]).toEqual([true, 'cleared', order.amountFen]);
    expect(product.pageErrors).toEqual([]);
  });
});
