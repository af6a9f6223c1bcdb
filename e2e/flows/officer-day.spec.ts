import { Api } from '../api';
import { Desk, monthName } from '../desk';
import { monthEnded, Product, screenshot } from '../harness';
import { Phone } from '../phone';
import { changeRoster } from '../roster';
import { SAMPLE_CASE, submitCase } from '../sample-case';
import { steps } from '../steps';

const BRANCH = '临港人民路支行党支部';
/** Somebody new, and three rows that can't be right: a number with a wrong check character, a branch that is not there, a date of the future. */
const PERSON = {
  性别: '男', 民族: '汉族', 出生日期: '1990-01-01', 学历: '大学本科毕业', 人员类别: '正式党员', 所在党支部: BRANCH, 入党日期: '2015-07-01', 转正日期: '2016-07-01',
  工作岗位: '客户经理', 党籍状态: '正常', 党员类型: '在岗',
};
const NEWCOMER = { ...PERSON, 姓名: '路人甲', 公民身份号码: '370199199001010019', 手机: '13800009999' };
const BAD = [
  { ...PERSON, 姓名: '上官静', 公民身份号码: '370199199001010018' },
  { ...PERSON, 姓名: '欧阳修远', 公民身份号码: '370199199001010035', 所在党支部: '没有这个党支部' },
  { ...PERSON, 姓名: '司马青', 公民身份号码: '370199199001010051', 入党日期: '2031-07-01' },
];
const CHANGED = 50;
const OTHERS = { adopter: '党员联系户：把问题解决在柜台之前', reviewer1: '夜校课堂：老党员给新员工讲风险', reviewer2: '一张清单管到底：综合事务减负记', cashier: '一笔一核：让台账经得起翻看' };
const HEADLINE = '错峰服务见成效的党支部';
const ANSWER = '已核对任务清单：本月完成两项，漏记一项，现予更正。';

