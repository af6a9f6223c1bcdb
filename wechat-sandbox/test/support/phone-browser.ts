import { chromium, type Browser, type Page } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Set to a folder to keep pictures of the screens. */
const PICTURES = process.env['FLOW_PICTURES'];

/** Chromium on the phone page, with what the flows do there. */
export class PhoneBrowser {
  private errors: Error[] = [];
  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  static async start(url: string): Promise<PhoneBrowser> {
    return new PhoneBrowser(await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS }), url);
  }

  stop(): Promise<void> {
    return this.browser.close();
  }

  async open(width: number, height: number, query = ''): Promise<Page> {
    const page = await this.browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    page.on('pageerror', (error) => this.errors.push(error));
    await page.goto(`${this.url}/${query}`);
    return page;
  }

  /** Errors of the pages since the last call. */
  takeErrors(): Error[] {
    return this.errors.splice(0);
  }

  /** Taps a method's button in the fake mini-program. */
  async tap(page: Page, method: string): Promise<void> {
    await this.mini(page).getByTestId(`call-${method}`).click();
  }

  /** What the fake mini-program was answered. */
  async answer(page: Page, method: string): Promise<any> {
    const out = this.mini(page).getByTestId('out').filter({ hasText: new RegExp(`^${method} `) });
    return JSON.parse((await out.textContent())!.slice(method.length + 1));
  }

  mini(page: Page) {
    return page.frameLocator('[data-testid=mini-program]');
  }

  async picture(page: Page, name: string): Promise<void> {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png` });
  }
}
