import { Api } from '../api';
import { DESK, Desk } from '../desk';
import { Product, screenshot } from '../harness';
import { Phone } from '../phone';
import { DUES_PLACES, officerPlaces, SYSTEM_PLACES, type Place } from '../places';

/** Cumulative layout shift that still counts as good (Core Web Vitals). */
const SHIFT_LIMIT = 0.1;
const SIZES = [DESK, { width: 1280, height: 800 }];

/** Every page with its details, empty and refused ones: nothing overflows, nothing jumps, nothing is hard to reach. */
describe('pages of the console', () => {
  let product: Product;
  let desk: Desk;

  beforeAll(async () => {
    product = await Product.start();
    for (const id of ['officer', 'author']) await Phone.signIn(product, id).then((phone) => phone.page.close());
    desk = await Desk.begin(product);
  });
  afterAll(() => product?.stop());

  it('stand still, fit and can be used by everybody: the officer’s', async () => {
    const places = await officerPlaces(await Api.of(product, 'officer'), await Api.of(product, 'author'));
    await desk.signInBySms('officer');
    expect(await findings(places)).toEqual([]);
  }, 200_000);

  it('stand still, fit and can be used by everybody: those of who keeps the dues', async () => {
    await desk.signInBySms('accountant');
    expect(await findings(DUES_PLACES)).toEqual([]);
  }, 200_000);

  it('stand still, fit and can be used by everybody: the administrator’s', async () => {
    await desk.signInBySms('admin');
    expect(await findings(SYSTEM_PLACES)).toEqual([]);
    expect(product.pageErrors).toEqual([]);
  }, 200_000);

  async function findings(places: Place[]): Promise<string[]> {
    const found: string[] = [];
    for (const place of places) {
      const problems = await look(place);
      if (problems.length > 0) await screenshot(desk.page, `pages-${place.path.replace(/\W+/g, '_')}`);
      found.push(...problems.map((problem) => `${place.path}${place.open ? ` ${place.open}` : ''}: ${problem}`));
    }
    return found;
  }

  /** As it comes, in the other colours and on the other screen; the next page then comes in those. */
  async function look({ path, open, whole }: Place): Promise<string[]> {
    const found: string[] = [];
    await desk.go(path);
    await desk.settled();
    if (await desk.page.getByRole('heading', { name: '页面出错了' }).isVisible()) found.push('breaks');
    const shift = await desk.layoutShift();
    if (shift > SHIFT_LIMIT) found.push(`jumps by ${shift.toFixed(3)}`);
    if (open) {
      await desk.page.locator('#content').getByRole('button', { name: open }).first().click();
      await desk.page.getByRole('dialog').last().waitFor();
      await desk.settled();
    }
    if ((await desk.page.getByRole('dialog').count()) === 0) {
      found.push(...(await desk.accessibilityFindings('color-contrast')));
      await desk.changeColours();
    }
    found.push(...(await overflow(whole)));
    await desk.page.setViewportSize(SIZES.find(({ width }) => width !== desk.page.viewportSize()!.width)!);
    // What a page does about its new size, it does when it is drawn.
    await desk.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    found.push(...(await overflow(whole)), ...(await desk.accessibilityFindings()));
    return found;
  }

  async function overflow(whole = false): Promise<string[]> {
    const beyond = await desk.page.evaluate((tables) => {
      const boxes = [document.documentElement, document.getElementById('content')!, ...document.querySelectorAll(tables)];
      return boxes.map((box) => box.scrollWidth - box.clientWidth);
    }, whole ? '#content .ant-table-content, #content .ant-table-body' : 'none');
    return beyond.some((pixels) => pixels > 0) ? [`overflows by ${beyond.join(' and ')} at ${desk.page.viewportSize()!.width}`] : [];
  }
});
