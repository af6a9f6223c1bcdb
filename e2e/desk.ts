import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page, Request } from 'playwright-core';
import { accessibilityFindings } from './accessibility';
import type { Product } from './harness';
import type { Phone } from './phone';

const SLOW_MS = 20_000;

/** The screen of an office PC. */
export const DESK = { width: 1440, height: 900 };

/** The console in an officer's browser, in the words an officer would use. */
export class Desk {
  /** Name of who is logged in by SMS. */
  private who = '';

  /** Asked for and not answered yet. */
  private readonly underWay = new Set<Request>();

  private constructor(
    readonly page: Page,
    private readonly product: Product,
  ) {
    page.on('request', (request) => this.underWay.add(request));
    for (const end of ['requestfinished', 'requestfailed'] as const) page.on(end as 'requestfinished', (request) => this.underWay.delete(request));
  }

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

  /** Goes on to a page as a link would, without starting the console anew; by way of an empty one, so that the page is built up from nothing. */
  async go(path: string): Promise<void> {
    for (const next of [path === '/nowhere' ? '/' : '/nowhere', path]) {
      await this.page.evaluate((address) => {
        document.querySelector('#content > *')?.setAttribute('data-left', '');
        performance.mark('left');
        history.pushState(null, '', address);
        dispatchEvent(new PopStateEvent('popstate'));
      }, `/console${next}`);
      await this.page.locator('[data-left]').waitFor({ state: 'detached' });
    }
    await this.page.locator('#content').getByRole('heading', { level: 1 }).waitFor();
  }

  /** Waits until nothing on the page is still loading. */
  async settled(): Promise<void> {
    const deadline = Date.now() + SLOW_MS;
    // An answer may lead to the next question, so one quiet look is not enough.
    for (let quiet = 0; quiet < 2; quiet = this.underWay.size === 0 ? quiet + 1 : 0) {
      if (Date.now() > deadline) throw new Error(`still loading: ${[...this.underWay].map((request) => request.url()).join(', ')}`);
      await pause(50);
    }
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

  /** Has these personas judge the case on the desk. */
  async chooseReviewers(...personaIds: string[]): Promise<void> {
    await this.button(/安排评审员/).click();
    const dialog = this.page.getByRole('dialog', { name: '安排评审员' });
    for (const id of personaIds) {
      const { name } = this.product.personas.find((persona) => persona.id === id)!;
      await dialog.getByLabel('查找评审员').fill(name);
      await dialog.getByRole('checkbox', { name: `选择${name}` }).first().check();
    }
    await dialog.getByRole('button', { name: `安排所选 ${personaIds.length} 人` }).click();
    await this.sees('已安排，评审员会收到通知');
  }

  /** Closes every month up to this one, accepting what is still open; `look` sees the checks of the last one first. */
  async closeMonths(month: string, look?: () => Promise<void>): Promise<void> {
    const last = monthName(month);
    for (let name = ''; name !== last; ) {
      await this.open('/points/months', '月度结账');
      const waiting = this.page.getByRole('navigation', { name: '月份' }).getByRole('link', { name: '待结账' }).last();
      name = /\d+年\d+月/.exec(await waiting.innerText())![0];
      await waiting.click();
      await this.page.getByRole('heading', { level: 2, name: `${name}结账` }).waitFor();
      const close = this.button(`${name}结账`);
      await close.waitFor();
      if (name === last) await look?.();
      for (const open of await this.page.getByRole('checkbox', { name: /^已知悉/ }).all()) await open.check();
      await close.click();
      await this.confirm(`${name}结账？`, '结账');
      await this.sees('已结账并封存');
    }
  }

  /** Approves the bulletin that waits and publishes it. */
  async releaseBulletin(words: string): Promise<void> {
    await this.open('/points/bulletins', '月度通报');
    await this.page.getByRole('row', { name: /待审批|审批中/ }).getByRole('link').first().click();
    await this.sees(words);
    for (const [button, answer, told] of [['批准通报', '批准', '已批准'], ['发布通报', '发布', '已发布，正在通知各支部']]) {
      await this.button(button).click();
      await this.confirm(`${button}？`, answer);
      await this.sees(told);
    }
  }

  /** Decides on the case on the desk, with words where they are needed. */
  async decide(title: string, decision: string, words: string): Promise<void> {
    await this.chooseCase(title);
    await this.page.getByLabel(/^意见与理由/).fill(words);
    await this.button(decision).click();
    await this.confirm(`${decision}：`, decision);
    await this.sees('已办理');
  }

  /** Takes the file that a click brings. */
  async download(click: () => Promise<void>): Promise<Buffer> {
    const file = this.page.waitForEvent('download');
    await click();
    const parts: Buffer[] = [];
    for await (const part of await (await file).createReadStream()) parts.push(part as Buffer);
    return Buffer.concat(parts);
  }

  /** Chooses from the list of a field that takes one; it closes by itself. */
  async choose(form: Locator, label: string, option: string | RegExp): Promise<void> {
    await form.getByLabel(label, { exact: true }).click();
    await this.page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click();
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

  /** Light for dark, and dark for light. */
  async changeColours(): Promise<void> {
    const theme = this.page.locator('html');
    const next = (await theme.getAttribute('data-theme')) === 'dark' ? 'light' : 'dark';
    await this.button('外观').click();
    await this.page.getByRole('menuitem', { name: next === 'dark' ? '改用深色' : '改用浅色' }).click();
    await this.page.locator(`html[data-theme=${next}]`).waitFor();
  }

  /** How far the page has jumped since it was gone to (cumulative layout shift). */
  async layoutShift(): Promise<number> {
    return this.page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          const [{ startTime }] = performance.getEntriesByName('left').slice(-1);
          const add = (list: PerformanceObserverEntryList) => {
            for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) if (entry.startTime > startTime) sum += entry.value;
          };
          new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
          // What is buffered is handed over before the frame after the next.
          requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
        }),
    );
  }

  /** Serious and critical findings of axe, of all its rules or of one. */
  accessibilityFindings(rule?: string): Promise<string[]> {
    return accessibilityFindings(this.page, rule ? { only: [rule] } : {});
  }
}

/** As the console writes a month. */
export const monthName = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
