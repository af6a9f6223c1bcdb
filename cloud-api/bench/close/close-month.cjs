// Closes the month in a process of its own; prints how long it took and the most memory the process has held.
const { inProduct, load } = require('../lib/product.cjs');

const month = process.argv[2];

void inProduct(async ({ get }) => {
  const { UnitOfWork } = load('database/index');
  const closer = get(load('modules/rankings/index').MonthCloser);
  const began = performance.now();
  await get(UnitOfWork).run((tx) => closer.begin(tx, month, null));
  await closer.run(month);
  const ms = performance.now() - began;
  const [{ units }] = await get(UnitOfWork).read((tx) => tx.select('SELECT COUNT(*) AS units FROM ranking_row WHERE month = ? AND place > 0', [month]));
  process.stdout.write(`${JSON.stringify({ ms, units: Number(units), memory: process.resourceUsage().maxRSS / 1024 })}\n`);
});
