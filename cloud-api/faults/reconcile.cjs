// node reconcile.cjs <day>…: reconciles days as the nightly job does; prints what each came to.
const { inProduct, load } = require('../bench/lib/product.cjs');

void inProduct(async ({ get }) => {
  const { UnitOfWork } = load('database/index');
  const { DayRun } = load('modules/reconciliation/index');
  const days = process.argv.slice(2);
  for (const day of days) await get(DayRun).run(day);
  const rows = await get(UnitOfWork).read((tx) => tx.select('SELECT * FROM recon_day ORDER BY day'));
  const differences = await get(UnitOfWork).read((tx) => tx.select("SELECT day, kind, number, billFen, hereFen FROM recon_difference WHERE status <> 'settled' ORDER BY day, id"));
  process.stdout.write(`${JSON.stringify({ days: rows, differences })}\n`);
});
