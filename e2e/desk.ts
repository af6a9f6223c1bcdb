import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import type { Product } from './harness';
import type { Phone } from './phone';

const SLOW_MS = 20_000;

/** The screen of an office PC. */
export const DESK = { width: 1440, height: 900 };

/** The console in an officer's browser, in the words an officer would use. */
export class Desk {
  private constructor(
    readonly page: Page,
    private readonly product: Product,
  ) {}

  /** Opens the console and lets the officer's phone scan its code and confirm. */
  static async signIn(product: Product, phone: Phone): Promise<Desk> {
    const desk = new Desk(await product.browser.newPage(), product);
    desk.page.setDefaultTimeout(SLOW_MS);
    await desk.page.setViewportSize(DESK);
    await desk.page.goto(`${product.url}/console/`);
    await desk.page.getByAltText('登录用的小程序码').waitFor();
    await phone.page.bringToFront();
    await phone.scanNewest();
    await phone.sees('登录先锋电脑端');
    await phone.tap('确认登录');
    await phone.sees('已确认登录');
    await desk.page.bringToFront();
    await desk.page.getByRole('navigation', { name: '主菜单' }).waitFor();
    return desk;
  }

  /** Opens a page of the console by its address and waits for its heading. */
  async open(path: string, title?: string | RegExp): Promise<void> {
    await this.page.bringToFront();
    await this.page.goto(`${this.product.url}/console${path}`);
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** Waits until nothing on the page is still loading. */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
    await this.page.locator('#content .ant-skeleton, #content .ant-spin-spinning').first().waitFor({ state: 'detached' });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).locator('visible=true').first().waitFor();
  }

  /** Serious and critical findings of axe, each with the first place where it is. */
  async accessibilityFindings(): Promise<string[]> {
    // As a string: the content policy of the console lets no script in, and neither should a test need one.
    await this.page.evaluate(`(() => { ${axe.source}; })()`);
    const { violations } = (await this.page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as axe.AxeResults;
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}×, ${nodes[0].target.join(' ')})`);
  }
}
