// Makes a month's bills in a process of its own; prints how long it took and the most memory the process has held.
const { inProduct, load } = require('../lib/product.cjs');

const [path, month] = process.argv.slice(2);

void inProduct(async ({ get }) => {
  const maker = get(load('modules/dues/bill-maker').BillMaker);
  const began = performance.now();
  const { made } = await maker.make(path, month);
  process.stdout.write(`${JSON.stringify({ ms: performance.now() - began, made, memory: process.resourceUsage().maxRSS / 1024 })}\n`);
});
