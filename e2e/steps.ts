import { screenshot, type Product } from './harness';

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
        for (const [i, page] of product().browser.pages().entries()) await screenshot(page, `${name}-failed-${i}`);
        throw error;
      }
      failed = null;
    });
}
