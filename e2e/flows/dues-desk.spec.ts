import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { moneyText, monthText } from '@xianfeng/client-core';
import type { CashLine, MyDues, Page, PlacedOrder, Refund } from '@xianfeng/shared-types';
import { cacheDir } from '../../scripts/lib/paths.mjs';
import { Api } from '../api';
import { Desk } from '../desk';
import { Product, screenshot } from '../harness';
import { Phone } from '../phone';
import { steps } from '../steps';

/** Minutes of a meeting, as a picture of the smallest kind. */
const MINUTES = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const LARGE_FEN = 100_000;
const USE = '购买主题教育学习用书 12 册';

/** 党费 at the desk: cash and its return, a refund, large dues, a use of funds and the year's publication, each by the persons that the rules want. */
describe('party dues at the desk', () => {
  let product: Product;
  let desk: Desk;
  let member: Api;
  let memberId: string;
  let name: string;
  let arrears: MyDues['arrears'];

  beforeAll(async () => {
    product = await Product.start();
    for (const id of ['author', 'secretary', 'accountant', 'cashier']) await (await Phone.signIn(product, id)).page.close();
    member = await Api.of(product, 'author');
    ({ member: { id: memberId, name } } = await (await member.get('/api/me')).json());
    ({ arrears } = await duesOf());
    desk = await Desk.begin(product);
  });
  afterAll(() => product?.stop());

  const step = steps(() => product, 'dues-desk');
  const duesOf = async (): Promise<MyDues> => (await member.get('/api/dues/mine')).json();
  const dialog = (title: string | RegExp) => desk.page.getByRole('dialog').filter({ hasText: title }).last();

  step('the secretary asks for a payment to be given back', async () => {
    const { order }: PlacedOrder = await member.post('/api/dues/orders', { months: [arrears[0].month], extraFen: LARGE_FEN });
    const paid = await fetch(`${product.sandboxUrl}/_control/pay/orders/${order.number}/pay`, { method: 'POST' });
    expect(paid.status).toBe(200);
    await member.post(`/api/dues/orders/${order.id}/check`, {});
    await desk.signInBySms('secretary');
    await desk.open('/dues/payments', '收款与退款');
    await desk.button(name).first().click();
    await screenshot(desk.page, 'dues-desk-02-order');
    await desk.button('申请退款').click();
    const form = dialog('由党费管理员复核');
    await form.getByRole('checkbox', { name: monthText(arrears[0].month) }).check();
    await form.getByLabel('原因').fill('重复交纳');
    await form.getByRole('button', { name: '提出申请' }).click();
    await desk.sees('已提出，等待党费管理员复核');
  });

  step('the secretary enters cash', async () => {
    await desk.open(`/dues/members/${memberId}`, `${name}的党费`);
    await desk.button('登记现金').click();
    const form = dialog(`登记${name}的现金党费`);
    // The oldest month that is owed is chosen already.
    await form.getByText(monthText(arrears[1].month)).waitFor();
    await form.getByLabel('备注').fill('纸质收据 2026-031 号');
    await screenshot(desk.page, 'dues-desk-01-cash');
    await form.getByRole('button', { name: /登\s*记/ }).click();
    await desk.sees('已登记，等待第二人确认');
  });

  step('the secretary asks for a use that the branch has decided on', async () => {
    await desk.open('/dues/uses', '党费使用');
    await desk.button(/申请使用/).click();
    const form = dialog('申请使用党费');
    await desk.choose(form, '类别', /订阅|购买/);
    await form.getByLabel('用途').fill(USE);
    await form.getByLabel('金额').fill('360');
    await form.getByLabel('收款方').fill('滨海市新华书店');
    await form.getByLabel('集体决定').fill('支委会第 8 次会议，同意');
    await form.locator('input[type=file]').setInputFiles({ name: '会议记录.png', mimeType: 'image/png', buffer: MINUTES });
    await form.getByText('会议记录.png').waitFor();
    await screenshot(desk.page, 'dues-desk-03-use');
    await form.getByRole('button', { name: '提出申请' }).click();
    await desk.sees('已提出，等待党费管理员审批');
  });

  step('the secretary publishes the year to the members, as page, Excel and PDF', async () => {
    const year = (await duesOf()).month.slice(0, 4);
    await desk.open(`/dues/publications?year=${year}&draft=1`, '党费公示');
    await desk.button(/^公\s*示$/).waitFor();
    await screenshot(desk.page, 'dues-desk-04-draft');
    await desk.button(/^公\s*示$/).click();
    await dialog('公示后不能撤回').getByRole('button', { name: /公\s*示/ }).click();
    await desk.sees('内容未被改动');
    await screenshot(desk.page, 'dues-desk-05-publication');
    const workbook = await desk.download(() => desk.button(/导出 Excel/).click());
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
    const paper = await desk.download(() => desk.button(/PDF|打印/).click());
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    keep('dues-desk-publication.xlsx', workbook);
    keep('dues-desk-publication.pdf', paper);
  });

  step('another person confirms the cash, and it goes back by two persons', async () => {
    await desk.signInBySms('cashier');
    await cash('确认收到', '确认收到这笔现金？');
    await desk.sees('已入账');
    await screenshot(desk.page, 'dues-desk-06-cash-confirmed');
    expect((await duesOf()).arrears.map(({ month }) => month)).not.toContain(arrears[1].month);
    const secretary = await Api.of(product, 'secretary');
    const { items: [line] }: Page<CashLine> = await (await secretary.get('/api/dues/cash')).json();
    await secretary.post(`/api/dues/cash/${line.id}/return`, { reason: '该月已在原单位交纳', version: line.version });
    await cash('确认已退还', '确认已当面退还？');
    await desk.sees('已退还');
    await screenshot(desk.page, 'dues-desk-07-cash-returned');
    expect((await duesOf()).arrears.map(({ month }) => month)).toContain(arrears[1].month);
  });

  step('cash that is in the bank goes back by transfer, confirmed by the bank’s slip', async () => {
    const [secretary, cashier] = [await Api.of(product, 'secretary'), await Api.of(product, 'cashier')];
    const { month, dueOn } = arrears[1];
    const line: CashLine = await secretary.post('/api/dues/cash', { memberId, months: [month], receivedOn: dueOn, note: '纸质收据 2026-032 号' });
    await cashier.post(`/api/dues/cash/${line.id}/decision`, { outcome: 'approve', version: 1 });
    const deposit = await secretary.post('/api/dues/cash-deposits', { orgId: line.org.id, amountFen: line.amountFen, note: '' });
    await cashier.post(`/api/dues/cash-deposits/${deposit.id}/confirmation`, { depositedOn: dueOn, slip: 'CK 0031', version: 1 });
    await secretary.post(`/api/dues/cash/${line.id}/return`, { way: 'bank', reason: '该月已在原单位交纳', version: 2 });
    await openCash();
    await desk.button('确认已转账').click();
    const form = dialog('确认已由党费账户转退？');
    await form.getByLabel('银行回单编号').fill('ZZ 20261121-08');
    await screenshot(desk.page, 'dues-desk-07-transfer');
    await form.getByRole('button', { name: '确认已转账' }).click();
    await desk.sees(/银行回单 ZZ 20261121-08/);
    expect((await duesOf()).arrears.map((bill) => bill.month)).toContain(month);
  });

  step('another person agrees, and WeChat gives the payment back', async () => {
    await desk.open('/dues/payments?view=refunds', '收款与退款');
    await desk.button(name).first().click();
    await desk.button('同意退款').click();
    await desk.confirm('同意退款？', '同意退款');
    await desk.sees('已办理');
    const finance = await Api.of(product, 'cashier');
    await finance.until<Page<Refund>>('/api/dues/refunds', ({ items: [refund] }) => refund?.status === 'succeeded');
    await desk.open('/dues/payments?view=refunds', '收款与退款');
    await desk.button(name).first().click();
    await desk.sees('办理经过');
    await screenshot(desk.page, 'dues-desk-08-refunded');
  });

  step('1,000 yuan at once go up to the Centre, and its receipt comes back', async () => {
    await desk.signInBySms('accountant');
    await desk.open('/dues/requests?view=extras', '党费事项');
    await desk.button(name).first().click();
    await desk.sees(moneyText(LARGE_FEN).replace(/[^\d.,]/g, ''));
    await desk.button('登记上报').click();
    const report = dialog('登记大额党费上报');
    await report.getByLabel('党员简介').fill('1990 年生，2015 年入党，网点客户经理');
    await report.getByLabel('转交给').fill('省委组织部');
    await report.getByRole('button', { name: /登\s*记/ }).click();
    await desk.button('登记中央组织部收据').click();
    const receipt = dialog('登记收据');
    await receipt.getByLabel('收据编号').fill('中组收 2026-0001');
    await receipt.getByRole('button', { name: /登\s*记/ }).click();
    await desk.sees('中组收 2026-0001');
    await screenshot(desk.page, 'dues-desk-09-large');
  });

  step('the accountant pays for the use by the bank’s slip', async () => {
    await desk.open('/dues/uses', '党费使用');
    await desk.button(USE).click();
    await desk.button('批准并支付').click();
    const pay = dialog('付款后对照银行回单填写');
    await pay.getByLabel('回单或收据编号').fill('回单 20261121-01');
    await pay.getByRole('button', { name: /确\s*认/ }).click();
    await desk.sees('已批准并入账');
    await screenshot(desk.page, 'dues-desk-10-use-paid');
    expect(product.pageErrors).toEqual([]);
  });

  async function openCash(): Promise<void> {
    await desk.open('/dues/payments?view=cash', '收款与退款');
    await desk.button(name).first().click();
  }

  async function cash(button: string, question: string): Promise<void> {
    await openCash();
    await desk.button(button).click();
    await desk.confirm(question, button);
  }
});

/** For people who want to look at what was printed. */
function keep(name: string, file: Buffer): void {
  const directory = path.join(cacheDir, 'screens');
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, name), file);
}
