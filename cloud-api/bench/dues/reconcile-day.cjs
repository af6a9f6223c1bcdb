// Reconciles a day in a process of its own; prints how long it took and the most memory the process has held.
const { inProduct, load } = require('../lib/product.cjs');

const day = process.argv[2];

void inProduct(async ({ get }) => {
  const { UnitOfWork } = load('database/index');
  const began = performance.now();
  await get(load('modules/reconciliation/index').DayRun).run(day);
  const ms = performance.now() - began;
  const [row] = await get(UnitOfWork).read((tx) => tx.select('SELECT status, payments, herePayments, booksPaidFen, paidFen, problem FROM recon_day WHERE day = ?', [day]));
  const [{ differences }] = await get(UnitOfWork).read((tx) => tx.select('SELECT COUNT(*) AS differences FROM recon_difference WHERE day = ?', [day]));
  process.stdout.write(`${JSON.stringify({ ms, ...row, differences: Number(differences), memory: process.resourceUsage().maxRSS / 1024 })}\n`);
});
