import type { MyPoints } from '@xianfeng/shared-types';
import { Api } from '../api';
import { Desk } from '../desk';
import { monthEnded, Product, screenshot } from '../harness';
import { Phone } from '../phone';
import { SAMPLE_CASE, submitCase } from '../sample-case';
import { steps } from '../steps';

const TITLE = SAMPLE_CASE.title;
const OBJECTION = '平均等候的降幅与季度报表不一致，请核对口径。';
const ANSWER = '已与季度报表核对：报表统计全天，案例统计夜间时段，口径不同，数字属实。';
const HEADLINE = '夜间服务进步明显的党支部';

/** An officer's work at the desk: a case from the queue to the library, a month from its checks to the published bulletin. */
describe('work on the console', () => {
  let product: Product;
  let desk: Desk;
  let author: Phone;
  let caseId: string;
  let month: string;

  beforeAll(async () => {
    product = await Product.start();
    author = await Phone.signIn(product, 'author');
    caseId = await submitCase(await Api.of(product, 'author'));
    desk = await Desk.begin(product);
  });
  afterAll(() => product?.stop());

  const step = steps(() => product, 'work');

  step('the secretary recommends the case', async () => {
    await Phone.signIn(product, 'secretary').then((phone) => phone.page.close());
    await desk.signInBySms('secretary');
    await desk.open('/cases/review?queue=branch', '评审台');
    await desk.chooseCase(TITLE);
    await desk.page.getByLabel(/^意见与理由/).fill('做法具体，数据可以核对，同意推荐。');
    await screenshot(desk.page, 'work-01-branch');
    await desk.button('同意推荐').click();
    await desk.confirm('同意推荐：', '同意推荐');
    await desk.sees('已办理');
  });

  step('the officer chooses two reviewers', async () => {
    await desk.signInBySms('officer');
    await desk.open('/cases/review?queue=committee', '评审台');
    await desk.chooseCase(TITLE);
    await desk.chooseReviewers('reviewer1', 'reviewer2');
    await screenshot(desk.page, 'work-02-reviewers');
  });

  step('two reviewers score it without names', async () => {
    for (const id of ['reviewer1', 'reviewer2']) {
      await desk.signInBySms(id);
      await desk.open('/cases/review?queue=mine', '评审台');
      await desk.chooseCase(TITLE);
      await desk.sees(/^盲审/);
      expect(await desk.page.locator('#content').innerText()).not.toMatch(new RegExp(`${product.personas.find((persona) => persona.id === 'author')!.name}|作者：`));
      for (const criterion of await desk.page.getByRole('group', { name: /权重/ }).all()) await criterion.getByText('优', { exact: true }).click();
      await screenshot(desk.page, `work-03-${id}`);
      await desk.button('提交评分').click();
      await desk.confirm('提交评分 92', '提交');
      await desk.sees('评分已交出');
    }
  });

  step('the officer approves it the next day and puts it on notice', async () => {
    await product.daysLater(1);
    await desk.signInBySms('officer');
    await desk.open('/cases/review?queue=committee', '评审台');
    await desk.chooseCase(TITLE);
    await desk.sees('平均分');
    await screenshot(desk.page, 'work-04-scores');
    await desk.button('评审通过').click();
    await desk.confirm('评审通过：', '评审通过');
    await desk.sees('已办理');
    await openNotice();
    await desk.button('开始公示').click();
    await desk.confirm('公示《', '开始公示');
    await desk.sees(/期满后才能发布$/);
    await screenshot(desk.page, 'work-05-notice');
  });

  step('a member objects on the phone', async () => {
    const objector = await Phone.signIn(product, 'adopter');
    await objector.open(`packages/case/detail/index?id=${caseId}`);
    await objector.tap('提出异议');
    await objector.write('异议内容', OBJECTION);
    await objector.confirm('提交异议');
    await objector.sees('我的异议');
    await objector.page.close();
  });

  step('the officer answers the objection', async () => {
    await desk.open('/cases/notices?view=objections', '公示与异议');
    await desk.button(TITLE).click();
    await desk.sees(OBJECTION);
    expect(await desk.button('发布到案例库').isDisabled()).toBe(true);
    await desk.page.getByLabel(/^答复/).fill(ANSWER);
    await desk.button('异议不成立，继续公示').click();
    await desk.confirm('异议不成立，继续公示：', '异议不成立，继续公示');
    await desk.sees(`答复：${ANSWER}`);
    await screenshot(desk.page, 'work-06-objection');
  });

  step('the officer publishes it when the notice is over', async () => {
    month = (await product.daysLater(11)).slice(0, 7);
    await desk.signInBySms('officer');
    await openNotice();
    await desk.sees('公示期满，异议已全部答复，可以发布');
    await desk.button('发布到案例库').click();
    await desk.confirm('发布《', '发布');
    await desk.sees('已发布到案例库');
  });

  step('phones show the case in the library and the answer to who objected', async () => {
    author = await author.again(product);
    await author.open('pages/cases/index');
    await author.sees(TITLE);
    await screenshot(author.page, 'work-07-library');
    const objector = await Phone.signIn(product, 'adopter');
    await objector.open(`packages/case/detail/index?id=${caseId}`);
    await objector.sees(`答复：${ANSWER}`);
    await objector.page.close();
  });

  step('the author wants the bulletin and appeals against points', async () => {
    await author.open('pages/ranking/index');
    await author.tap('订阅下月通报');
    await author.page.getByTestId('subscribe-allow').click();
    await author.sees('已订阅下月通报');
    const api = await Api.of(product, 'author');
    const points = await api.until<MyPoints>(`/api/points/mine?month=${month}`, ({ entries }) => entries.items.some(({ subject }) => subject.includes(TITLE)));
    const entry = points.entries.items.find(({ subject }) => subject.includes(TITLE))!;
    await api.post(`/api/points/entries/${entry.id}/appeals`, { reason: '案例由两人合写，请核对本人的分值。' });
  });

  step('the officer closes the months, accepting what is still open', async () => {
    await product.advanceTo(monthEnded(month));
    await desk.signInBySms('officer');
    await desk.closeMonths(month, async () => {
      await desk.page.getByRole('checkbox', { name: /已知悉：积分申诉未答复/ }).waitFor();
      await screenshot(desk.page, 'work-08-checks');
    });
    await screenshot(desk.page, 'work-09-closed');
  });

  step('the officer drafts the bulletin, edits it and hands it in', async () => {
    await desk.button('生成通报初稿').click();
    await desk.page.getByRole('textbox', { name: '第 1 段小标题' }).fill(HEADLINE);
    await desk.page.getByRole('group', { name: '通报预览' }).getByText(HEADLINE).waitFor();
    await screenshot(desk.page, 'work-10-bulletin');
    expect(await desk.button('提交审批').isDisabled()).toBe(true);
    await desk.button('保存').click();
    await desk.sees('已保存为新版本');
    await desk.button('提交审批').click();
    await desk.confirm('提交审批？', '提交审批');
    await desk.sees('已提交审批');
    expect(await desk.button('批准通报').count()).toBe(0);
  });

  step('the party secretary approves and publishes it', async () => {
    await desk.signInBySms('chief');
    await desk.releaseBulletin(HEADLINE);
    await screenshot(desk.page, 'work-11-published');
  });

  step('the message arrives on the phone and leads to the ranking', async () => {
    await author.openMessage('党建工作排名通报');
    await author.sees(`${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`);
    await screenshot(author.page, 'work-12-ranking');
    expect(product.pageErrors).toEqual([]);
  });

  async function openNotice(): Promise<void> {
    await desk.open('/cases/notices', '公示与异议');
    await desk.button(TITLE).click();
    await desk.page.getByRole('dialog', { name: '公示办理' }).getByRole('heading', { name: TITLE }).waitFor();
  }
});
