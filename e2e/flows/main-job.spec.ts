import { Api } from '../api';
import { Product, screenshot } from '../harness';
import { Phone } from '../phone';
import { fillRoster } from '../roster';

const TITLE = '党员错峰服务岗：让上夜班的客户也办得成事';
const BRANCH = '临港人民路支行党支部';
const SECTIONS = {
  背景与起因: '支行周边有三家工厂实行三班倒，不少职工下夜班后网点还没有开门，办一张卡要请半天假。去年民主评议时，党员群众提出的意见里有十一条与营业时间有关。支行党员十四人，其中三人住在厂区附近，对职工作息比较熟悉，具备错峰值守的条件。',
  做法与经过: '支部委员会先用两周时间统计客流，画出一张分时段的客流图，再由党员自愿报名错峰值守。每个值守时段至少有两名党员在岗，一人负责柜面，一人负责引导和疑难解释。支部与厂区工会共用一份预约表，职工前一天报名，值守党员提前备好材料清单。遇到当天办不了的业务，由值守党员第二天电话回访，直到办结为止。支部每月主题党日拿出十五分钟复盘，把群众反映的难点逐条销号，并由纪检委员抽查回访记录。值守时间计入弹性排班，不增加总工时。支部还把常见业务的材料要求写成一张大字卡片，贴在厂区宣传栏和职工食堂，卡片背面印有值守时段和咨询电话，不识字的老职工可以直接打电话约办。为了避免热一阵冷一阵，支部与分行综合管理部约定，每季度由没有参加值守的党员随机回访十名客户，问三个问题：事办成了没有，来了几趟，还有什么不方便。回访结果在党员大会上通报，办得好的讲做法，办得不好的讲原因。',
  成效: '试行三个月，夜班职工办结业务四百二十六笔，平均等候由三十一分钟降到七分钟，没有一起因材料不齐而二次跑腿。厂区工会回收问卷三百零二份，满意的有二百九十八份。相邻两家网点党支部前来观摩后，也按各自客流开设了错峰岗。支部党员人均每月值守两次，没有增加加班；两名预备党员在值守中独立承担了引导工作，一名青年员工递交了入党申请书。网点三季度新增代发工资客户两家，存款结构也有改善，职工食堂里谈起支行，说得最多的一句话是“下了夜班也能把事办了”。',
  启示: '错峰不是加班，关键是先弄清客流，再把人放到最需要的时段。值守要自愿，排班要算总账，群众的时间和员工的时间都要省。照着做的支部要先同厂区工会谈妥预约办法，把不能在窗口办的业务提前讲明白，免得群众白跑；也要给值守党员留出交接时间，不能让热心变成负担。',
};
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

  /** Every step stands on the one before: after a failure the rest fail at once and say why. */
  let failed: string | null = null;
  const step = (name: string, work: () => Promise<void>) =>
    it(name, async () => {
      if (failed) throw new Error(`not tried: "${failed}" failed`);
      failed = name;
      try {
        await work();
      } catch (error) {
        for (const [i, page] of product.browser.pages().entries()) await screenshot(page, `main-failed-${i}`);
        throw error;
      }
      failed = null;
    });

  const advanceTo = async (date: string) => {
    await fetch(`${product.url}/api/dev/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ date }) });
  };
  const today = async () => ((await (await fetch(`${product.url}/api/dev/clock`)).json()) as { today: string }).today;
  const later = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

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
    await author.write('摘要', '针对周边工厂夜班职工办事难，支部组织党员错峰值守，用预约表和材料清单让群众一次办结，三个月办结业务四百余笔，等候时间明显缩短。');
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

    officer = await officer.again(product);
    await officer.open('packages/manage/reviews/index');
    await officer.choose('党委评审');
    await officer.tap(TITLE);
    await officer.tap('安排评审员');
    for (const id of ['reviewer1', 'reviewer2']) {
      const { name } = product.personas.find((p) => p.id === id)!;
      await officer.app.locator('.xf-sheet').getByText(name, { exact: true }).last().click();
    }
    await officer.confirm('安排所选 2 人');
    await officer.sees('评审中');
    await screenshot(officer.page, 'main-04-assigned');

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
    await advanceTo(later(await today(), 11));
    month = (await today()).slice(0, 7);
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
    await advanceTo(`${later(`${month}-28`, 8).slice(0, 7)}-03`);
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
