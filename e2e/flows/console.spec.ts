import { Api } from '../api';
import { Desk } from '../desk';
import { Product, screenshot } from '../harness';
import { Phone } from '../phone';
import { fillRoster } from '../roster';

const BRANCH = '临港人民路支行党支部';
const PERSON = {
  性别: '男', 民族: '汉族', 出生日期: '1990-01-01', 学历: '大学本科毕业', 人员类别: '正式党员', 所在党支部: BRANCH, 入党日期: '2015-07-01', 转正日期: '2016-07-01',
  工作岗位: '客户经理', 党籍状态: '正常', 党员类型: '在岗',
};

/** An officer at the desk: let in by the phone, imports a roster, and loses a right while a page is open. */
describe('the console', () => {
  let product: Product;
  let phone: Phone;
  let desk: Desk;

  beforeAll(async () => {
    product = await Product.start();
    phone = await Phone.signIn(product, 'officer');
  });
  afterAll(() => product?.stop());
  afterEach(async () => {
    for (const [i, page] of product.browser.pages().entries()) await screenshot(page, `console-last-${i}`);
  });

  it('lets an officer in whose phone scans the code and confirms', async () => {
    desk = await Desk.signIn(product, phone);
    await desk.sees(/您好$/);
    await screenshot(desk.page, 'console-01-home');
  });

  it('imports the good rows of a roster and shows every bad one with what to do', async () => {
    await desk.open('/imports', '名册导入');
    const template = await desk.download(() => desk.button(/下载模板/).click());
    const roster = await fillRoster(
      template,
      { ...PERSON, 姓名: '申屠明', 公民身份号码: '370199199001010019', 手机: '13800009999' },
      { ...PERSON, 姓名: '上官静', 公民身份号码: '370199199001010018', 手机: '13800009998' },
    );
    await desk.page.locator('input[type=file]').setInputFiles({ name: '名册.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: roster });
    await desk.sees('有问题的行');
    await desk.sees(/名册!B3/);
    await screenshot(desk.page, 'console-02-import-checked');
    expect(await desk.button('确认导入').isDisabled()).toBe(true);
    await desk.page.getByRole('checkbox', { name: /^先导入新增 1 人，有问题的/ }).check();
    await desk.button('确认导入').click();
    await desk.sees('导入完成');
    await desk.open(`/members?q=${encodeURIComponent('申屠明')}`, '党员');
    await desk.page.getByRole('link', { name: '申屠明' }).click();
    await desk.page.getByRole('heading', { level: 1, name: '申屠明' }).waitFor();
    await desk.sees('138****9999');
    await screenshot(desk.page, 'console-03-member');
  });

  it('has no serious accessibility problem and no error on any page of the menu', async () => {
    await desk.open('/');
    const entries = await desk.page.getByRole('menuitem').all();
    expect(entries.length).toBeGreaterThan(10);
    const found: string[] = [];
    for (const entry of entries) {
      await entry.click();
      await desk.settled();
      const title = await desk.page.getByRole('heading', { level: 1 }).innerText();
      found.push(...(await desk.accessibilityFindings()).map((finding) => `${title}: ${finding}`));
      await screenshot(desk.page, `console-page-${title}`);
    }
    expect(found).toEqual([]);
    expect(product.pageErrors).toEqual([]);
  }, 240_000);

  it('says so when a right is taken away while the page is open', async () => {
    await Phone.signIn(product, 'chief');
    const chief = await Api.of(product, 'chief');
    const me = await Api.of(product, 'officer').then((api) => api.get('/api/me')).then((reply) => reply.json());
    await desk.open('/members', '党员');
    await desk.button('新增党员').waitFor();
    const { items } = (await (await chief.get(`/api/members/${me.member.id}/roles`)).json()) as { items: { id: string; role: string }[] };
    const role = items.find(({ role: code }) => code === 'committee_officer')!;
    await chief.post(`/api/roles/${role.id}/end`, { reason: '岗位调整' });
    // An instance remembers a caller's rights for five seconds: the officer works on until the service has noticed.
    const deadline = Date.now() + 10_000;
    for (let tries = 0; (await desk.page.getByText('没有权限').count()) === 0; tries++) {
      expect(Date.now()).toBeLessThan(deadline);
      const answer = desk.page.waitForResponse(/\/api\/members\/table/);
      await desk.page.getByLabel('查找党员').fill(`王${tries}`);
      await desk.page.keyboard.press('Enter');
      await answer;
    }
    await desk.sees('没有权限');
    await screenshot(desk.page, 'console-04-right-taken');
  });
});
