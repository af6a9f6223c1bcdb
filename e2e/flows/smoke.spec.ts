import { Product, screenshot } from '../harness';

describe('the started product', () => {
  let product: Product;

  beforeAll(async () => {
    product = await Product.start();
  });
  afterAll(() => product?.stop());

  it("shows the persona's phone", async () => {
    const [persona] = product.personas;
    const page = await product.phone(persona.id);
    await page.getByTestId('tab-me').click();
    await page.getByText(persona.name).locator('visible=true').first().waitFor();
    await screenshot(page, 'smoke-phone');
  });

  it('opens the H5 build', async () => {
    const page = await product.h5();
    await page.locator('.taro_page').first().waitFor();
    await screenshot(page, 'smoke-h5');
    expect(product.pageErrors).toEqual([]);
  });
});
