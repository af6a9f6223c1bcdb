import type { CaseDetail, CaseDraft, MyPoints } from '@xianfeng/shared-types';
import { Api } from '../api';
import { Desk } from '../desk';
import { monthEnded, Product, screenshot } from '../harness';
import { Phone } from '../phone';
import { SAMPLE_CASE } from '../sample-case';
import { steps } from '../steps';

const { title: TITLE, summary, ...SECTIONS } = SAMPLE_CASE;
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
    await desk.button(/安排评审员/).click();
    const dialog = desk.page.getByRole('dialog', { name: '安排评审员' });
    for (const id of ['reviewer1', 'reviewer2']) {
      const { name } = product.personas.find((persona) => persona.id === id)!;
      await dialog.getByLabel('查找评审员').fill(name);
      await dialog.getByRole('checkbox', { name: `选择${name}` }).first().check();
    }
    await screenshot(desk.page, 'work-02-reviewers');
    await dialog.getByRole('button', { name: '安排所选 2 人' }).click();
    await desk.sees('已安排，评审员会收到通知');
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
    const last = `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
    for (let closed = ''; closed !== last; ) closed = await closeOldestMonth(last);
    await screenshot(desk.page, 'work-09-closed');
  });

  step('the officer drafts the bulletin, edits it and hands it in', async () => {
    await desk.button('生成通报初稿').click();
    await desk.page.getByRole('textbox', { name: '第 1 段小标题' }).fill(HEADLINE);
    await desk.page.getByRole('group', { name: '通报预览' }).getByText(HEADLINE).waitFor();
    await screenshot(desk.page, 'work-10-bulletin');
    await desk.button('保存').click();
    await desk.sees('已保存为新版本');
    await desk.button('提交审批').click();
    await desk.confirm('提交审批？', '提交审批');
    await desk.sees('已提交审批');
    expect(await desk.button('批准通报').count()).toBe(0);
  });

  step('the party secretary approves and publishes it', async () => {
    await desk.signInBySms('chief');
    await desk.open('/points/bulletins', '月度通报');
    await desk.page.getByRole('row', { name: /待审批|审批中/ }).getByRole('link').first().click();
    await desk.sees(HEADLINE);
    for (const [button, answer, told] of [['批准通报', '批准', '已批准'], ['发布通报', '发布', '已发布，正在通知各支部']]) {
      await desk.button(button).click();
      await desk.confirm(`${button}？`, answer);
      await desk.sees(told);
    }
    await screenshot(desk.page, 'work-11-published');
  });

  step('the message arrives on the phone and leads to the ranking', async () => {
    await author.page.bringToFront();
    await author.page.getByTestId('capsule-close').click();
    await author.page.getByTestId('tab-chats').click();
    await author.page.getByTestId('chat-service').click();
    const message = author.page.getByTestId('msg').filter({ hasText: '党建工作排名通报' }).last();
    await message.waitFor({ timeout: 60_000 });
    await message.getByTestId('msg-open').click();
    await author.sees(`${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`);
    await screenshot(author.page, 'work-12-ranking');
    expect(product.pageErrors).toEqual([]);
  });

  async function openNotice(): Promise<void> {
    await desk.open('/cases/notices', '公示与异议');
    await desk.button(TITLE).click();
    await desk.page.getByRole('dialog', { name: '公示办理' }).getByRole('heading', { name: TITLE }).waitFor();
  }

  /** Says which; in the last one the author's appeal is still open. */
  async function closeOldestMonth(last: string): Promise<string> {
    await desk.open('/points/months', '月度结账');
    const waiting = desk.page.getByRole('navigation', { name: '月份' }).getByRole('link', { name: '待结账' }).last();
    const [name] = /\d+年\d+月/.exec(await waiting.innerText())!;
    await waiting.click();
    await desk.page.getByRole('heading', { level: 2, name: `${name}结账` }).waitFor();
    const close = desk.button(`${name}结账`);
    if (name === last) {
      await desk.page.getByRole('checkbox', { name: /已知悉：积分申诉未答复/ }).waitFor();
      expect(await close.isDisabled()).toBe(true);
      await screenshot(desk.page, 'work-08-checks');
    }
    for (const open of await desk.page.getByRole('checkbox', { name: /^已知悉/ }).all()) await open.check();
    await close.click();
    await desk.confirm(`${name}结账？`, '结账');
    await desk.sees('已结账并封存');
    return name;
  }
});

/** Writes and hands in the sample case, and waits until its words have been checked. */
async function submitCase(author: Api): Promise<string> {
  const [category] = (await (await author.get('/api/case-categories')).json()) as { code: string }[];
  const { id, content, version } = (await author.post('/api/cases', { deviceLabel: '电脑' })) as CaseDraft;
  const written = { ...content, title: TITLE, categoryCode: category.code, summary, sections: { ...content.sections, ...SECTIONS }, pledge: true };
  const saved = await author.put(`/api/cases/${id}/draft`, { baseVersion: version, deviceLabel: '电脑', content: written });
  await author.post(`/api/cases/${id}/submission`, { version: saved.version });
  await author.until<CaseDetail>(`/api/cases/${id}`, ({ status }) => status === 'branch_review');
  return id;
}
