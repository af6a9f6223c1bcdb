import { monthsText, moneyText } from '@xianfeng/client-core';
import type { MyDues, OrderLine, Page, Refund } from '@xianfeng/shared-types';
import { Api } from '../api';
import { Product, screenshot } from '../harness';
import { Phone } from '../phone';
import { switchCareMode } from '../phone-look';
import { steps } from '../steps';

const RELATIVE = '周秀兰';

/** 党费: a member pays arrears, a relative pays by link, and a payment made by mistake goes back. */
describe('party dues', () => {
  let product: Product;
  let member: Phone;
  let secretary: Phone;
  let arrears: string[];

  beforeAll(async () => {
    product = await Product.start();
    member = await Phone.signIn(product, 'author');
  });
  afterAll(() => product?.stop());

  const step = steps(() => product, 'dues');

  step('tell the member on the first screen what is owed, and why', async () => {
    const { arrears: bills, collectors } = await duesOf('author');
    arrears = bills.map(({ month }) => month);
    expect(arrears).toHaveLength(3);
    await member.tap(/个月党费待交/);
    await member.sees(new RegExp(`以前未交：${monthsText(arrears)}`));
    await member.sees(new RegExp(collectors[0]));
    await member.tap('算法说明');
    await member.sees(/中组发〔2008〕3号.*第二条/);
    await screenshot(member.page, 'dues-01-why');
  });

  step('are paid for three months through WeChat’s sheet, and the receipt is there', async () => {
    const before = await duesOf('author');
    member = await member.again(product);
    await member.open('packages/dues/mine/index');
    await member.tap('交费');
    // This month stays for later.
    await member.tap(monthsText([before.month]));
    await member.sees(moneyText(before.arrearsFen));
    await member.tap('确认交费');
    await member.page.getByTestId('payment-sheet').waitFor();
    await screenshot(member.page, 'dues-02-sheet');
    await member.payByWechat();
    await (await member.top()).getByText('已交纳').waitFor();
    await screenshot(member.page, 'dues-03-paid');
    await member.tap('查看电子党费证');
    await member.sees('校验码');
    await member.sees(monthsText(arrears));
    await screenshot(member.page, 'dues-04-receipt');
    const after = await duesOf('author');
    expect([after.arrears, after.yearPaidFen - before.yearPaidFen]).toEqual([[], before.arrearsFen]);
  });

  step('may be paid by a relative once the secretary consents', async () => {
    member = await member.again(product);
    await member.open('packages/dues/payers/index');
    await member.tap('请人代交');
    await member.write('代交人姓名', RELATIVE);
    await member.write('原因', '出差在外，请家人代交');
    await member.tap('提交支部同意');
    await member.sees('待支部同意');
    secretary = await Phone.signIn(product, 'secretary');
    await secretary.open('packages/dues/desk/index?tab=consents');
    const asked = (await secretary.top()).locator('.xf-card').filter({ hasText: RELATIVE });
    await asked.getByText('同意', { exact: true }).click();
    await secretary.confirm('同意');
    await asked.getByText('已同意').waitFor();
    await screenshot(secretary.page, 'dues-05-consented');
  });

  step('are paid by the relative’s link, without an account', async () => {
    member = await member.again(product);
    await member.open('packages/dues/payers/index');
    await member.tap(`把链接发给${RELATIVE}`);
    await member.sees(/请只发给/);
    await screenshot(member.page, 'dues-06-link');
    await member.tap(`发给${RELATIVE}`);
    await member.page.getByTestId('share-to-outsider').click();
    const { memberName } = await duesOf('author');
    const relative = await Phone.openCard(product, 'outsider', 'author');
    await relative.sees(`请您代${memberName}交党费`);
    await screenshot(relative.page, 'dues-07-relative');
    await relative.tap('用微信支付');
    await relative.payByWechat();
    await relative.sees('已交纳');
    await relative.page.close();
    expect((await duesOf('author')).current).toMatchObject({ status: 'paid' });
  });

  step('can be left unpaid on WeChat’s sheet and paid after all', async () => {
    const [ahead] = (await duesOf('author')).prepay;
    member = await member.again(product);
    await member.open('packages/dues/pay/index');
    await member.tap(monthsText([ahead.month]));
    await member.tap('确认交费');
    await member.page.getByTestId('payment-cancel').click();
    await member.sees('还没有支付');
    await member.tap('继续支付');
    await member.payByWechat();
    await member.sees('已交纳');
  });

  step('go back when they were paid by mistake: the secretary asks, finance agrees', async () => {
    const [order] = ((await (await (await Api.of(product, 'author')).get('/api/dues/orders/mine')).json()) as Page<OrderLine>).items;
    secretary = await secretary.again(product);
    await secretary.open(`packages/dues/order/index?id=${order.id}`);
    await secretary.tap('申请退款');
    await secretary.write('退款原因', '组织关系即将转出，不必预交');
    await secretary.confirm(`申请退款 ${moneyText(order.amountFen)}`);
    await secretary.sees('待复核');
    await screenshot(secretary.page, 'dues-08-refund-asked');
    const cashier = await Phone.signIn(product, 'cashier');
    await cashier.open('packages/dues/desk/index?tab=refunds');
    await cashier.tap('同意退款');
    await cashier.confirm('同意退款');
    await cashier.sees('待退款');
    const api = await Api.of(product, 'cashier');
    await api.until<Page<Refund>>('/api/dues/refunds', ({ items: [refund] }) => refund.status === 'succeeded');
    member = await member.again(product);
    await member.open(`packages/dues/order/index?id=${order.id}`);
    await member.sees(/原路退回/);
    await screenshot(member.page, 'dues-09-refunded');
    expect((await duesOf('author')).prepay[0].month).toBe(order.months[0]);
    expect(product.pageErrors).toEqual([]);
  });

  step('take an older member three taps in large writing', async () => {
    const elder = await Phone.signIn(product, 'officer');
    await switchCareMode(elder);
    await elder.open('pages/home/index');
    await elder.tap(/月党费.*待交/);
    await elder.tap('交费');
    await elder.payByWechat();
    await (await elder.top()).getByText('已交纳').waitFor();
    await screenshot(elder.page, 'dues-10-three-taps');
    expect((await duesOf('officer')).current).toMatchObject({ status: 'paid' });
  });

  const duesOf = async (personaId: string): Promise<MyDues> => (await (await Api.of(product, personaId)).get('/api/dues/mine')).json() as Promise<MyDues>;
});
