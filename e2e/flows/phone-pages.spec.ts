import type { MyDues, PlacedOrder, ShareCard } from '@xianfeng/shared-types';
import { Api } from '../api';
import { Product, screenshot } from '../harness';
import { Phone } from '../phone';
import { stumblingBlocks, switchCareMode } from '../phone-look';

const NOBODY = '01J00000000000000000000000';

/** Every page of the phone with its details, empty and refused ones, in common and in large writing: nothing overflows, nothing is hard to reach. */
describe('pages of the phone', () => {
  let product: Product;

  beforeAll(async () => {
    product = await Product.start();
  });
  afterAll(() => product?.stop());

  it('fit and can be used by everybody: a member’s', async () => {
    const phone = await Phone.signIn(product, 'author');
    const api = await Api.of(product, 'author');
    const paid = await payOldest(api);
    const [story, bulletin, receipt, publication] = await Promise.all(['/api/library/cases?limit=1', '/api/bulletins?limit=1', '/api/dues/receipts/mine?limit=1', '/api/dues/publications?limit=1'].map((path) => first(api, path)));
    const paths = [
      'pages/home/index', 'pages/cases/index', 'pages/ranking/index', 'pages/mine/index',
      'packages/account/settings/index', 'packages/account/points/index', 'packages/account/appeal/index',
      `packages/case/detail/index?id=${story}`, `packages/case/detail/index?id=${NOBODY}`, 'packages/case/edit/index', 'packages/case/mine/index', 'packages/case/favourites/index',
      'packages/case/adoptions/index', `packages/case/groups/index?id=${story}`, 'packages/org/branch/index', 'packages/org/members/index',
      'packages/notices/inbox/index', 'packages/notices/preferences/index', `packages/notices/bulletin/index?id=${bulletin}`,
      'packages/dues/mine/index', 'packages/dues/pay/index', `packages/dues/order/index?id=${paid}`, `packages/dues/receipt/index?id=${receipt}`, 'packages/dues/payers/index', 'packages/dues/relief/index', 'packages/dues/flow/index', `packages/dues/publication/index?id=${publication}`,
    ];
    expect(await findings(phone, paths)).toEqual([]);
  }, 200_000);

  it('fit and can be used by everybody: a secretary’s', async () => {
    const phone = await Phone.signIn(product, 'secretary');
    const api = await Api.of(product, 'secretary');
    const member = await first(api, '/api/members?limit=1');
    const paths = [
      'pages/home/index', 'packages/org/members/index', `packages/org/member/index?id=${member}`, 'packages/manage/reviews/index', 'packages/manage/appeals/index',
      'packages/dues/branch/index', `packages/dues/member/index?id=${member}`,
      ...['reliefs', 'consents', 'cases', 'cash', 'refunds'].map((tab) => `packages/dues/desk/index?tab=${tab}`),
    ];
    expect(await findings(phone, paths)).toEqual([]);
  }, 200_000);

  it('fit and can be used by everybody: an officer’s', async () => {
    const phone = await Phone.signIn(product, 'officer');
    expect(await findings(phone, ['pages/home/index', 'pages/mine/index', 'packages/manage/month/index', 'packages/manage/reviews/index', 'packages/manage/appeals/index', 'packages/dues/branch/index'])).toEqual([]);
  }, 200_000);

  it('fit and can be used by everybody: a stranger’s', async () => {
    const api = await Api.of(product, 'author');
    const { path }: ShareCard = await api.post(`/api/cases/${await first(api, '/api/library/cases?limit=1')}/share`, {});
    const phone = await Phone.visit(product, 'outsider', path);
    const paths = [path, 'packages/dues/relative/index?token=nothing', 'packages/account/bind/index', 'packages/dues/mine/index'];
    expect(await findings(phone, paths, ['common'])).toEqual([]);
    expect(product.pageErrors).toEqual([]);
  }, 200_000);

  /** Answers the order. */
  async function payOldest(api: Api): Promise<string> {
    const { arrears }: MyDues = await (await api.get('/api/dues/mine')).json();
    const { order }: PlacedOrder = await api.post('/api/dues/orders', { months: [arrears[0].month] });
    const paid = await fetch(`${product.sandboxUrl}/_control/pay/orders/${order.number}/pay`, { method: 'POST' });
    expect(paid.status).toBe(200);
    expect(await api.post(`/api/dues/orders/${order.id}/check`, {})).toMatchObject({ status: 'paid' });
    return order.id;
  }

  async function findings(phone: Phone, paths: string[], writings = ['common', 'large']): Promise<string[]> {
    const found: string[] = [];
    for (const writing of writings) {
      if (writing === 'large') await switchCareMode(phone);
      for (const path of paths) {
        await phone.open(path);
        const problems = await stumblingBlocks(phone);
        await screenshot(phone.page, `phone-${phone.personaId}-${writing}-${path.replace(/id=\w+/, '').replace(/\W+/g, '_')}`);
        found.push(...problems.map((problem) => `${path} (${writing}): ${problem}`));
      }
    }
    return found;
  }
});

async function first(api: Api, path: string): Promise<string> {
  const { items } = await (await api.get(path)).json();
  if (!items?.[0]) throw new Error(`${path} is empty`);
  return items[0].id;
}
