import { setTimeout as pause } from 'node:timers/promises';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import type { Product } from './harness';

const SLOW_MS = 20_000;

/** A persona's phone with the mini-program on it, in the words a person would use. */
export class Phone {
  private constructor(
    readonly page: Page,
    readonly personaId: string,
  ) {}

  /** Opens WeChat and the mini-program; binds the account by the phone number where that is still to do. */
  static async signIn(product: Product, personaId: string): Promise<Phone> {
    const phone = await Phone.begin(product, personaId);
    const bind = phone.bindButton;
    const greeting = phone.app.getByText(/同志$/);
    await bind.or(greeting).first().waitFor();
    if (await bind.isVisible()) {
      await phone.app.getByText('我已阅读并同意').click();
      await bind.click();
      await phone.page.getByTestId('phone-allow').click();
    }
    await greeting.first().waitFor();
    return phone;
  }

  /** Opens a page from a card for somebody who has no account and makes none. */
  static async visit(product: Product, personaId: string, path: string): Promise<Phone> {
    const phone = await Phone.begin(product, personaId);
    await phone.bindButton.waitFor();
    await phone.open(path);
    return phone;
  }

  /** Opens the card that a friend sent last, from WeChat's list of chats. */
  static async openCard(product: Product, personaId: string, friendId: string): Promise<Phone> {
    const phone = new Phone(await product.phone(personaId), personaId);
    phone.page.setDefaultTimeout(SLOW_MS);
    await phone.page.getByTestId('tab-chats').click();
    await phone.page.getByTestId(`chat-friend-${friendId}`).click();
    await phone.page.getByTestId('card-open').last().click();
    return phone;
  }

  private static async begin(product: Product, personaId: string): Promise<Phone> {
    const phone = new Phone(await product.phone(personaId), personaId);
    phone.page.setDefaultTimeout(SLOW_MS);
    await phone.page.getByTestId('tab-discover').click();
    await phone.page.getByTestId('open-mini-program').click();
    return phone;
  }

  private get bindButton(): Locator {
    return this.app.getByText('微信手机号一键绑定');
  }

  /** Puts the phone away and takes it out again: the mini-program starts anew. */
  async again(product: Product): Promise<Phone> {
    await this.page.close();
    return Phone.signIn(product, this.personaId);
  }

  /** WeChat's 扫一扫 on the mini-program code that was made last. */
  async scanNewest(): Promise<void> {
    const leave = this.page.getByTestId('capsule-close');
    if (await leave.isVisible()) await leave.click();
    await this.page.getByTestId('tab-discover').click();
    await this.page.getByTestId('scan').click();
    await this.page.locator('[data-testid^=scan-code-]').first().click();
  }

  get app(): FrameLocator {
    return this.page.frameLocator('[data-testid=mini-program]');
  }

  /** The page in sight, once a change of pages is over: before it slides in, it stands still one screen to the right, and a tap goes past it. */
  async top(): Promise<Locator> {
    const shown = this.app.locator('.taro_page').locator('visible=true');
    const deadline = Date.now() + SLOW_MS;
    for (;;) {
      const path = await this.frame.evaluate(() => location.hash.slice(1).split('?')[0]);
      const pages = await shown.evaluateAll((all) => all.map(({ id, classList }) => ({ id, still: classList.contains('taro_page_stationed') || classList.contains('taro_tabbar_page') })));
      if (pages.length === 1 && pages[0].still && pages[0].id.startsWith(path)) {
        // Chromium sends a tap to where things were drawn last.
        await this.frame.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        return shown;
      }
      if (Date.now() > deadline) throw new Error(`${path} is not the only page in sight: ${pages.map(({ id }) => id).join(', ')}`);
      await pause(50);
    }
  }

  get frame(): Frame {
    const frame = this.page.frames().find((f) => f !== this.page.mainFrame());
    if (!frame) throw new Error('the mini-program is not open');
    return frame;
  }

  /** Opens a page of the mini-program by its path, as a card or a message would; not while another is still sliding in, which would be lost. */
  async open(path: string): Promise<void> {
    await this.top();
    await this.frame.evaluate((hash) => {
      location.hash = hash;
    }, `/${path}`);
    await (await this.top()).waitFor();
  }

  async tap(text: string | RegExp): Promise<void> {
    await (await this.top()).getByText(text, typeof text === 'string' ? { exact: true } : {}).locator('visible=true').last().click();
  }

  /** Chooses a tab of the page; taps again where the page was still being renewed under the finger. */
  async choose(name: string): Promise<void> {
    const top = await this.top();
    const chosen = top.locator('.xf-tabs__item--active').filter({ hasText: name });
    for (let tries = 0; tries < 5 && !(await chosen.isVisible()); tries++) {
      await top.locator('.xf-tabs__item').filter({ hasText: name }).click();
      await chosen.waitFor({ timeout: 2_000 }).catch(() => undefined);
    }
    await chosen.waitFor();
  }

  /** A button of a dialog or sheet: these lie over the page. */
  async confirm(text: string): Promise<void> {
    await this.app.locator('.xf-dialog, .xf-sheet').getByText(text, { exact: true }).last().click();
  }

  /** Pays on WeChat's sheet and comes back to the mini-program. */
  async payByWechat(): Promise<void> {
    await this.page.getByTestId('payment-confirm').click();
    await this.page.getByTestId('payment-finish').click();
  }

  async write(label: string, text: string): Promise<void> {
    await (await this.top()).locator(`textarea[aria-label="${label}"], input[aria-label="${label}"]`).last().fill(text);
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.app.getByText(text).locator('visible=true').first().waitFor();
  }

  /** Leaves the mini-program and opens the newest service message with these words from WeChat's list of chats. */
  async openMessage(words: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.getByTestId('capsule-close').click();
    await this.page.getByTestId('tab-chats').click();
    await this.page.getByTestId('chat-service').click();
    const message = this.page.getByTestId('msg').filter({ hasText: words }).last();
    await message.waitFor({ timeout: 60_000 });
    await message.getByTestId('msg-open').click();
  }

  /** Text in the title bar of the sandbox's phone or on the page, for failures. */
  async text(): Promise<string> {
    return this.app.locator('body').innerText();
  }
}
