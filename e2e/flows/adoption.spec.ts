import { Api } from '../api';
import { Product, screenshot } from '../harness';
import { Phone } from '../phone';
import { steps } from '../steps';

interface Card {
  id: string;
  title: string;
}

/** 借鉴: a branch takes a case up, says what came of it, and its effect stands below the case. */
describe('an adoption', () => {
  let product: Product;
  let adopter: Phone;
  let taken: Card;

  beforeAll(async () => {
    product = await Product.start();
    adopter = await Phone.signIn(product, 'adopter');
    taken = await caseToAdopt(product);
  });
  afterAll(() => product?.stop());

  const step = steps(() => product, 'adoption');

  step('begins with a plan from the case', async () => {
    await adopter.open(`packages/case/detail/index?id=${taken.id}`);
    await adopter.tap('借鉴');
    await adopter.write('打算怎么做', '先在营业部试行一个月，再推广到四个网点。');
    await adopter.confirm('列入计划');
    await adopter.sees('先在营业部试行一个月');
    await screenshot(adopter.page, 'adoption-01-plan');
  });

  step('is started and its effect told in numbers', async () => {
    adopter = await adopter.again(product);
    await adopter.open('packages/case/adoptions/index');
    await adopter.tap(taken.title);
    await adopter.tap('开始推进');
    await adopter.sees('启动 →');
    await adopter.tap('填写成效');
    await adopter.write('做了什么', '党员轮流值守，预约表与材料清单照原案例，另加方言引导。');
    for (const [field, value] of Object.entries({ 名称: '平均等候', 原来: '26', 现在: '9', 单位: '分钟' })) await adopter.write(`第 1 项 ${field}`, value);
    await adopter.confirm('提交，等待确认');
    await adopter.sees('平均等候 26 → 9 分钟');
    await screenshot(adopter.page, 'adoption-02-result');
  });

  step('is confirmed by the committee above, for the secretary entered it', async () => {
    const officer = await Phone.signIn(product, 'officer');
    await officer.open('packages/case/adoptions/index');
    await officer.choose('待我确认');
    await officer.tap(/26 → 9 分钟/);
    await officer.tap('确认成效');
    await officer.confirm('确认');
    await officer.sees('补充后续成效');
    await screenshot(officer.page, 'adoption-03-confirmed');
    await officer.page.close();
  });

  step('shows below the case what came of it', async () => {
    adopter = await adopter.again(product);
    await adopter.open(`packages/case/detail/index?id=${taken.id}`);
    await adopter.sees(/1 个已见成效/);
    await adopter.sees('平均等候 26 → 9 分钟');
    expect(product.pageErrors).toEqual([]);
  });
});

/** The first case of the library that the adopter's branch may take up. */
async function caseToAdopt(product: Product): Promise<Card> {
  const api = await Api.of(product, 'adopter');
  const { items } = (await (await api.get('/api/library/cases?limit=20')).json()) as { items: (Card & { adoptedCount: number })[] };
  for (const card of items.filter(({ adoptedCount }) => adoptedCount === 0)) {
    const detail = (await (await api.get(`/api/library/cases/${card.id}`)).json()) as { allowedActions: string[] };
    if (detail.allowedActions.includes('adopt')) return card;
  }
  throw new Error('the demo group has no case to adopt');
}