/** One day of a party-affairs officer at the desk, and what three members see of it on their phones. */
describe("an officer's day", () => {
  let product: Product;
  let desk: Desk;
  let author: Phone;
  let adopter: Phone;
  let month: string;

  beforeAll(async () => {
    product = await Product.start();
    author = await Phone.signIn(product, 'author');
    adopter = await Phone.signIn(product, 'adopter');
    for (const phone of [author, adopter]) {
      await phone.open('pages/ranking/index');
      await phone.tap('订阅下月通报');
      await phone.page.getByTestId('subscribe-allow').click();
      await phone.sees('已订阅下月通报');
    }
    await submitCase(await Api.of(product, 'author'));
    for (const [id, title] of Object.entries(OTHERS)) {
      if (id !== 'adopter') await (await Phone.signIn(product, id)).page.close();
      await submitCase(await Api.of(product, id), title);
    }
    month = (await product.daysLater(0)).slice(0, 7);
  });
  afterAll(() => product?.stop());

  const step = steps(() => product, 'day');

  step('the officer is let in by the phone', async () => {
    const phone = await Phone.signIn(product, 'officer');
    desk = await Desk.signIn(product, phone);
    await phone.page.close();
    await desk.sees(/您好$/);
    await screenshot(desk.page, 'day-01-home');
  });

  step('takes the roster out, looked at twice, changes fifty lines and brings it in again', async () => {
    await desk.open('/members', '党员');
    await desk.button('导出名册').click();
    await desk.page.getByLabel('用途').fill('核对工作岗位');
    await desk.page.getByRole('checkbox', { name: /包含完整的证件号/ }).check();
    await desk.button('导出').click();
    const roster = await desk.download(() => desk.confirm('导出完整的证件号、手机号和住址？', '确认导出'));
    const changed = await changeRoster(roster, CHANGED, (index) => ({ 工作岗位: `岗位调整${index + 1}` }), NEWCOMER, ...BAD);
    await desk.open('/imports', '名册导入');
    await desk.page.locator('input[type=file]').setInputFiles({ name: '十一月变动.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: changed });
    await desk.sees('有问题的行');
    await desk.page.getByRole('cell', { name: /^名册![BHI]\d+$/ }).nth(BAD.length - 1).waitFor();
    expect(await desk.page.locator('.ant-statistic').filter({ hasText: '将更新' }).innerText()).toContain(String(CHANGED));
    await screenshot(desk.page, 'day-02-import');
    await desk.page.getByRole('checkbox', { name: `先导入新增 1 人、更新 ${CHANGED} 人，有问题的 ${BAD.length} 行改好后再上传` }).check();
    await desk.button('确认导入').click();
    await desk.sees('导入完成');
    await screenshot(desk.page, 'day-03-imported');
  });

  step('reviews five cases: one goes to two reviewers, two are returned, two end', async () => {
    await desk.open('/cases/review', '评审台');
    await desk.decide(SAMPLE_CASE.title, '同意推荐', '做法具体，数据可以核对，同意推荐。');
    await desk.decide(OTHERS.adopter, '同意推荐', '联系到户，群众认可，同意推荐。');
    await desk.decide(OTHERS.cashier, '同意推荐', '台账齐全，同意推荐。');
    await desk.decide(OTHERS.reviewer1, '退回修改', '请补充培训前后的差错率。');
    await desk.decide(OTHERS.reviewer2, '不予推荐', '与已有案例文字雷同，请另行总结本支部做法。');
    await screenshot(desk.page, 'day-04-review');
    await desk.open('/cases/review?queue=committee', '评审台');
    await desk.decide(OTHERS.adopter, '退回修改', '请补充联系户数和回访结果。');
    await desk.decide(OTHERS.cashier, '评审不通过', '属于岗位职责的常规做法，创新和推广价值不足。');
    await desk.chooseCase(SAMPLE_CASE.title);
    await desk.chooseReviewers('reviewer1', 'reviewer2');
    await screenshot(desk.page, 'day-05-committee');
  });

  step('enters points of those who took part at once, one of whom appeals', async () => {
    await desk.open('/points/ledger', '积分台账');
    await desk.button(/登记积分/).click();
    const dialog = desk.page.getByRole('dialog', { name: '登记积分' });
    for (const name of ['路人甲', nameOf('author')]) {
      await dialog.getByLabel('查找党员').fill(name);
      await dialog.getByRole('checkbox', { name: `选择${name}（` }).first().check();
    }
    await dialog.getByText('已选 2 人').waitFor();
    await pick(dialog.getByRole('combobox', { name: '规则' }), '完成党委交办任务');
    await dialog.getByLabel('事由').fill('十一月反诈宣传任务');
    await dialog.getByLabel('佐证').fill('任务清单第 11 号，存党委工作部');
    await screenshot(desk.page, 'day-06-points');
    // A stray Escape drops nothing, and a second one is the answer to its question.
    await desk.page.keyboard.press('Escape');
    const question = desk.page.getByRole('dialog', { name: '放弃填写的内容？' });
    await question.getByRole('button', { name: '继续填写' }).waitFor();
    await desk.page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    await dialog.getByRole('button', { name: /^登\s?记$/ }).click();
    await desk.sees('已为 2 名党员登记');
    await author.page.bringToFront();
    await author.open('packages/account/points/index');
    await author.tap('十一月反诈宣传任务');
    await author.confirm('对这笔积分有异议');
    await author.write('申诉理由', '本月完成了两项任务，只记了一项。');
    await author.tap('提交申诉');
    await author.sees(/前答复|待答复/);
  });

  step('answers the appeal', async () => {
    await desk.open('/points/appeals', '积分申诉');
    await desk.sees('本月完成了两项任务，只记了一项。');
    await desk.page.getByRole('radio', { name: '申诉成立' }).check();
    await desk.page.getByLabel(/^更正后的分值/).fill('4');
    await desk.page.getByLabel(/^答复内容/).fill(ANSWER);
    await screenshot(desk.page, 'day-06-appeal');
    await desk.button('提交答复').click();
    await desk.confirm('认定申诉成立？', '提交答复');
    await desk.sees('已答复，申诉人会收到通知');
  });

  step('closes the month and hands the bulletin in', async () => {
    await product.advanceTo(monthEnded(month));
    await desk.signInBySms('officer');
    await desk.closeMonths(month);
    await desk.button('生成通报初稿').click();
    await desk.page.getByRole('textbox', { name: '第 1 段小标题' }).fill(HEADLINE);
    await desk.button('保存').click();
    await desk.sees('已保存为新版本');
    await desk.button('提交审批').click();
    await desk.confirm('提交审批？', '提交审批');
    await desk.sees('已提交审批');
    await desk.signInBySms('chief');
    await desk.releaseBulletin(HEADLINE);
    await screenshot(desk.page, 'day-07-published');
  });

  step('the author’s phone shows the answer, the points and the ranking', async () => {
    author = await author.again(product);
    await author.open('packages/account/appeal/index');
    await author.tap(/完成党委交办任务/);
    await author.sees(new RegExp(ANSWER));
    await author.top();
    await screenshot(author.page, 'day-08-answer');
    await author.openMessage('党建工作排名通报');
    await author.sees(monthName(month));
    await author.sees(BRANCH);
    await screenshot(author.page, 'day-09-ranking');
  });

  step('the phone of another branch’s secretary brings its place and the bulletin', async () => {
    adopter = await adopter.again(product);
    await adopter.openMessage('党建工作排名通报');
    await adopter.sees(monthName(month));
    await adopter.tap('查看本月通报');
    await adopter.sees(HEADLINE);
    await screenshot(adopter.page, 'day-10-bulletin');
    await adopter.open('packages/case/mine/index');
    await adopter.sees('请补充联系户数和回访结果。');
  });

  step('the newcomer’s phone shows the branch and the first points', async () => {
    const newcomer = await Phone.signIn(product, 'outsider');
    await newcomer.sees('路人甲同志');
    await newcomer.sees(BRANCH);
    await newcomer.open('packages/account/points/index');
    await newcomer.choose(monthName(month));
    await newcomer.sees('十一月反诈宣传任务');
    await screenshot(newcomer.page, 'day-11-points');
    expect(product.pageErrors).toEqual([]);
  });

  const nameOf = (id: string): string => product.personas.find((persona) => persona.id === id)!.name;

  /** Types into a select that searches, and takes the first line. */
  async function pick(field: ReturnType<Desk['button']>, words: string): Promise<void> {
    await field.fill(words);
    await desk.page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: words }).first().click();
  }
});
