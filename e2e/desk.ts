import { setTimeout as pause } from 'node:timers/promises';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import type { Product } from './harness';
import type { Phone } from './phone';

const SLOW_MS = 20_000;

/** The screen of an office PC. */
export const DESK = { width: 1440, height: 900 };

/** The console in an officer's browser, in the words an officer would use. */
export class Desk {
  /** Name of who is logged in by SMS. */
  private who = '';

  private constructor(
    readonly page: Page,
    private readonly product: Product,
  ) {}

  /** Opens the console and lets the officer's phone scan its code and confirm. */
  static async signIn(product: Product, phone: Phone): Promise<Desk> {
    const desk = await Desk.begin(product);
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

  /** The console at an office PC where nobody is logged in yet. */
  static async begin(product: Product): Promise<Desk> {
    const desk = new Desk(await product.browser.newPage(), product);
    desk.page.setDefaultTimeout(SLOW_MS);
    await desk.page.setViewportSize(DESK);
    // A click on a dialog that still unfolds can miss its button.
    await desk.page.emulateMedia({ reducedMotion: 'reduce' });
    return desk;
  }

  /** Lets a persona in by the code that comes by SMS; whoever sat here before logs out. */
  async signInBySms(personaId: string): Promise<void> {
    const persona = this.product.personas.find(({ id }) => id === personaId)!;
    const menu = this.page.getByRole('navigation', { name: '主菜单' });
    const bySms = this.page.getByRole('tab', { name: '短信验证码' });
    await this.page.bringToFront();
    await this.page.goto(`${this.product.url}/console/`);
    await menu.or(bySms).first().waitFor();
    if (await menu.isVisible()) {
      await this.page.getByRole('button', { name: this.who }).click();
      await this.page.getByRole('menuitem', { name: '退出登录' }).click();
    }
    await bySms.click();
    await this.page.getByLabel('手机号').fill(persona.phone);
    await this.liftCarrierLimits();
    const earlier = (await this.messages(personaId)).length;
    await this.button('获取验证码').click();
    await this.page.getByRole('textbox', { name: '短信验证码' }).fill(await this.codeAfter(personaId, earlier));
    await this.button('登录').click();
    await menu.waitFor();
    this.who = persona.name;
  }

  /** The carrier counts true seconds, while a flow's days pass in a moment. */
  private async liftCarrierLimits(): Promise<void> {
    const limits = { perThirtySeconds: 100, perHour: 100, perDay: 100 };
    await fetch(`${this.product.sandboxUrl}/_control/sms`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ limits }) });
  }

  private async messages(personaId: string): Promise<{ text: string }[]> {
    return (await (await fetch(`${this.product.sandboxUrl}/_control/sms?personaId=${personaId}`)).json()) as { text: string }[];
  }

  private async codeAfter(personaId: string, earlier: number): Promise<string> {
    const deadline = Date.now() + SLOW_MS;
    for (;;) {
      const message = (await this.messages(personaId))[earlier];
      if (message) return /\d{6}/.exec(message.text)![0];
      if (Date.now() > deadline) throw new Error(`no SMS reached ${personaId}`);
      await pause(100);
    }
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

  /** Takes a case from the queue onto the review desk. */
  async chooseCase(title: string): Promise<void> {
    await this.page.getByRole('navigation', { name: '待评审案例' }).getByRole('link', { name: title }).click();
    await this.page.getByRole('heading', { level: 2, name: title }).waitFor();
  }

  /** Agrees in the dialog that asks `question`. */
  async confirm(question: string, answer: string): Promise<void> {
    const dialog = this.page.getByRole('dialog').filter({ hasText: question });
    await dialog.getByRole('button', { name: answer, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
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
