import type { Page } from 'playwright-core';
import { screenshot, type Product } from './harness';

const SHOWN_TEXT = 800;

/** What the open pages show, as words for the report and as pictures. */
async function seenOn(pages: Page[], name: string): Promise<string> {
  const seen = await Promise.all(pages.map(async (page, i) => {
    await screenshot(page, `${name}-failed-${i}`);
    const texts = await Promise.all(page.frames().map((frame) => frame.locator('body').innerText().catch(() => '')));
    return `${page.url()}\n${texts.join('\n').replace(/\s*\n\s*/g, ' | ').slice(0, SHOWN_TEXT)}`;
  }));
  return seen.join('\n');
}

/** A test whose steps stand on one another: after a failure the rest fail at once and say why. */
export function steps(product: () => Product, name: string): (title: string, work: () => Promise<void>) => void {
  let failed: string | null = null;
  return (title, work) =>
    it(title, async () => {
      if (failed) throw new Error(`not tried: "${failed}" failed`);
      failed = title;
      try {
        await work();
      } catch (error) {
        throw new Error(`${(error as Error).message}\n${await seenOn(product().browser.pages(), name)}`, { cause: error });
      }
      failed = null;
    });
}
