import { Api } from '../api';
import { Desk } from '../desk';
import { monthEnded, Product, screenshot } from '../harness';
import { Phone } from '../phone';
import { fillRoster } from '../roster';
import { SAMPLE_CASE } from '../sample-case';
import { steps } from '../steps';

const TITLE = SAMPLE_CASE.title;
const BRANCH = '临港人民路支行党支部';
const SECTIONS = { 背景与起因: SAMPLE_CASE.background, 做法与经过: SAMPLE_CASE.practice, 成效: SAMPLE_CASE.effect, 启示: SAMPLE_CASE.insight };
const OPINION = '做法具体，数据可以核对，同意推荐。';

/**
 * The main job from end to end (issue of the house): a roster is imported, a member logs in with WeChat and writes a case, it is
 * reviewed, published and shared, earns points, the month is closed, the bulletin approved, and the message arrives in WeChat.
 */
describe('the main job', () => {
  let product: Product;
  let author: Phone;
  let officer: Phone;
  let month: string;

  beforeAll(async () => {
    product = await Product.start();
  });
  afterAll(() => product?.stop());

  const step = steps(() => product, 'main');

  step('imports a roster', async () => {
    officer = await Phone.signIn(product, 'officer');
    const api = await Api.of(product, 'officer');
    const template = Buffer.from(await (await api.get('/api/imports/template')).arrayBuffer());
    const roster = await fillRoster(template, {
      姓名: '路人甲', 公民身份号码: '370199199001010019', 性别: '男', 民族: '汉族', 出生日期: '1990-01-01', 学历: '大学本科毕业', 人员类别: '正式党员',
      所在党支部: BRANCH, 入党日期: '2015-07-01', 转正日期: '2016-07-01', 工作岗位: '客户经理', 手机: '13800009999', 党籍状态: '正常', 党员类型: '在岗',
    });
    const { id } = await api.upload('/api/imports', '名册.xlsx', roster);
    const checked = await api.until<{ state: string; counts: { created: number; failed: number } }>(`/api/imports/${id}`, (v) => v.state === 'ready' || v.state === 'failed');
    expect(checked).toMatchObject({ state: 'ready', counts: { created: 1, failed: 0 } });
    await api.post(`/api/imports/${id}/commit`, { skipBadRows: false });
    expect(await api.until<{ state: string; counts: object }>(`/api/imports/${id}`, (v) => v.state === 'done')).toMatchObject({ counts: { created: 1 } });
  });

  step('logs the new member in with WeChat', async () => {
    author = await Phone.signIn(product, 'outsider');
    await author.sees('路人甲同志');
    await author.sees(BRANCH);
    await screenshot(author.page, 'main-01-home');
  });

  step('lets the member write and submit a case', async () => {
    await author.open('packages/case/edit/index');
    await author.write('标题', TITLE);
    await author.write('摘要', SAMPLE_CASE.summary);
    for (const [label, text] of Object.entries(SECTIONS)) await author.write(label, text);
    await author.tap('分类');
    await author.app.getByText('确定', { exact: true }).locator('visible=true').click();
    await (await author.top()).getByRole('checkbox', { name: '原创与真实性承诺' }).click();
    await author.sees('已保存');
    await screenshot(author.page, 'main-02-edit');
    await author.tap('检查并提交');
    await author.confirm('提交支部初审');
    await author.page.getByTestId('subscribe-allow').click();
    await author.sees('支部初审');
    await screenshot(author.page, 'main-03-submitted');
  });

  step('has it reviewed: the branch, two blind reviewers, the committee', async () => {
    const secretary = await Phone.signIn(product, 'secretary');
    await secretary.open('packages/manage/reviews/index');
    await secretary.tap(TITLE);
    await secretary.tap('同意推荐');
    await secretary.write('意见', OPINION);
    await secretary.confirm('同意推荐');
    await secretary.sees('已办理');
    await secretary.page.close();

    const desk = await Desk.begin(product);
    await desk.signInBySms('officer');
    await desk.open('/cases/review?queue=committee', '评审台');
    await desk.chooseCase(TITLE);
    await desk.chooseReviewers('reviewer1', 'reviewer2');
    await screenshot(desk.page, 'main-04-assigned');
    await desk.page.close();

    for (const id of ['reviewer1', 'reviewer2']) {
      const reviewer = await Phone.signIn(product, id);
      await reviewer.open('packages/manage/reviews/index');
      await reviewer.choose('我的评审');
      await reviewer.tap(TITLE);
      await reviewer.sees('盲审');
      expect(await reviewer.text()).not.toMatch(/路人甲|临港人民路/);
      await reviewer.tap('评分');
      for (const grade of await (await reviewer.top()).getByText('优', { exact: true }).all()) await grade.click();
      await screenshot(reviewer.page, `main-05-${id}`);
      await reviewer.tap(/^提交评分/);
      await reviewer.confirm('提交');
      await reviewer.sees('评审已结束');
      await reviewer.page.close();
    }

    officer = await officer.again(product);
    await officer.open('packages/manage/reviews/index');
    await officer.choose('党委评审');
    await officer.tap(TITLE);
    await officer.tap('评审通过');
    await officer.confirm('评审通过');
    await officer.tap('开始公示');
    await officer.confirm('开始公示');
    await officer.sees('公示');
    await screenshot(officer.page, 'main-06-notice');
  });

  step('publishes it when the notice is over', async () => {
    month = (await product.daysLater(11)).slice(0, 7);
    officer = await officer.again(product);
    await officer.open('packages/manage/reviews/index');
    await officer.choose('公示发布');
    await officer.tap(TITLE);
    await officer.tap('发布');
    await officer.confirm('发布');
    await officer.sees('已发布');
  });

  step('shares it to a group chat, where a colleague opens it', async () => {
    author = await author.again(product);
    await author.open('pages/cases/index');
    await author.tap(TITLE);
    await author.sees('背景');
    await author.page.getByTestId('capsule-menu').click();
    await author.page.getByTestId('menu-share').click();
    await author.page.getByTestId('share-to-party-work').click();

    const colleague = await Phone.signIn(product, 'adopter');
    await colleague.page.getByTestId('capsule-close').click();
    await colleague.page.getByTestId('tab-chats').click();
    await colleague.page.getByTestId('chat-group-party-work').click();
    await screenshot(colleague.page, 'main-07-group');
    await colleague.page.getByTestId('card-open').last().click();
    await colleague.sees(TITLE);
    await screenshot(colleague.page, 'main-08-shared');
    await colleague.page.close();
  });

  step('gives the author points, explained, and takes a consent for the ranking', async () => {
    await author.open('packages/account/points/index');
    await author.sees(/案例发布/);
    await author.open('pages/ranking/index');
    await author.tap('订阅下月通报');
    await author.page.getByTestId('subscribe-allow').click();
    await author.sees('已订阅下月通报');
  });

  step('closes the months up to the one of the publication', async () => {
    await product.advanceTo(monthEnded(month));
    officer = await officer.again(product);
    await officer.open('packages/manage/month/index');
    for (;;) {
      const next = await (await officer.top()).getByText(/月结账$/).first().innerText();
      await officer.tap('结账');
      await officer.confirm('结账');
      await officer.sees('已结账并封存');
      await screenshot(officer.page, 'main-09-closed');
      if (next.includes(`${Number(month.slice(5))}月`)) break;
      officer = await officer.again(product);
      await officer.open('packages/manage/month/index');
    }
  });

  step('has the bulletin drafted by one and approved by another', async () => {
    await officer.tap('生成通报初稿');
    await officer.tap(/^提交.*通报$/);
    await officer.confirm('提交审批');
    await officer.sees('已完成');
    const chief = await Phone.signIn(product, 'chief');
    await chief.open(`packages/manage/month/index?month=${month}`);
    for (const step of ['批准', '发布']) {
      await chief.tap(`${step}通报`);
      await chief.confirm(step);
    }
    await chief.sees('已发布');
    await screenshot(chief.page, 'main-10-bulletin');
    await chief.page.close();
  });

  step("brings the month's ranking message into WeChat, and a tap opens the ranking", async () => {
    await author.page.getByTestId('capsule-close').click();
    await author.page.getByTestId('tab-chats').click();
    await author.page.getByTestId('chat-service').click();
    const message = author.page.getByTestId('msg').filter({ hasText: '党建工作排名通报' }).last();
    await message.waitFor({ timeout: 60_000 });
    await screenshot(author.page, 'main-11-message');
    expect(await message.innerText()).toMatch(/\d+\/\d+/);
    await message.getByTestId('msg-open').click();
    await author.sees(`${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`);
    await author.sees(BRANCH);
    await screenshot(author.page, 'main-12-ranking');
    expect(product.pageErrors).toEqual([]);
  });
});
